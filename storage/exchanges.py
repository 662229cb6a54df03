"""What a chat was told: for /why, for follow-ups, and to mend an answer when its question is edited."""

import sqlite3
import time
from dataclasses import dataclass

from pydantic import TypeAdapter

from answers.answer import Answer
from storage import outbox


@dataclass(frozen=True, slots=True)
class Told:
    """What was said: the answer to a question, or what a command or a tap showed.

    `shown` holds `fact:ID`, `person:ID`, `story:ID` or `people`, and `album:ID` for pictures that were met with a word.
    """

    answer: Answer | None = None
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was said, and how many seconds before."""

    told: Told
    age: int


@dataclass(frozen=True, slots=True)
class Standing:
    """An answer that stands in the chat; `message_id` is None where it never got there."""

    number: int
    message_id: int | None


_told = TypeAdapter(Told)


def record(
    connection: sqlite3.Connection, told: Told, call: outbox.Call, message_id: int | None = None
) -> outbox.Outgoing:
    """Store a reply that tells something; `message_id` is that of the question."""
    outgoing = outbox.add(connection, call)
    connection.execute(
        "INSERT INTO exchanges (chat_id, message_id, reply, told, at) VALUES (?, ?, ?, ?, ?)",
        (call.chat_id, message_id, outgoing.number, _as_json(told), int(time.time())),
    )
    return outgoing


def mend(connection: sqlite3.Connection, number: int, told: Told, call: outbox.Call) -> outbox.Outgoing:
    """Store the call that changes a standing answer, and what it now tells."""
    outgoing = outbox.add(connection, call)
    connection.execute(
        "UPDATE exchanges SET told = ?, reply = ? WHERE number = ?", (_as_json(told), outgoing.number, number)
    )
    return outgoing


def last(connection: sqlite3.Connection, chat_id: int) -> Exchange | None:
    """Return what the chat was told last."""
    row = connection.execute(
        "SELECT told, at FROM exchanges WHERE chat_id = ? ORDER BY number DESC LIMIT 1", (chat_id,)
    ).fetchone()
    return None if row is None else Exchange(_told.validate_json(row[0]), int(time.time()) - row[1])


def before(connection: sqlite3.Connection, chat_id: int, message_id: int) -> Exchange | None:
    """Return what the chat had been told when the message with this id was answered."""
    row = connection.execute(
        """
        SELECT earlier.told, mended.at - earlier.at
        FROM exchanges AS mended JOIN exchanges AS earlier USING (chat_id)
        WHERE mended.chat_id = ? AND mended.message_id = ? AND earlier.number < mended.number
        ORDER BY mended.number DESC, earlier.number DESC LIMIT 1
        """,
        (chat_id, message_id),
    ).fetchone()
    return None if row is None else Exchange(_told.validate_json(row[0]), row[1])


def standing(connection: sqlite3.Connection, chat_id: int, message_id: int) -> Standing | None:
    """Return the answer to the question with this message_id."""
    row = connection.execute(
        """
        SELECT exchanges.number, outbox.message_id
        FROM exchanges LEFT JOIN outbox ON outbox.number = exchanges.reply
        WHERE exchanges.chat_id = ? AND exchanges.message_id = ?
        ORDER BY exchanges.number DESC LIMIT 1
        """,
        (chat_id, message_id),
    ).fetchone()
    return None if row is None else Standing(*row)


def forget(connection: sqlite3.Connection, chat_id: int) -> None:
    """Forget what the chat was told."""
    connection.execute("DELETE FROM exchanges WHERE chat_id = ?", (chat_id,))


def purge(connection: sqlite3.Connection, before: int) -> None:
    """Forget what was told before this moment."""
    connection.execute("DELETE FROM exchanges WHERE at < ?", (before,))


def _as_json(told: Told) -> str:
    return _told.dump_json(told, exclude_defaults=True).decode()
