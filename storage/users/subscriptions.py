"""Who waits for an answer that the bot does not have yet."""

import json
import sqlite3
from dataclasses import dataclass
from typing import cast

from answers.models.knowledge import Language
from storage.database.retention import SUBSCRIPTIONS, seconds
from storage.database.store import Person, Store
from storage.delivery.outbox import Call


@dataclass(frozen=True, slots=True)
class Notice:
    """A fact that a chat waited for, in the language in which it asked."""

    chat_id: int
    fact: str
    language: Language


def subscribe(connection: sqlite3.Connection, question: int, keyboard_cleanup: Call) -> None:
    """Note that a chat waits for the answer to a question: it is due at once where it was settled meanwhile.

    `keyboard_cleanup` takes away the button that takes this back: it is made when the answer is sent.
    """
    connection.execute(
        """
        INSERT INTO subscriptions (chat_id, question, language, fact, at, keyboard_cleanup)
        SELECT ?, number, language, CASE mark WHEN 'settled' THEN settled_by END, now(), ? FROM asked WHERE number = ?
        ON CONFLICT DO NOTHING
        """,
        (keyboard_cleanup.chat_id, json.dumps(keyboard_cleanup.parameters), question),
    )


def drop_cleanup(connection: sqlite3.Connection, chat_id: int, message_id: int) -> None:
    """Note that a message was changed, and its buttons with it: whoever waits under it waits on."""
    connection.execute(
        """
        UPDATE subscriptions SET keyboard_cleanup = NULL
        WHERE chat_id = ? AND keyboard_cleanup ->> '$.message_id' = ?
        """,
        (chat_id, message_id),
    )


def unsubscribe(connection: sqlite3.Connection, chat_id: int, question: int) -> None:
    """Note that a chat no longer waits."""
    connection.execute("DELETE FROM subscriptions WHERE chat_id = ? AND question = ?", (chat_id, question))


def due(connection: sqlite3.Connection, limit: int) -> list[Notice]:
    """Return the notices that are to be sent, one for each chat and fact."""
    rows = connection.execute(
        """
        SELECT chat_id, fact, min(language) FROM subscriptions WHERE fact IS NOT NULL
        GROUP BY chat_id, fact ORDER BY min(at), chat_id LIMIT ?
        """,
        (limit,),
    )
    return [Notice(chat_id, fact, cast("Language", language)) for chat_id, fact, language in rows]


def fulfil(connection: sqlite3.Connection, due: Notice) -> list[Call] | None:
    """Forget that a chat waited for a fact; return the calls that take its buttons away.

    None where it does not wait, or no longer.
    """
    deleted = connection.execute(
        "DELETE FROM subscriptions WHERE chat_id = ? AND fact = ? RETURNING keyboard_cleanup", (due.chat_id, due.fact)
    ).fetchall()
    if not deleted:
        return None
    return [Call(due.chat_id, "editMessageReplyMarkup", json.loads(cleanup)) for (cleanup,) in deleted if cleanup]


def forget(connection: sqlite3.Connection, person: Person) -> None:
    """Forget that the chats wait for anything."""
    for chat_id in person.chats:
        connection.execute("DELETE FROM subscriptions WHERE chat_id = ?", (chat_id,))


def purge(connection: sqlite3.Connection) -> None:
    """Forget who has waited too long."""
    connection.execute("DELETE FROM subscriptions WHERE at < now() - ?", (seconds(SUBSCRIPTIONS),))


STORE = Store(tables=("subscriptions",), forget=forget, purge=purge)
