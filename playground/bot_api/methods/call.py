"""What a method of the Bot API is to the stand-in."""

from collections.abc import Awaitable, Callable

from playground.specification.errors import Json
from playground.world.cloud import Cloud

Method = Callable[[Cloud, Json], Awaitable[object]]
"""Takes checked parameters, returns the `result`, raises `TelegramError`. One without await happens at once."""
