"""Messages that became facts: editing such a message edits the fact."""

import sqlite3
from dataclasses import dataclass

from storage.database.retention import FACT_MESSAGES, seconds
from storage.database.store import Store


@dataclass(frozen=True, slots=True)
class FactMessage:
    """The fact that a message became; `version` is the number in the history of what the message last said."""

    fact: str
    version: int


def find(connection: sqlite3.Connection, chat_id: int, message_id: int) -> FactMessage | None:
    """Return what a message became."""
    row = connection.execute(
        "SELECT fact, version FROM fact_messages WHERE chat_id = ? AND message_id = ?", (chat_id, message_id)
    ).fetchone()
    return None if row is None else FactMessage(*row)


def record(connection: sqlite3.Connection, chat_id: int, message_id: int, became: FactMessage) -> None:
    """Store what a message became."""
    connection.execute(
        """
        INSERT INTO fact_messages (chat_id, message_id, fact, version, at) VALUES (?, ?, ?, ?, now())
        ON CONFLICT (chat_id, message_id) DO UPDATE SET fact = excluded.fact, version = excluded.version
        """,
        (chat_id, message_id, became.fact, became.version),
    )


def purge(connection: sqlite3.Connection) -> None:
    """Forget the messages of long ago: nobody can edit them any longer."""
    connection.execute("DELETE FROM fact_messages WHERE at < now() - ?", (seconds(FACT_MESSAGES),))


STORE = Store(
    tables=("fact_messages",),
    purge=purge,
    kept={"fact_messages.chat_id": "the fact follows the message as long as its editor can edit it"},
)
