"""Every change in order: who, when, before and after; taken back, or a version brought back."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from pydantic import TypeAdapter

from answers.models.knowledge import Country, Event, Fact, Language, Model, Person, Source, Story, Title
from storage.knowledge.knowledge import Change
from storage.knowledge.records.sections import SECTION

# Of these nothing that was brought is taken away again: others may cite it by now, and there always is an event.
_STAYING = frozenset({"sources", "event"})
# A record's JSON is what it was in every version so far: a language more, or a field more, is a key more.
_READERS: Mapping[str, TypeAdapter[Any]] = {
    "sources": TypeAdapter(Source),
    "countries": TypeAdapter(Country),
    "titles": TypeAdapter(Title),
    "people": TypeAdapter(Person),
    "facts": TypeAdapter(Fact),
    "stories": TypeAdapter(Story),
    "event": TypeAdapter(Event),
    "sections": SECTION,
}
_COLUMNS = "number, coalesce(action, number), at, author, collection, id, before, after, undoes"

_Halves: TypeAlias = Mapping[Language, tuple[str | None, str]]  # question and answer
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
    """Return the changes that take an action back; sources that it brought stay, and so does the event.

    Raises NothingToUndoError.
    """
    changes = [
        Change(one.change.collection, one.change.id, one.change.after, one.change.before)
        for one in reversed(of_action(connection, action))
        if one.change.before is not None or one.change.collection not in _STAYING
    ]
    if not changes or not _stands(action, _lines(connection)):
        raise NothingToUndoError
    return changes


def taking_back(connection: sqlite3.Connection, actions: Iterable[int]) -> set[int]:
    """Return which of these actions take something back; to take one of them back is to bring that again."""
    lines = _lines(connection)
    return {action for action in actions if _takes_back(action, lines)}


def stale_languages(connection: sqlite3.Connection, fact_ids: Iterable[str]) -> dict[str, frozenset[Language]]:
    """Return which facts say in some languages what they did not say when another was written, and which these are.

    Who verifies a fact says that all its languages agree. A version that comes back is as behind as it was.
    """
    behind: dict[str, frozenset[Language]] = {}
    for id_ in fact_ids:
        agreed: dict[Fact, _Halves] = {}  # what the languages of a version said when they last agreed
        standing = None
        for one in reversed(of_one(connection, "facts", id_)):
            before, after = one.change.before, one.change.after
            standing = after if isinstance(after, Fact) else None
            if standing is not None and (before == after or standing not in agreed):
                then = agreed.get(before) if isinstance(before, Fact) else None
                agreed[standing] = _agreed_since(before, standing, then)
        if standing is not None and (languages := _behind(_halves(standing), agreed[standing])):
            behind[id_] = languages
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
    return {language: (fact.question.get(language), fact.answer.best(language)) for language in fact.answer.languages()}


def _agreed_since(before: Model | None, after: Fact, then: _Halves | None) -> _Halves:
    """Return what the languages said when they last agreed; `then` is that of the version before."""
    now = _halves(after)
    if not isinstance(before, Fact) or then is None or before == after or before.verified != after.verified:
        return now
    if now.keys() != then.keys():  # a translation was made of what there was
        return now
    # Who writes what was behind brings it up to the others.
    return then if _unchanged(now, then) else now


def _behind(now: _Halves, agreed: _Halves) -> frozenset[Language]:
    """Return the languages that still say what they said when another one said something else."""
    unchanged = _unchanged(now, agreed)
    return unchanged if len(unchanged) < len(now) else frozenset()


def _unchanged(now: _Halves, then: _Halves) -> frozenset[Language]:
    return frozenset(language for language, half in now.items() if half == then.get(language))


def _entries(rows: Iterable[_Row]) -> list[Entry]:
    return [_from_row(row) for row in rows]


def _from_row(row: _Row) -> Entry:
    number, action, at, author, collection, id_, before, after, undoes = row
    reader = _READERS[collection]
    change = Change(
        collection,
        id_,
        None if before is None else reader.validate_json(before),
        None if after is None else reader.validate_json(after),
    )
    return Entry(number, action, datetime.fromisoformat(at), author, change, undoes)
