"""What a module that owns tables says of them: how it forgets a person, and what it forgets in time."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to be forgotten, in the private chat, whose id is the person's, and in the chat where that was asked."""

    user_id: int
    chats: frozenset[int]


@dataclass(frozen=True, slots=True)
class Store:
    """The tables of one module, to which no other one adds rows.

    Ids of people are forgotten by `forget`, and what is old by `purge`. `kept` says of a `table.column` that would
    be a case for one of them why it is not.
    """

    tables: tuple[str, ...] = ()
    forget: Callable[[sqlite3.Connection, Person], None] | None = None
    purge: Callable[[sqlite3.Connection], None] | None = None
    kept: Mapping[str, str] = field(default_factory=dict)
