"""What people asked, in their words and without the people: to rehearse changes with."""

import sqlite3
import time
from dataclasses import dataclass
from typing import cast

from answers.answer import Status
from answers.models import Language

_MAX_WORDS = 300  # characters; what is longer is no question that comes again


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the language of its answer."""

    words: str
    language: Language


def record(connection: sqlite3.Connection, words: str, language: Language, status: Status) -> None:
    """Store a question. Small talk is none."""
    if status != "smalltalk" and words and len(words) <= _MAX_WORDS:
        connection.execute(
            "INSERT INTO asked (words, language, status, at) VALUES (?, ?, ?, ?)",
            (words, language, status, int(time.time())),
        )


def recent(connection: sqlite3.Connection, limit: int) -> list[Asked]:
    """Return the latest questions, each once."""
    rows = connection.execute(
        "SELECT words, language FROM asked GROUP BY words, language ORDER BY max(number) DESC LIMIT ?", (limit,)
    )
    return [Asked(words, cast("Language", language)) for words, language in rows]


def purge(connection: sqlite3.Connection, before: int) -> None:
    """Forget what was asked before this moment."""
    connection.execute("DELETE FROM asked WHERE at < ?", (before,))
