"""The methods of the Bot API that the stand-in implements, by name."""

from playground.bot_api.methods import about_chats, delivery, editing, identity, queries, sending
from playground.bot_api.methods.call import Method

METHODS: dict[str, Method] = (
    about_chats.METHODS | delivery.METHODS | editing.METHODS | identity.METHODS | queries.METHODS | sending.METHODS
)
