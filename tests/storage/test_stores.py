"""Nothing is stored that nobody forgets: each module says of its tables how, or why not."""

import importlib
import inspect
import pkgutil
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest

import storage
from answers.models.answer import Answer
from storage import edits, stores
from storage.database import retention
from storage.database.database import connect
from storage.database.opening import prepare
from storage.database.store import Person, Store
from storage.delivery import inbox, jobs, outbox
from storage.knowledge import fact_messages, knowledge
from storage.knowledge.content.content import fill_with_shipped_content
from storage.knowledge.fact_messages import FactMessage
from storage.knowledge.knowledge import Change
from storage.questions import asked, clusters, exchanges
from storage.questions.exchanges import Shown
from storage.users import authors, dialogues, digests, editors, menus, subscriptions, visitors
from storage.users.digests import Digest
from storage.users.editors import Editor
from tests.storage.conftest import WallClock

_OF_PEOPLE = {"user_id", "chat_id", "author", "issued_by", "appointed_by"}
_TIMES = {"at", "created_at", "received_at", "expires_at"}
_INSERTION = re.compile(r"INSERT INTO (\w+)")

_IVAN, _AIGUL, _GROUP = 71, 72, -100


@pytest.fixture
def connection(tmp_path: Path, clock: WallClock) -> Iterator[sqlite3.Connection]:
    """Return a connection to a database in which something is known of two people."""
    prepare(tmp_path / "garysh.db", tmp_path, fill_with_shipped_content, clock)
    with closing(connect(tmp_path / "garysh.db", clock)) as opened:
        for user_id in (_IVAN, _AIGUL):
            _fill(opened, user_id)
        yield opened


def _purge(connection: sqlite3.Connection) -> None:
    for purge in stores.PURGES:
        purge(connection)


def _fill(connection: sqlite3.Connection, user_id: int) -> None:
    """Let somebody have used all that there is, as an editor whom another one appointed, and who is an owner too."""
    visitors.choose(connection, user_id, "kk")
    authors.remember(connection, user_id, f"Name {user_id}")
    editors.appoint(connection, Editor(user_id, f"Name {user_id}"), user_id)
    editors.invite(connection, f"secret {user_id}", user_id)
    menus.put(connection, user_id, "editor")
    for chat_id in (user_id, _GROUP):
        dialogues.keep(connection, chat_id, user_id, "{}")
    digests.plan(connection, Digest(user_id, "daily", "kk"), 2_000_000_000)
    fact = knowledge.load(connection)[1].facts["place"]
    edits.apply(connection, [Change("facts", f"fact-{user_id}", None, fact)], user_id)
    fact_messages.record(connection, user_id, 1, FactMessage("place", 1))
    asked.record(connection, user_id, "Где буфет?", Answer("unknown", "ru", 0.0))
    clusters.assign(connection, {user_id: b"digest"})
    subscriptions.subscribe(connection, user_id, outbox.Call(user_id, "editMessageReplyMarkup", {}))
    for chat_id in (user_id, _GROUP):
        [first, *_] = exchanges.record(connection, Shown(), [outbox.Call(chat_id, "sendMessage", {"text": "x"})] * 3)
        outbox.finish(connection, first.number, 1)
        outbox.fail(connection, first.number + 1, "gone")
        outbox.finish(connection, first.number + 2, 2)
    arrivals = [inbox.Arrival(user_id * 10 + place, user_id, "{}") for place in range(2)]
    handled, unreadable = inbox.store(connection, 1, arrivals)
    inbox.handle(connection, handled.number)
    inbox.set_aside(connection, unreadable.number)


def _modules() -> list[ModuleType]:
    return [importlib.import_module(found.name) for found in pkgutil.walk_packages(storage.__path__, "storage.")]


def _columns(connection: sqlite3.Connection, store: Store) -> list[str]:
    """Return the columns of a store's tables, as `table.column`."""
    return [
        f"{table}.{column[1]}"
        for table in store.tables
        for column in connection.execute(f"PRAGMA table_info({table})").fetchall()
    ]


def _name(column: str) -> str:
    return column.partition(".")[2]


def _holding(connection: sqlite3.Connection, values: set[int]) -> set[str]:
    """Return the columns for ids of people in which one of these ids is."""
    found = set()
    for store in stores.STORES:
        for column in _columns(connection, store):
            table, _, name = column.partition(".")
            if name in _OF_PEOPLE and values & {id_ for (id_,) in connection.execute(f"SELECT {name} FROM {table}")}:  # noqa: S608 - the schema's own
                found.add(column)
    return found


def test_every_table_is_one_store_s(connection: sqlite3.Connection) -> None:
    """No table is forgotten, none is claimed twice."""
    tables = [
        name
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if not name.startswith("sqlite_")
    ]
    assert sorted(table for store in stores.STORES for table in store.tables) == sorted(tables)


def test_every_store_is_in_the_list() -> None:
    """Once, and whatever adds rows to a table is the module whose store has it."""
    found = []
    for module in _modules():
        store = getattr(module, "STORE", None)
        if store is not None:
            found.append(store)
        filled = {*_INSERTION.findall(inspect.getsource(module))}
        assert filled <= {*(store.tables if store is not None else ())}, module.__name__
    assert len(found) == len(stores.STORES)
    assert all(any(store is one for one in stores.STORES) for store in found)


