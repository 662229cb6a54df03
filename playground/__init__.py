"""A local stand-in for Telegram: a strict Bot API server, people who write to the bot, and a chat page."""

from playground.bot_api.faults import Fault, bad_gateway, too_many_requests
from playground.server import BotApiServer
from playground.world.bell import SilenceError
from playground.world.chats import Chat
from playground.world.messages import Button, Message
from playground.world.people import Person, Tap

__all__ = [
    "BotApiServer",
    "Button",
    "Chat",
    "Fault",
    "Message",
    "Person",
    "SilenceError",
    "Tap",
    "bad_gateway",
    "too_many_requests",
]
