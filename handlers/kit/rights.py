"""Who may do what: by the numeric id of a person who speaks for himself, now and again at the moment of the effect."""

import sqlite3
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeAlias

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


async def editor(context: Context) -> Author:
    """Return who asks, and see to it that the right is checked once more when the update takes effect.

    Raises StrangerError where that is no editor and no owner.
    """
    return await _allowed(context, _require_editor)


async def owner(context: Context) -> Author:
    """Return who asks, as `editor` does.

    Raises StrangerError where that is no owner.
    """
    return await _allowed(context, _require_owner)


async def is_staff(context: Context) -> bool:
    """Whether an editor or an owner speaks for himself."""
    return await role(context) is not None


async def role(context: Context) -> Role | None:
    """Return what whoever speaks is, None where that is a visitor."""
    user = context.speaker
    if user is None:
        return None
    if user.id in context.services.owners:
        return "owner"
    return "editor" if await context.database.read(editors.find, user.id) is not None else None


async def role_in_private(context: Context) -> Role | None:
    """Return what whoever speaks in private is: what editors do is nobody's business in a group."""
    return await role(context) if context.is_private else None


async def _allowed(context: Context, require: _Check) -> Author:
    user = context.speaker
    if user is None:
        raise StrangerError
    owners = context.services.owners
    await context.database.read(require, user.id, owners)
    context.work.add(require, user.id, owners)
    return Author(user.id, user.full_name)


def _require_owner(connection: sqlite3.Connection, user_id: int, owners: AbstractSet[int]) -> None:  # noqa: ARG001
    if user_id not in owners:
        raise StrangerError


def _require_editor(connection: sqlite3.Connection, user_id: int, owners: AbstractSet[int]) -> None:
    if user_id not in owners and editors.find(connection, user_id) is None:
        raise StrangerError
