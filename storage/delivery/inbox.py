"""Updates as they came, until they are handled: each once, by the key (bot id, update_id)."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from storage.database.retention import DELIVERY, seconds
from storage.database.store import Person, Store


class Arrival(NamedTuple):
    """An update that came and is to be stored; `chat_id` is the person's where it belongs to no chat."""

    update_id: int
    chat_id: int
    payload: str


class Waiting(NamedTuple):
    """A stored update that waits for its turn in its chat."""

    number: int
    chat_id: int
    payload: str


def store(connection: sqlite3.Connection, bot_id: int, arrivals: Sequence[Arrival]) -> list[Waiting]:
    """Store what has not come before, and return just that, in the order of arrival."""
    [last] = connection.execute("SELECT max(number) FROM inbox").fetchone()
    connection.executemany(
        """
        INSERT INTO inbox (bot_id, update_id, chat_id, payload, received_at) VALUES (?, ?, ?, ?, now())
        ON CONFLICT DO NOTHING
        """,
        [(bot_id, arrival.update_id, arrival.chat_id, arrival.payload) for arrival in arrivals],
    )
    rows = connection.execute(
        "SELECT number, chat_id, payload FROM inbox WHERE number > ? ORDER BY number", (last or 0,)
    )
    return [Waiting(*row) for row in rows]


def chats(connection: sqlite3.Connection, bot_id: int) -> list[int]:
    """Return the chats in which something waits, the one that waits longest first."""
    rows = connection.execute(
        "SELECT chat_id FROM inbox WHERE state = 'waiting' AND bot_id = ? GROUP BY chat_id ORDER BY min(number)",
        (bot_id,),
    )
    return [chat_id for (chat_id,) in rows]


def waiting(connection: sqlite3.Connection, bot_id: int, chat_id: int, limit: int) -> list[Waiting]:
    """Return the next updates of a chat."""
    rows = connection.execute(
        """
        SELECT number, chat_id, payload FROM inbox
        WHERE state = 'waiting' AND chat_id = ? AND bot_id = ? ORDER BY number LIMIT ?
        """,
        (chat_id, bot_id, limit),
    )
    return [Waiting(*row) for row in rows]


def handle(connection: sqlite3.Connection, number: int) -> bool:
    """Mark an update as handled and erase its content. Returns False where that was done before."""
    cursor = connection.execute(
        "UPDATE inbox SET state = 'handled', payload = NULL WHERE number = ? AND state = 'waiting'", (number,)
    )
    return cursor.rowcount == 1


def set_aside(connection: sqlite3.Connection, number: int) -> None:
    """Keep an update that cannot be read, for somebody to look at."""
    connection.execute("UPDATE inbox SET state = 'unreadable' WHERE number = ?", (number,))


def forget(connection: sqlite3.Connection, person: Person) -> None:
    """Forget which updates were the chats', and those that could not be read.

    Their keys stay: none is handled twice. What still waits for its turn is handled first, and purged in time.
    """
    for chat_id in person.chats:
        connection.execute(
            "UPDATE inbox SET chat_id = 0, payload = NULL, state = 'handled' WHERE chat_id = ? AND state != 'waiting'",
            (chat_id,),
        )


def purge(connection: sqlite3.Connection) -> None:
    """Forget the keys of what came long ago and waits no longer."""
    connection.execute("DELETE FROM inbox WHERE received_at < now() - ? AND state != 'waiting'", (seconds(DELIVERY),))


STORE = Store(tables=("inbox",), forget=forget, purge=purge)
