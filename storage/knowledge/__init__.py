"""What is known, with its history."""
