"""Who changed what and when; taken back, or brought back."""
