"""Every change in order: who, when, before and after; taken back, or a version brought back."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from answers.models.knowledge import Country, Fact, Language, Model, Person, Source, Story, Title
from storage.knowledge.knowledge import Change

_MODELS: dict[str, type[Model]] = {
    "sources": Source,
    "countries": Country,
    "titles": Title,
    "people": Person,
    "facts": Fact,
    "stories": Story,
}
_COLUMNS = "number, coalesce(action, number), at, author, collection, id, before, after, undoes"

_Halves: TypeAlias = tuple[tuple[str | None, str | None], tuple[str | None, str | None]]  # question and answer: ru, kk
_Row: TypeAlias = tuple[int, int, str, int | None, str, str, str | None, str | None, int | None]


class NothingToUndoError(Exception):
    """There is no change that could be taken back, or it was taken back before."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change. `author` is a Telegram user id, None for the shell."""

    number: int
    action: int
    at: datetime
    author: int | None
    change: Change
    undoes: int | None


def of_one(connection: sqlite3.Connection, collection: str, id_: str) -> list[Entry]:
    """Return the changes of one record, the latest first."""
    return _entries(
        connection.execute(
            f"SELECT {_COLUMNS} FROM history WHERE collection = ? AND id = ? ORDER BY number DESC",  # noqa: S608 - ours
            (collection, id_),
        )
    )


def actions(connection: sqlite3.Connection, limit: int, offset: int) -> list[list[Entry]]:
    """Return the latest actions, each with the first few of its changes."""
    numbers = connection.execute(
        """
        SELECT coalesce(action, number) FROM history WHERE coalesce(action, number) = number
        ORDER BY number DESC LIMIT ? OFFSET ?
        """,
        (limit, offset),
    ).fetchall()
    return [of_action(connection, number, 3) for (number,) in numbers]


def of_action(connection: sqlite3.Connection, action: int, limit: int = -1) -> list[Entry]:
    """Return the changes of one action, in order."""
    return _entries(
        connection.execute(
            f"SELECT {_COLUMNS} FROM history WHERE coalesce(action, number) = ? ORDER BY number LIMIT ?",  # noqa: S608 - ours
            (action, limit),
        )
    )


def entry(connection: sqlite3.Connection, number: int) -> Entry | None:
    """Return one change."""
    found = _entries(connection.execute(f"SELECT {_COLUMNS} FROM history WHERE number = ?", (number,)))  # noqa: S608 - ours
    return found[0] if found else None


def version(connection: sqlite3.Connection, collection: str, id_: str) -> int:
    """Return the number of a record's last change, 0 where it never was."""
    (number,) = connection.execute(
        "SELECT coalesce(max(number), 0) FROM history WHERE collection = ? AND id = ?", (collection, id_)
    ).fetchone()
    return int(number)


def last_of(connection: sqlite3.Connection, author: int) -> int | None:
    """Return somebody's last action that takes nothing back and stands: was not taken back, or was brought again."""
    lines = _lines(connection)
    rows = connection.execute(
        "SELECT DISTINCT coalesce(action, number) AS done FROM history WHERE author = ? ORDER BY done DESC", (author,)
    )
    return next((int(done) for (done,) in rows if _stands(done, lines) and not _takes_back(done, lines)), None)


def reversal(connection: sqlite3.Connection, action: int) -> list[Change]:
    """Return the changes that take an action back; sources that it brought stay.

    Raises NothingToUndoError.
    """
    changes = [
        Change(one.change.collection, one.change.id, one.change.after, one.change.before)
        for one in reversed(of_action(connection, action))
        if one.change.collection != "sources"
    ]
    if not changes or not _stands(action, _lines(connection)):
        raise NothingToUndoError
    return changes


def taking_back(connection: sqlite3.Connection, actions: Iterable[int]) -> set[int]:
    """Return which of these actions take something back; to take one of them back is to bring that again."""
    lines = _lines(connection)
    return {action for action in actions if _takes_back(action, lines)}


def stale_half(connection: sqlite3.Connection, fact_ids: Iterable[str]) -> dict[str, Language]:
    """Return which facts say in one language what they did not say when the other was written, and which that is.

    Who verifies a fact says that both halves agree. A version that comes back is as behind as it was.
    """
    behind: dict[str, Language] = {}
    for id_ in fact_ids:
        agreed: dict[Fact, _Halves] = {}  # what both halves of a version said when they last agreed
        standing = None
        for one in reversed(of_one(connection, "facts", id_)):
            before, after = one.change.before, one.change.after
            standing = after if isinstance(after, Fact) else None
            if standing is not None and (before == after or standing not in agreed):
                then = agreed.get(before) if isinstance(before, Fact) else None
                agreed[standing] = _agreed_since(before, standing, then)
        if standing is not None and (language := _behind(standing, agreed[standing])) is not None:
            behind[id_] = language
    return behind


def changed_more_than_once(connection: sqlite3.Connection) -> list[str]:
    """Return the ids of facts that were changed since they came."""
    rows = connection.execute(
        "SELECT id FROM history WHERE collection = 'facts' GROUP BY id HAVING count(*) > 1 ORDER BY id"
    )
    return [id_ for (id_,) in rows]


def _lines(connection: sqlite3.Connection) -> dict[int, list[int]]:
    """Return, for each action that was ever taken back or that takes back, the line it belongs to.

    A line is an action, what took it back, what brought it again, and so on in turn.
    """
    lines: dict[int, list[int]] = {}
    for action, undone in connection.execute(
        "SELECT DISTINCT coalesce(action, number) AS done, undoes FROM history WHERE undoes IS NOT NULL ORDER BY done"
    ):
        line = lines.setdefault(undone, [undone])
        line.append(action)
        lines[action] = line
    return lines


def _stands(action: int, lines: Mapping[int, Sequence[int]]) -> bool:
    """Whether the knowledge is as this action left it, as far as its line goes."""
    line = lines.get(action, [action])
    return (len(line) - line.index(action)) % 2 == 1


def _takes_back(action: int, lines: Mapping[int, Sequence[int]]) -> bool:
    return lines.get(action, [action]).index(action) % 2 == 1


def _halves(fact: Fact) -> _Halves:
    return fact.half("ru"), fact.half("kk")


def _agreed_since(before: Model | None, after: Fact, then: _Halves | None) -> _Halves:
    """Return what both halves said when they last agreed; `then` is that of the version before."""
    now = _halves(after)
    if not isinstance(before, Fact) or then is None or before == after or before.verified != after.verified:
        return now
    if {*before.answer.languages()} != {*after.answer.languages()}:  # a translation was made of what there was
        return now
    # Who writes the half that was behind brings it up to the other.
    return now if now[0] != then[0] and now[1] != then[1] else then


def _behind(fact: Fact, agreed: _Halves) -> Language | None:
    """Return the language whose half still says what it said when the other one was another."""
    russian, kazakh = _halves(fact)
    if russian != agreed[0]:
        return "kk"
    return "ru" if kazakh != agreed[1] else None


def _entries(rows: Iterable[_Row]) -> list[Entry]:
    return [_from_row(row) for row in rows]


def _from_row(row: _Row) -> Entry:
    number, action, at, author, collection, id_, before, after, undoes = row
    model = _MODELS[collection]
    change = Change(
        collection,
        id_,
        None if before is None else model.model_validate_json(before),
        None if after is None else model.model_validate_json(after),
    )
    return Entry(number, action, datetime.fromisoformat(at), author, change, undoes)
