"""What people ask, what they ask in vain, and what is missing."""
