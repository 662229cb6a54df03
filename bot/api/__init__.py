"""The Bot API over aiohttp."""
