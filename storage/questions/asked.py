"""What people asked, in their words and without the people: to rehearse changes with, and to see what is missing."""

import secrets
import sqlite3
from dataclasses import dataclass
from io import BytesIO
from typing import Literal, TypeAlias, cast

from answers.models.answer import Answer
from answers.models.knowledge import Language
from storage.database.limits import MAX_WORDS
from storage.database.retention import QUESTIONS, seconds
from storage.database.store import Store

_BYTES = 6
_AT_A_TIME = 256

Mark: TypeAlias = Literal["helpful", "unhelpful"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the language of its answer."""

    words: str
    language: Language


class Numbers:
    """Numbers for questions. They cannot be guessed: whoever knows one has the button.

    The operating system is asked for many at a time: for each alone that would cost as much as some answers.
    """

    def __init__(self) -> None:
        self._drawn = BytesIO()

    def draw(self) -> int:
        """Return a number of 48 bits."""
        drawn = self._drawn.read(_BYTES)
        if not drawn:
            self._drawn = BytesIO(secrets.token_bytes(_BYTES * _AT_A_TIME))
            drawn = self._drawn.read(_BYTES)
        return int.from_bytes(drawn)


def is_kept(words: str, answer: Answer) -> bool:
    """Tell whether a message is a question that is to be stored; small talk and novels are not."""
    return answer.status != "smalltalk" and 0 < len(words) <= MAX_WORDS


def record(connection: sqlite3.Connection, number: int, words: str, answer: Answer) -> None:
    """Store a question."""
    about = answer.fact or ("people" if answer.status == "answered" else None)
    connection.execute(
        "INSERT INTO asked (number, words, language, status, about, at) VALUES (?, ?, ?, ?, ?, now())",
        (number, words, answer.language, answer.status, about),
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
        WHERE number = ? AND mark IS NULL AND number NOT IN (SELECT question FROM subscriptions)
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


def purge(connection: sqlite3.Connection) -> None:
    """Forget what was asked long ago, but for what somebody waits for."""
    connection.execute(
        "DELETE FROM asked WHERE at < now() - ? AND number NOT IN (SELECT question FROM subscriptions)",
        (seconds(QUESTIONS),),
    )


STORE = Store(tables=("asked",), purge=purge)
