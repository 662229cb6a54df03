"""The values that answering works on: what is known, a question as read, an answer."""
