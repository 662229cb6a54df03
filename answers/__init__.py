"""From a question to an answer: pure and synchronous, over a snapshot of the knowledge."""
