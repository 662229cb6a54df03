"""How fast the bot sends, and how much at one moment."""

# Telegram takes 30 messages a second in all (Bots FAQ, «My bot is hitting limits»): replies need the rest.
BROADCAST_INTERVAL = 1 / 20  # seconds between two messages that no update causes
BROADCASTS_AT_ONCE = 20  # that are under way
CHATS_AT_ONCE = 256  # that are served
