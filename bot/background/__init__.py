"""What is done without an update: jobs that are due, notices, how the bot presents itself."""
