"""Calls of the Bot API that are to be made, each until it is settled."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from storage.database.retention import DELIVERY, seconds
from storage.database.store import Person, Store

# Keys of a parameter that stands for the file at this path, or for this photo of `storage.knowledge.pictures`.
FILE = "file"
PICTURE = "picture"


class Call(NamedTuple):
    """A method of the Bot API with its parameters, for one chat. A file is `{FILE: path}`, and is deleted when sent."""

    chat_id: int
    method: str
    parameters: Mapping[str, Any]


class Outgoing(NamedTuple):
    """A stored call. `repeats` says how often it was made again after an unknown outcome."""

    number: int
    call: Call
    repeats: int = 0


def add(connection: sqlite3.Connection, call: Call) -> Outgoing:
    """Store a call that is made right after the commit; so from the commit on, its outcome may be unknown."""
    cursor = connection.execute(
        "INSERT INTO outbox (chat_id, method, parameters, state, created_at) VALUES (?, ?, ?, 'sending', now())",
        (call.chat_id, call.method, json.dumps(call.parameters)),
    )
    if cursor.lastrowid is None:
        raise AssertionError
    return Outgoing(cursor.lastrowid, call)


def add_all(connection: sqlite3.Connection, calls: Sequence[Call]) -> list[Outgoing]:
    """Store calls that are made right after the commit, one after another."""
    return [add(connection, call) for call in calls]


def chats(connection: sqlite3.Connection) -> list[int]:
    """Return the chats for which something is to be sent, the one that waits longest first."""
    rows = connection.execute(
        "SELECT chat_id FROM outbox WHERE state IN ('queued', 'sending') GROUP BY chat_id ORDER BY min(number)"
    )
    return [chat_id for (chat_id,) in rows]


def take(connection: sqlite3.Connection, chat_id: int) -> list[Outgoing]:
    """Return what is to be sent to a chat, in order, right after the commit.

    What was at sending when somebody else stopped counts as repeated: people may see it twice.
    """
    rows = connection.execute(
        """
        UPDATE outbox SET repeats = repeats + (state = 'sending'), state = 'sending'
        WHERE state IN ('queued', 'sending') AND chat_id = ?
        RETURNING number, chat_id, method, parameters, repeats
        """,
        (chat_id,),
    )
    return sorted((_from_row(row) for row in rows.fetchall()), key=lambda outgoing: outgoing.number)


def files(connection: sqlite3.Connection) -> list[str]:
    """Return the paths of the files that go along with what is to be sent."""
    rows = connection.execute(
        """
        SELECT json_extract(part.value, '$.' || ?) FROM outbox, json_each(outbox.parameters) AS part
        WHERE outbox.state IN ('queued', 'sending') AND part.type = 'object'
        """,
        (FILE,),
    )
    return [path for (path,) in rows if path is not None]


def start(connection: sqlite3.Connection, number: int) -> None:
    """Note that the call is being made again: from now on its outcome may be unknown."""
    connection.execute("UPDATE outbox SET state = 'sending' WHERE number = ?", (number,))


def postpone(connection: sqlite3.Connection, number: int) -> None:
    """Note that the call was certainly not carried out and is to be made later."""
    connection.execute("UPDATE outbox SET state = 'queued' WHERE number = ?", (number,))


def repeat(connection: sqlite3.Connection, number: int) -> None:
    """Note that the outcome is unknown and the call is to be made once more."""
    connection.execute("UPDATE outbox SET state = 'queued', repeats = repeats + 1 WHERE number = ?", (number,))


def finish(connection: sqlite3.Connection, number: int, message_id: int | None) -> None:
    """Note that the call was carried out, and erase its content."""
    connection.execute(
        "UPDATE outbox SET state = 'sent', parameters = NULL, message_id = ? WHERE number = ?", (message_id, number)
    )


def fail(connection: sqlite3.Connection, number: int, error: str) -> None:
    """Note that the call is not made again, and why; its content is erased."""
    connection.execute(
        "UPDATE outbox SET state = 'failed', parameters = NULL, error = ? WHERE number = ?", (error, number)
    )


def message_id(connection: sqlite3.Connection, number: int | None) -> int | None:
    """Return the message that a call made or changed; None where it did neither, or is forgotten."""
    row = connection.execute("SELECT message_id FROM outbox WHERE number = ?", (number,)).fetchone()
    return None if row is None else row[0]


def forget(connection: sqlite3.Connection, person: Person) -> None:
    """Forget what was settled with the chats; what is still to be sent goes when it is."""
    for chat_id in person.chats:
        connection.execute("DELETE FROM outbox WHERE chat_id = ? AND state IN ('sent', 'failed')", (chat_id,))


def purge(connection: sqlite3.Connection) -> None:
    """Forget what was settled long ago."""
    connection.execute(
        "DELETE FROM outbox WHERE created_at < now() - ? AND state IN ('sent', 'failed')", (seconds(DELIVERY),)
    )


def _from_row(row: tuple[int, int, str, str, int]) -> Outgoing:
    number, chat_id, method, parameters, repeats = row
    return Outgoing(number, Call(chat_id, method, json.loads(parameters)), repeats)


STORE = Store(tables=("outbox",), forget=forget, purge=purge)
