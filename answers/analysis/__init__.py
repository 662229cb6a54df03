"""What is found out about a question before anything is decided."""
