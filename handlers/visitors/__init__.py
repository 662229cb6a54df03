"""What people ask and see."""
