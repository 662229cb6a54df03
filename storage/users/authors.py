"""What those who change things are called: the history holds their ids only."""

import sqlite3
from collections.abc import Iterable

from storage.database.store import Person, Store


def remember(connection: sqlite3.Connection, user_id: int, name: str) -> None:
    """Store a name as Telegram gives it now."""
    connection.execute(
        "INSERT INTO authors (user_id, name) VALUES (?, ?) ON CONFLICT (user_id) DO UPDATE SET name = excluded.name",
        (user_id, name),
    )


def names(connection: sqlite3.Connection, user_ids: Iterable[int]) -> dict[int, str]:
    """Return the names that are known."""
    found = {}
    for user_id in set(user_ids):
        row = connection.execute("SELECT name FROM authors WHERE user_id = ?", (user_id,)).fetchone()
        if row is not None:
            found[user_id] = str(row[0])
    return found


def forget(connection: sqlite3.Connection, person: Person) -> None:
    """Forget a name; the history keeps the bare id."""
    connection.execute("DELETE FROM authors WHERE user_id = ?", (person.user_id,))


STORE = Store(tables=("authors",), forget=forget)
