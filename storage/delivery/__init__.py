"""What came from Telegram, what goes there, and what is due."""
