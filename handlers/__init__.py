"""What people in Telegram can do."""
