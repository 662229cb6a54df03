"""The knowledge as a whole: read, compared, changed with its history."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from answers.models.knowledge import Content, Knowledge, Model
from storage.database.store import Store
from storage.knowledge.records import countries, event, facts, people, sections, sources, stories, titles


class _Collection(Protocol):
    """What the module of each collection offers; its records are of one class of Model."""

    def load(self, connection: sqlite3.Connection, only: str | None = None) -> Mapping[str, Model]: ...
    def save(self, connection: sqlite3.Connection, id_: str, record: Any, /) -> None: ...  # noqa: ANN401
    def delete(self, connection: sqlite3.Connection, id_: str) -> None: ...


# What is referred to comes before what refers to it.
_COLLECTIONS: dict[str, _Collection] = {
    "sources": sources,
    "countries": countries,
    "titles": titles,
    "people": people,
    "facts": facts,
    "stories": stories,
    "event": event,
    "sections": sections,
}


ContentT = TypeVar("ContentT", bound=Content)


class ChangedMeanwhileError(Exception):
    """A record is not as whoever changes it saw it: somebody else was faster."""

    def __init__(self, change: "Change", current: Model | None) -> None:
        super().__init__(f"{change.collection}.{change.id} was changed meanwhile")
        self.change = change
        self.current = current


@dataclass(frozen=True, slots=True)
class Change:
    """One record that is added (`before` is None), changed, or deleted (`after` is None)."""

    collection: str
    id: str
    before: Model | None
    after: Model | None


def load(connection: sqlite3.Connection) -> tuple[int, Knowledge]:
    """Read all that is known, and the number of the last change in it."""
    collections = {name: collection.load(connection) for name, collection in _COLLECTIONS.items()}
    return revision(connection), Knowledge.model_construct(**_fields(collections))


def revision(connection: sqlite3.Connection) -> int:
    """Return the number of the last change, 0 where there was none."""
    (number,) = connection.execute("SELECT coalesce(max(number), 0) FROM history").fetchone()
    return int(number)


def refresh(connection: sqlite3.Connection, since: int, knowledge: Knowledge) -> tuple[int, Knowledge]:
    """Bring what was read at the change `since` up to date; what did not change stays the same object."""
    changed: dict[str, dict[str, Model]] = {}
    added: set[str] = set()
    for collection, id_ in connection.execute(
        "SELECT DISTINCT collection, id FROM history WHERE number > ?", (since,)
    ).fetchall():
        records = changed.setdefault(collection, dict(knowledge.collection(collection)))
        found = _COLLECTIONS[collection].load(connection, id_)
        if found:
            if id_ not in records:
                added.add(collection)
            records.update(found)
        else:
            records.pop(id_, None)
    for collection in added:  # what is new may stand before what was there
        rows = connection.execute(f"SELECT id FROM {collection} ORDER BY rowid")  # noqa: S608 - ours
        changed[collection] = {id_: changed[collection][id_] for (id_,) in rows if id_ in changed[collection]}
    return revision(connection), knowledge.model_copy(update=_fields(changed))


def compare(current: Content, other: Content) -> list[Change]:
    """Return what adds and changes lead from `current` to all that `other` holds; nothing is deleted."""
    return [
        Change(name, id_, before, after)
        for name in _COLLECTIONS
        for id_, after in other.collection(name).items()
        if (before := current.collection(name).get(id_)) != after
    ]


def leftovers(current: Content, other: Content) -> list[Change]:
    """Return the deletions of what `other` does not hold, the last first: nothing is still referred to by then."""
    return [
        Change(name, id_, before, None)
        for name in reversed(_COLLECTIONS)
        for id_, before in reversed(list(current.collection(name).items()))
        if id_ not in other.collection(name)
    ]


def merged(current: ContentT, changes: Sequence[Change]) -> ContentT:
    """Return the knowledge as the changes would leave it."""
    collections = {name: dict(current.collection(name)) for name in _COLLECTIONS}
    for change in changes:
        if change.after is None:
            collections[change.collection].pop(change.id, None)
        else:
            collections[change.collection][change.id] = change.after
    return current.model_copy(update=_fields(collections))


def apply(
    connection: sqlite3.Connection, changes: Sequence[Change], author: int | None = None, undoes: int | None = None
) -> int | None:
    """Carry changes out and record them as one action. `author` is a Telegram user id, or None for the shell.

    What somebody else made so already is no change; a record that is left as it was is recorded as confirmed.
    Returns the action's number, None where nothing changed.
    Raises ChangedMeanwhileError where a record is not as its change found it.
    """
    (at,) = connection.execute("SELECT strftime('%Y-%m-%dT%H:%M:%S+00:00', now(), 'unixepoch')").fetchone()
    action = None
    for change in changes:
        collection = _COLLECTIONS[change.collection]
        current = collection.load(connection, change.id).get(change.id)
        if current == change.after != change.before:
            continue
        if current != change.before:
            raise ChangedMeanwhileError(change, current)
        if change.after is None:
            collection.delete(connection, change.id)
        else:
            collection.save(connection, change.id, change.after)
        number = revision(connection) + 1
        action = action or number
        connection.execute(
            """
            INSERT INTO history (number, at, author, collection, id, before, after, action, undoes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            (
                number,
                at,
                author,
                change.collection,
                change.id,
                _as_json(change.before),
                _as_json(change.after),
                action,
                undoes,
            ),
        )
    return action


def _fields(collections: Mapping[str, Mapping[str, Model]]) -> dict[str, Any]:
    """Return collections as the fields of the knowledge: the event is no mapping there."""
    return {name: records.get(name) if name == event.ID else records for name, records in collections.items()}


def _as_json(record: Model | None) -> str | None:
    return None if record is None else record.model_dump_json(exclude_defaults=True)


STORE = Store(
    tables=("history",),
    kept={
        "history.author": "a change keeps the bare id of whoever made it; the name is forgotten by `authors`",
        "history.at": "the history is append-only",
    },
)
