"""What people asked, in their words and without the people: to rehearse changes with, and to see what is wanted."""

import secrets
import sqlite3
import time
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from answers.answer import Answer
from answers.models import Language

_MAX_WORDS = 300  # characters; what is longer is no question that comes again

Mark: TypeAlias = Literal["helpful", "unhelpful"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the language of its answer."""

    words: str
    language: Language


def new_number(words: str, answer: Answer) -> int | None:
    """Return a number for a question that is to be stored, None for what is none: small talk, a novel.

    It cannot be guessed: whoever knows it has the button.
    """
    is_question = answer.status != "smalltalk" and words and len(words) <= _MAX_WORDS
    return secrets.randbits(48) if is_question else None


def record(connection: sqlite3.Connection, number: int, words: str, answer: Answer) -> None:
    """Store a question."""
    about = answer.fact or ("people" if answer.status == "answered" else None)
    connection.execute(
        "INSERT INTO asked (number, words, language, status, about, at) VALUES (?, ?, ?, ?, ?, ?)",
        (number, words, answer.language, answer.status, about, int(time.time())),
    )


def rate(connection: sqlite3.Connection, number: int, mark: Mark) -> None:
    """Note whether the answer helped; what was said first counts."""
    connection.execute(
        "UPDATE asked SET mark = ? WHERE number = ? AND (mark IS NULL OR mark = 'chosen')", (mark, number)
    )


def choose(connection: sqlite3.Connection, number: int) -> None:
    """Note that something offered was what the person meant, unless somebody waits for another answer."""
    connection.execute(
        """
        UPDATE asked SET mark = 'chosen'
        WHERE number = ? AND mark IS NULL AND number NOT IN (SELECT question FROM owed)
        """,
        (number,),
    )


def find(connection: sqlite3.Connection, number: int) -> Asked | None:
    """Return a question, None where it is forgotten."""
    row = connection.execute("SELECT words, language FROM asked WHERE number = ?", (number,)).fetchone()
    return None if row is None else Asked(row[0], cast("Language", row[1]))


def recent(connection: sqlite3.Connection, limit: int) -> list[Asked]:
    """Return the latest questions, each once."""
    rows = connection.execute(
        "SELECT words, language FROM asked GROUP BY words, language ORDER BY max(at) DESC, words LIMIT ?", (limit,)
    )
    return [Asked(words, cast("Language", language)) for words, language in rows]


def purge(connection: sqlite3.Connection, before: int) -> None:
    """Forget what was asked before this moment, but for what somebody waits for."""
    connection.execute("DELETE FROM asked WHERE at < ? AND number NOT IN (SELECT question FROM owed)", (before,))
