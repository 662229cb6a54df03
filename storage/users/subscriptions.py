"""Who waits for an answer that the bot does not have yet."""

import json
import sqlite3
import time
from dataclasses import dataclass
from typing import cast

from answers.models.knowledge import Language
from storage.delivery.outbox import Call


@dataclass(frozen=True, slots=True)
class Notice:
    """A chat that is to be told of a fact, in the language in which it asked."""

    chat_id: int
    fact: str
    language: Language


def subscribe(connection: sqlite3.Connection, question: int, parting: Call) -> None:
    """Note that a chat wants to be told the answer to a question: at once where it was settled meanwhile.

    `parting` takes away the button that takes this back: it is made when the chat is told.
    """
    connection.execute(
        """
        INSERT INTO owed (chat_id, question, language, fact, at, parting)
        SELECT ?, number, language, CASE mark WHEN 'settled' THEN settled_by END, ?, ? FROM asked WHERE number = ?
        ON CONFLICT DO NOTHING
        """,
        (parting.chat_id, int(time.time()), json.dumps(parting.parameters), question),
    )


def drop_cleanup(connection: sqlite3.Connection, chat_id: int, message_id: int) -> None:
    """Note that a message was changed, and its buttons with it: whoever waits under it is told all the same."""
    connection.execute(
        "UPDATE owed SET parting = NULL WHERE chat_id = ? AND parting ->> '$.message_id' = ?", (chat_id, message_id)
    )


def unsubscribe(connection: sqlite3.Connection, chat_id: int, question: int) -> None:
    """Note that a chat no longer waits."""
    connection.execute("DELETE FROM owed WHERE chat_id = ? AND question = ?", (chat_id, question))


def due(connection: sqlite3.Connection, limit: int) -> list[Notice]:
    """Return whom to tell what, each chat once for each fact."""
    rows = connection.execute(
        """
        SELECT chat_id, fact, min(language) FROM owed WHERE fact IS NOT NULL
        GROUP BY chat_id, fact ORDER BY min(at), chat_id LIMIT ?
        """,
        (limit,),
    )
    return [Notice(chat_id, fact, cast("Language", language)) for chat_id, fact, language in rows]


def fulfil(connection: sqlite3.Connection, due: Notice) -> list[Call] | None:
    """Forget that a chat was to be told of a fact; return the calls that take its buttons away.

    None where it is not to be told, or no longer.
    """
    deleted = connection.execute(
        "DELETE FROM owed WHERE chat_id = ? AND fact = ? RETURNING parting", (due.chat_id, due.fact)
    ).fetchall()
    if not deleted:
        return None
    return [Call(due.chat_id, "editMessageReplyMarkup", json.loads(parting)) for (parting,) in deleted if parting]


def forget(connection: sqlite3.Connection, chat_id: int) -> None:
    """Forget that a chat waits for anything."""
    connection.execute("DELETE FROM owed WHERE chat_id = ?", (chat_id,))


def purge(connection: sqlite3.Connection, before: int) -> None:
    """Forget who has waited since before this moment."""
    connection.execute("DELETE FROM owed WHERE at < ?", (before,))
