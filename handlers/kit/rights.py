"""Who may do what: by the numeric id of a person who speaks for himself, now and again at the moment of the effect."""

import sqlite3
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeAlias

from telegram import Message, Update, User

from handlers.kit.context import Context
from storage.users import editors
from storage.users.menus import Role

_Check: TypeAlias = Callable[[sqlite3.Connection, int, AbstractSet[int]], None]  # inside a transaction


class StrangerError(Exception):
    """Somebody without the right asks for something that, for him, is not there."""


@dataclass(frozen=True, slots=True)
class Author:
    """Whoever may make this change."""

    id: int
    name: str


async def editor(update: Update, context: Context) -> Author:
    """Return who asks, and see to it that the right is checked once more when the update takes effect.

    Raises StrangerError where that is no editor and no owner.
    """
    return await _allowed(update, context, _require_editor)


async def owner(update: Update, context: Context) -> Author:
    """Return who asks.

    Raises StrangerError where that is no owner.
    """
    return await _allowed(update, context, _require_owner)


def speaker(update: Update) -> User | None:
    """Return the person who speaks or taps, None where that is a bot, a channel, a group, or a forward."""
    user = update.effective_user
    if user is None or user.is_bot:
        return None
    message = update.message or update.edited_message
    return None if message is not None and not _is_own(message) else user


async def is_staff(context: Context, user_id: int) -> bool:
    """Whether this is an editor or an owner."""
    return await role(context, user_id) is not None


async def role(context: Context, user_id: int) -> Role | None:
    """Return what somebody is, None where that is a visitor."""
    services = context.services
    if user_id in services.owners:
        return "owner"
    return "editor" if await services.database.read(editors.find, user_id) is not None else None


async def _allowed(update: Update, context: Context, require: _Check) -> Author:
    user = speaker(update)
    if user is None:
        raise StrangerError
    services = context.services
    await services.database.read(require, user.id, services.owners)
    context.work.add(require, user.id, services.owners)
    return Author(user.id, user.full_name)


def _require_owner(connection: sqlite3.Connection, user_id: int, owners: AbstractSet[int]) -> None:  # noqa: ARG001
    if user_id not in owners:
        raise StrangerError


def _require_editor(connection: sqlite3.Connection, user_id: int, owners: AbstractSet[int]) -> None:
    if user_id not in owners and editors.find(connection, user_id) is None:
        raise StrangerError


def _is_own(message: Message) -> bool:
    return message.sender_chat is None and message.forward_origin is None and message.via_bot is None
