"""What is known and what happened: SQL beside the function that reads it."""
