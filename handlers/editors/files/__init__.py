"""What is known, in and out as files."""
