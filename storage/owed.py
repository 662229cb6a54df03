"""Who waits for an answer that the bot does not have yet."""

import sqlite3
import time
from dataclasses import dataclass
from typing import cast

from answers.models import Language


@dataclass(frozen=True, slots=True)
class Due:
    """A chat that is to be told of a fact, in the language in which it asked."""

    chat_id: int
    fact: str
    language: Language


def wait(connection: sqlite3.Connection, chat_id: int, question: int) -> None:
    """Note that a chat wants to be told the answer to a question: at once where it was settled meanwhile."""
    connection.execute(
        """
        INSERT INTO owed (chat_id, question, language, fact, at)
        SELECT ?, number, language, CASE mark WHEN 'settled' THEN settled_by END, ? FROM asked WHERE number = ?
        ON CONFLICT DO NOTHING
        """,
        (chat_id, int(time.time()), question),
    )


def take_back(connection: sqlite3.Connection, chat_id: int, question: int) -> None:
    """Note that a chat no longer waits."""
    connection.execute("DELETE FROM owed WHERE chat_id = ? AND question = ?", (chat_id, question))


def due(connection: sqlite3.Connection, limit: int) -> list[Due]:
    """Return whom to tell what, each chat once for each fact."""
    rows = connection.execute(
        """
        SELECT chat_id, fact, min(language) FROM owed WHERE fact IS NOT NULL
        GROUP BY chat_id, fact ORDER BY min(at), chat_id LIMIT ?
        """,
        (limit,),
    )
    return [Due(chat_id, fact, cast("Language", language)) for chat_id, fact, language in rows]


def settle(connection: sqlite3.Connection, due: Due) -> bool:
    """Forget that a chat was to be told of a fact. Returns False where it is not, or no longer."""
    deleted = connection.execute("DELETE FROM owed WHERE chat_id = ? AND fact = ?", (due.chat_id, due.fact))
    return deleted.rowcount > 0


def forget(connection: sqlite3.Connection, chat_id: int) -> None:
    """Forget that a chat waits for anything."""
    connection.execute("DELETE FROM owed WHERE chat_id = ?", (chat_id,))


def purge(connection: sqlite3.Connection, before: int) -> None:
    """Forget who has waited since before this moment."""
    connection.execute("DELETE FROM owed WHERE at < ?", (before,))
