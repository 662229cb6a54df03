"""A local stand-in for Telegram: a strict Bot API server, people who write to the bot, and a chat page."""

from bot.playground.bell import SilenceError
from bot.playground.chats import Chat
from bot.playground.faults import Fault, bad_gateway, too_many_requests
from bot.playground.messages import Button, Message
from bot.playground.people import Person, Tap
from bot.playground.server import BotApiServer

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
