"""What a change would do, found out before it is saved."""
