"""What a method of the Bot API is to the stand-in."""

from collections.abc import Awaitable, Callable

from bot.playground.cloud import Cloud
from bot.playground.errors import Json

Method = Callable[[Cloud, Json], Awaitable[object]]
"""Takes checked parameters, returns the `result`, raises `TelegramError`. One without await happens at once."""
