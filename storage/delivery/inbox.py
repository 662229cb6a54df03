"""Updates as they came, until they are handled: each once, by the key (bot id, update_id)."""

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple


class Arrival(NamedTuple):
    """An update that came and is to be stored."""

    update_id: int
    lane: int
    payload: str


class Waiting(NamedTuple):
    """A stored update that waits for its turn in its lane."""

    number: int
    lane: int
    payload: str


def store(connection: sqlite3.Connection, bot_id: int, arrivals: Sequence[Arrival], now: int) -> list[Waiting]:
    """Store what has not come before, and return just that, in the order of arrival."""
    [last] = connection.execute("SELECT max(number) FROM inbox").fetchone()
    connection.executemany(
        """
        INSERT INTO inbox (bot_id, update_id, lane, payload, received_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
        [(bot_id, arrival.update_id, arrival.lane, arrival.payload, now) for arrival in arrivals],
    )
    rows = connection.execute("SELECT number, lane, payload FROM inbox WHERE number > ? ORDER BY number", (last or 0,))
    return [Waiting(*row) for row in rows]


def lanes(connection: sqlite3.Connection, bot_id: int) -> list[int]:
    """Return the lanes in which something waits, the one that waits longest first."""
    rows = connection.execute(
        "SELECT lane FROM inbox WHERE state = 'waiting' AND bot_id = ? GROUP BY lane ORDER BY min(number)", (bot_id,)
    )
    return [lane for (lane,) in rows]


def waiting(connection: sqlite3.Connection, bot_id: int, lane: int, limit: int) -> list[Waiting]:
    """Return the next updates of a lane."""
    rows = connection.execute(
        """
        SELECT number, lane, payload FROM inbox
        WHERE state = 'waiting' AND lane = ? AND bot_id = ? ORDER BY number LIMIT ?
        """,
        (lane, bot_id, limit),
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


def forget(connection: sqlite3.Connection, lane: int) -> None:
    """Forget which updates were a chat's, and those that could not be read; their keys stay: none is handled twice."""
    connection.execute(
        "UPDATE inbox SET lane = 0, payload = NULL, state = 'handled' WHERE lane = ? AND state != 'waiting'", (lane,)
    )


def purge(connection: sqlite3.Connection, before: int) -> None:
    """Forget the keys of what came before this moment and waits no longer."""
    connection.execute("DELETE FROM inbox WHERE received_at < ? AND state != 'waiting'", (before,))
