"""What all topics use."""