@pytest.mark.parametrize(("names", "act"), [(_OF_PEOPLE, "forget"), (_TIMES, "purge")])
def test_every_store_forgets_or_says_why_not(connection: sqlite3.Connection, names: set[str], act: str) -> None:
    """What names a person is forgotten with the person, what has a time in time."""
    for store in stores.STORES:
        concerned = {column for column in _columns(connection, store) if _name(column) in names}
        if concerned - {*store.kept}:
            assert getattr(store, act) is not None, concerned


def test_what_is_kept_is_there_with_a_reason(connection: sqlite3.Connection) -> None:
    """No reason outlives its column."""
    for store in stores.STORES:
        assert {*store.kept} <= {
            column for column in _columns(connection, store) if _name(column) in _OF_PEOPLE | _TIMES
        }
        assert all(store.kept.values())


def test_nothing_of_a_person_is_left(connection: sqlite3.Connection) -> None:
    """But for what a store says it keeps; and what was known of others is as it was."""
    everything = {
        column for store in stores.STORES for column in _columns(connection, store) if _name(column) in _OF_PEOPLE
    }
    kept = {column for store in stores.STORES for column in store.kept}
    assert _holding(connection, {_IVAN}) == everything, "let _fill use this table too"
    jobs.plan(connection, jobs.PURGE, 3600)
    stores.forget(connection, Person(_IVAN, frozenset({_IVAN, _GROUP})))
    assert _holding(connection, {_IVAN}) == everything & kept
    assert _holding(connection, {_AIGUL}) == everything
    assert _holding(connection, {_GROUP}) == {"dialogues.chat_id"}  # hers
    assert digests.find(connection, _IVAN) is None
    assert digests.find(connection, _AIGUL) is not None
    assert editors.find(connection, _IVAN) == Editor(_IVAN, str(_IVAN))
    assert jobs.due(connection) == [jobs.PURGE]


def test_what_is_on_its_way_is_not_lost(connection: sqlite3.Connection) -> None:
    """Whoever is forgotten still gets the answer to what was asked before."""
    [waiting] = inbox.store(connection, 1, [inbox.Arrival(1000, _IVAN, "{}")])
    sending = outbox.add(connection, outbox.Call(_IVAN, "sendMessage", {"text": "x"}))
    stores.forget(connection, Person(_IVAN, frozenset({_IVAN})))
    assert inbox.waiting(connection, 1, _IVAN, 9) == [waiting]
    assert [one.number for one in outbox.take(connection, _IVAN)] == [sending.number]


@pytest.mark.parametrize(
    ("table", "period"),
    [
        ("exchanges", retention.EXCHANGES),
        ("fact_messages", retention.FACT_MESSAGES),
        ("invitations", retention.INVITATIONS),
        ("dialogues", retention.DIALOGUE + retention.ENDED_DIALOGUE),
        ("inbox", retention.DELIVERY),
        ("outbox", retention.DELIVERY),
        ("subscriptions", retention.SUBSCRIPTIONS),
    ],
)
def test_each_thing_has_its_time(
    connection: sqlite3.Connection, clock: WallClock, table: str, period: timedelta
) -> None:
    """Until it is over nothing goes, and then all of it."""

    def count() -> int:
        [(rows,)] = connection.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - one of ours
        return int(rows)

    before = count()
    assert before
    clock.now += retention.seconds(period) - 1
    _purge(connection)
    assert count() == before
    clock.now += 2
    _purge(connection)
    assert count() == 0


def test_words_are_kept_as_long_as_somebody_waits(connection: sqlite3.Connection, clock: WallClock) -> None:
    """Thirty days, and for whoever waits ninety; with the last question its cluster goes, unless it was dismissed."""
    subscriptions.unsubscribe(connection, _AIGUL, _AIGUL)
    clock.now += retention.seconds(retention.QUESTIONS) + 1
    _purge(connection)
    assert asked.find(connection, _AIGUL) is None
    assert asked.find(connection, _IVAN) is not None
    [cluster] = clusters.most(connection)
    clock.now += retention.seconds(retention.SUBSCRIPTIONS - retention.QUESTIONS)
    _purge(connection)
    assert asked.find(connection, _IVAN) is None
    assert clusters.find(connection, cluster.number) is None
    assert connection.execute("SELECT count(*) FROM wordings").fetchone() == (0,)


def test_what_waits_is_never_purged(connection: sqlite3.Connection, clock: WallClock) -> None:
    """However old: it is still to be handled, and to be sent."""
    [waiting] = inbox.store(connection, 1, [inbox.Arrival(1000, _IVAN, "{}")])
    outbox.add(connection, outbox.Call(_IVAN, "sendMessage", {"text": "x"}))
    clock.now += retention.seconds(timedelta(days=400))
    _purge(connection)
    assert inbox.waiting(connection, 1, _IVAN, 9) == [waiting]
    assert outbox.chats(connection) == [_IVAN]
