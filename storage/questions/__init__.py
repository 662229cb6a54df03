"""What people asked and were shown."""
