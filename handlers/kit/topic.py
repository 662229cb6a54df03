"""What a topic of handlers says about itself; `handlers.routing` makes PTB's handlers of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from telegram.ext import filters
from telegram.ext.filters import BaseFilter

from handlers.kit.context import Context
from handlers.kit.menus import Audience
from handlers.kit.payloads import Payload

Callback: TypeAlias = Callable[[Context], Awaitable[None]]
Taker: TypeAlias = Callable[
    [Context], Awaitable[bool]
]  # returns whether it took the message; else the next one is asked


class Command(NamedTuple):
    """A command, what it does, and in whose menu it stands; None for no menu."""

    name: str
    callback: Callback
    menu: Audience | None = None
    filters: BaseFilter = filters.UpdateType.MESSAGE


class Tap(NamedTuple):
    """What a tap on a button with this payload does."""

    payload: type[Payload]
    callback: Callback


class Link(NamedTuple):
    """What `/start` does with a parameter that begins so (Bot API, deep linking)."""

    prefix: str
    take: Taker


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic: its commands, its buttons, its deep links, and the messages that it may take.

    `other_commands` are asked for a command that no topic declares, `texts` for a text that is meant for the bot
    and is no command, `edited_texts` for one that was edited, `contents` for anything else that is sent in private; in
    the order of the topics, until one takes it. `before` sees each command before it is carried out, `after` when that
    did not fail.
    """

    commands: tuple[Command, ...] = ()
    taps: tuple[Tap, ...] = ()
    links: tuple[Link, ...] = ()
    other_commands: tuple[Taker, ...] = ()
    texts: tuple[Taker, ...] = ()
    edited_texts: tuple[Taker, ...] = ()
    contents: tuple[Taker, ...] = ()
    before: tuple[Callback, ...] = ()
    after: tuple[Callback, ...] = ()
