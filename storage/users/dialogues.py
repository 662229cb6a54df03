"""What editors are in the middle of: it outlives a restart, and ends by itself."""

import sqlite3
from dataclasses import dataclass

from storage.database.retention import DIALOGUE, ENDED_DIALOGUE, seconds
from storage.database.store import Person, Store


@dataclass(frozen=True, slots=True)
class Dialogue:
    """A dialogue with one editor in one chat; `state` is JSON that its owner understands."""

    state: str
    is_over: bool


def find(connection: sqlite3.Connection, chat_id: int, user_id: int) -> Dialogue | None:
    """Return the dialogue that somebody is in."""
    row = connection.execute(
        "SELECT state, expires_at <= now() FROM dialogues WHERE chat_id = ? AND user_id = ?", (chat_id, user_id)
    ).fetchone()
    return None if row is None else Dialogue(row[0], bool(row[1]))


def keep(connection: sqlite3.Connection, chat_id: int, user_id: int, state: str) -> None:
    """Begin a dialogue in place of any other, or take it a step further."""
    connection.execute(
        """
        INSERT INTO dialogues (chat_id, user_id, state, expires_at) VALUES (?, ?, ?, now() + ?)
        ON CONFLICT (chat_id, user_id) DO UPDATE SET state = excluded.state, expires_at = excluded.expires_at
        """,
        (chat_id, user_id, state, seconds(DIALOGUE)),
    )


def end(connection: sqlite3.Connection, chat_id: int, user_id: int) -> None:
    """End whatever dialogue somebody is in."""
    connection.execute("DELETE FROM dialogues WHERE chat_id = ? AND user_id = ?", (chat_id, user_id))


def forget(connection: sqlite3.Connection, person: Person) -> None:
    """Forget whatever somebody is in the middle of, in all chats."""
    connection.execute("DELETE FROM dialogues WHERE user_id = ?", (person.user_id,))


def purge(connection: sqlite3.Connection) -> None:
    """Forget the dialogues that ended by themselves long ago."""
    connection.execute("DELETE FROM dialogues WHERE expires_at <= now() - ?", (seconds(ENDED_DIALOGUE),))


STORE = Store(tables=("dialogues",), forget=forget, purge=purge)
