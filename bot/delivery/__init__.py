"""From Telegram into the inbox, through the handlers, and from the outbox to Telegram."""
