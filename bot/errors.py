"""What ends the service with one line for the operator."""

REFUSED = (
    "The Bot API server does not know the token in BOT_TOKEN. "
    "Copy it anew from @BotFather (/mybots); if BOT_API_URL is set, check that address too."
)


class ServiceError(Exception):
    """The service cannot go on. The text says why and what to do."""
