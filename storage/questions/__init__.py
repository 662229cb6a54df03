"""What people asked and were told."""
