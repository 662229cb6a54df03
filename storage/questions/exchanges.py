"""What a chat was shown: for /why, for follow-ups, and to mend an answer when its question is edited."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from answers.models.answer import Answer
from storage.database.retention import EXCHANGES, seconds
from storage.database.store import Person, Store
from storage.delivery import outbox


@dataclass(frozen=True, slots=True)
class Shown:
    """The answer to a question, or the subjects of what a command or a tap showed.

    These are `fact:ID`, `person:ID`, `story:ID` or `people`, and `album:ID` for pictures that were met with a word.
    """

    answer: Answer | None = None
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was shown, and how many seconds before."""

    shown: Shown
    age: int


@dataclass(frozen=True, slots=True)
class Standing:
    """An answer that stands in the chat, with its messages in order; there are none where it never got there."""

    number: int
    message_ids: Sequence[int]


_shown = TypeAdapter(Shown)
_VERSION = 1  # of what is stored: a later engine may mean something else by the same words


def record(
    connection: sqlite3.Connection, shown: Shown, calls: Sequence[outbox.Call], message_id: int | None = None
) -> list[outbox.Outgoing]:
    """Store a reply that shows something, in one message or several; `message_id` is that of the question."""
    outgoing = outbox.add_all(connection, calls)
    first, *parts = (one.number for one in outgoing)
    connection.execute(
        """
        INSERT INTO exchanges (chat_id, message_id, reply, parts, shown, version, at)
        VALUES (?, ?, ?, ?, ?, ?, now())
        """,
        (calls[0].chat_id, message_id, first, json.dumps(parts), _as_json(shown), _VERSION),
    )
    return outgoing


def mend(
    connection: sqlite3.Connection, number: int, shown: Shown, calls: Sequence[outbox.Call]
) -> list[outbox.Outgoing]:
    """Store the calls that change a standing answer, and what it now shows."""
    outgoing = outbox.add_all(connection, calls)
    first, *parts = (one.number for one in outgoing)
    connection.execute(
        "UPDATE exchanges SET shown = ?, version = ?, reply = ?, parts = ? WHERE number = ?",
        (_as_json(shown), _VERSION, first, json.dumps(parts), number),
    )
    return outgoing


def last(connection: sqlite3.Connection, chat_id: int) -> Exchange | None:
    """Return what the chat was shown last."""
    row = connection.execute(
        "SELECT shown, version, now() - at FROM exchanges WHERE chat_id = ? ORDER BY number DESC LIMIT 1", (chat_id,)
    ).fetchone()
    return None if row is None else parse(*row)


def before(connection: sqlite3.Connection, chat_id: int, message_id: int) -> Exchange | None:
    """Return what the chat had been shown when the message with this id was answered."""
    row = connection.execute(
        """
        SELECT earlier.shown, earlier.version, mended.at - earlier.at
        FROM exchanges AS mended JOIN exchanges AS earlier USING (chat_id)
        WHERE mended.chat_id = ? AND mended.message_id = ? AND earlier.number < mended.number
        ORDER BY mended.number DESC, earlier.number DESC LIMIT 1
        """,
        (chat_id, message_id),
    ).fetchone()
    return None if row is None else parse(*row)


def parse(shown: str, version: int, age: int) -> Exchange:
    """Read what was shown from its JSON; what another version wrote, or cannot be read, counts as nothing."""
    try:
        return Exchange(_shown.validate_json(shown) if version == _VERSION else Shown(), age)
    except ValidationError:
        return Exchange(Shown(), age)


def standing(connection: sqlite3.Connection, chat_id: int, message_id: int) -> Standing | None:
    """Return the answer to the question with this message_id."""
    row = connection.execute(
        """
        SELECT number, reply, parts FROM exchanges WHERE chat_id = ? AND message_id = ? ORDER BY number DESC LIMIT 1
        """,
        (chat_id, message_id),
    ).fetchone()
    if row is None:
        return None
    number, reply, parts = row
    found = [outbox.message_id(connection, one) for one in (reply, *json.loads(parts))]
    return Standing(number, [one for one in found if one is not None])


def forget(connection: sqlite3.Connection, person: Person) -> None:
    """Forget what the chats were shown."""
    for chat_id in person.chats:
        connection.execute("DELETE FROM exchanges WHERE chat_id = ?", (chat_id,))


def purge(connection: sqlite3.Connection) -> None:
    """Forget what was shown long ago."""
    connection.execute("DELETE FROM exchanges WHERE at < now() - ?", (seconds(EXCHANGES),))


def _as_json(shown: Shown) -> str:
    return _shown.dump_json(shown, exclude_defaults=True).decode()


STORE = Store(tables=("exchanges",), forget=forget, purge=purge)
