"""Makes what `answers/data` ships, and measures how well questions are answered."""
