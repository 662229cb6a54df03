"""A database of release 1.0.0 is taken over: everything that people have is in place afterwards."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from storage import edits, question_context
from storage.database import opening
from storage.database.database import connect
from storage.database.schema import steps
from storage.delivery import inbox, jobs, outbox
from storage.knowledge import fact_messages, history, knowledge, pictures, vectors
from storage.knowledge.content import checks, content, lengths
from storage.knowledge.fact_messages import FactMessage
from storage.knowledge.records import facts
from storage.questions import asked, clusters, exchanges
from storage.users import authors, digests, editors, menus, subscriptions, visitors
from storage.users.digests import Digest
from storage.users.subscriptions import Notice

_RELEASE = Path(__file__).parents[1] / "fixtures" / "release-1.0.0.db"
_LAST_CHANGE = 91  # in the history
_ENDED_AT = 1_795_846_020
_BOT = 123_456
_ASEL, _MARAT, _GULNAR = 77_000_001, 77_000_002, 77_000_003
_SAULE, _MADINA, _NAZYM, _RUSLAN = 77_000_004, 77_000_009, 77_000_013, 77_000_011
_IVAN, _EMMA, _YERZHAN, _OLGA, _NURLAN, _VIKTOR = 77_000_101, 77_000_103, 77_000_104, 77_000_105, 77_000_106, 77_000_107
_PAVEL, _DANIYAR = 77_000_109, 77_000_111

# What is called otherwise since.
_TABLES = {"owed": "subscriptions", "wanted": "clusters", "written": "fact_messages"}
_COLUMNS = {
    "owed.parting": "keyboard_cleanup",
    "wordings.wanted": "cluster",
    "asked.wanted": "cluster",
    "inbox.lane": "chat_id",
    "exchanges.told": "shown",
    "exchanges.further": "parts",
}
_REWRITTEN = {"jobs.name", "exchanges.told", "dialogues.state"}
# What is a row of `texts` since: table, column of the record's id, field, and whether it is a list.
_TEXTS = {
    ("countries", "id", "name", ""),
    ("titles", "id", "name", ""),
    ("people", "id", "name", "name_"),
    ("facts", "id", "question", "question_"),
    ("facts", "id", "answer", "answer_"),
    ("stories", "id", "title", "title_"),
    ("chapters", "story", "title", "title_"),
    ("chapters", "story", "text", "text_"),
}
_IS_TEXT = {f"{table}.{prefix}{language}" for table, _, _, prefix in _TEXTS for language in ("ru", "kk")} | {
    "facts.examples_ru",
    "facts.examples_kk",
}


@pytest.fixture
def release() -> Iterator[sqlite3.Connection]:
    """Return a connection to the database as the release left it."""
    with closing(sqlite3.connect(f"file:{_RELEASE}?mode=ro&immutable=1", uri=True)) as connection:
        yield connection


@pytest.fixture
def updated(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Return a connection to a copy that was taken over, at the moment at which the release ended."""
    file = tmp_path / "garysh.db"
    shutil.copy(_RELEASE, file)
    opening.prepare(file, tmp_path, content.fill_with_shipped_content)
    with closing(connect(file, lambda: _ENDED_AT)) as connection:
        yield connection


def _rows(connection: sqlite3.Connection, table: str, columns: list[str]) -> list[tuple[Any, ...]]:
    return sorted(connection.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall(), key=repr)  # noqa: S608 - the schema's own


def test_it_is_whole_and_up_to_date(updated: sqlite3.Connection) -> None:
    """Nothing is damaged, and nothing refers to what is not there."""
    assert updated.execute("PRAGMA user_version").fetchone() == (len(steps()),)
    assert updated.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert updated.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_row_is_there_as_it_was(release: sqlite3.Connection, updated: sqlite3.Connection) -> None:
    """Byte by byte, but for the names in JSON and of one job."""
    tables = [
        name
        for (name,) in release.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if not name.startswith("sqlite_")
    ]
    assert len(tables) == 27
    for table in tables:
        columns = [
            name
            for _, name, *_ in release.execute(f"PRAGMA table_info({table})")
            if f"{table}.{name}" not in _REWRITTEN | _IS_TEXT
        ]
        renamed = [_COLUMNS.get(f"{table}.{column}", column) for column in columns]
        rows = _rows(updated, _TABLES.get(table, table), renamed)
        if table == "history":
            rows = [row for row in rows if row[0] <= _LAST_CHANGE]
        assert rows == _rows(release, table, columns), table
    counters = {_TABLES.get(table, table): number for table, number in release.execute("SELECT * FROM sqlite_sequence")}
    assert dict(updated.execute("SELECT * FROM sqlite_sequence").fetchall()) == counters | {"history": _LAST_CHANGE + 4}


def test_every_text_is_there_as_it_was(release: sqlite3.Connection, updated: sqlite3.Connection) -> None:
    """In its language, letter by letter; and no more than there were."""
    count = 0
    for table, key, field, prefix in _TEXTS:
        place = ", position" if table == "chapters" else ""
        for language in ("ru", "kk"):
            for id_, text, *position in release.execute(f"SELECT {key}, {prefix}{language}{place} FROM {table}"):  # noqa: S608 - the schema's own
                collection, path = ("stories", f"chapters.{position[0]}.{field}") if position else (table, field)
                found = _texts(updated, collection, id_, path, language)
                assert found == ([] if text is None else [text]), (table, id_, field, language)
                count += len(found)
    for language in ("ru", "kk"):
        for id_, examples in release.execute(f"SELECT id, examples_{language} FROM facts"):  # noqa: S608
            found = _texts(updated, "facts", id_, "examples", language)
            assert found == json.loads(examples)
            count += len(found)
    of_records = "SELECT count(*) FROM texts WHERE collection NOT IN ('event', 'sections')"
    assert updated.execute(of_records).fetchone() == (count,)


def _texts(connection: sqlite3.Connection, collection: str, id_: str, field: str, language: str) -> list[str]:
    rows = connection.execute(
        "SELECT text FROM texts WHERE collection = ? AND id = ? AND field = ? AND language = ? ORDER BY position",
        (collection, id_, field, language),
    )
    return [text for (text,) in rows]


def test_it_gets_the_shipped_event_with_its_sections(updated: sqlite3.Connection) -> None:
    """As one action of the shell; nobody can undo that there is an event."""
    _, known = knowledge.load(updated)
    shipped = content.shipped()
    assert (known.event, known.sections) == (shipped.event, shipped.sections)
    [action] = history.actions(updated, 1, 0)
    assert {(entry.author, entry.change.collection) for entry in action} == {(None, "event"), (None, "sections")}
    assert all(change.collection == "sections" for change in history.reversal(updated, action[0].action))


def test_a_change_of_the_release_is_undone(updated: sqlite3.Connection) -> None:
    """What somebody did last there is taken back here, in every language."""
    action = history.last_of(updated, _ASEL)
    assert action is not None
    [entry] = history.of_action(updated, action)
    edits.undo(updated, action, _MARAT)
    found = knowledge.load(updated)[1].collection(entry.change.collection).get(entry.change.id)
    assert found == entry.change.before != entry.change.after


def test_the_history_is_not_rewritten(release: sqlite3.Connection, updated: sqlite3.Connection) -> None:
    """Every byte of it, in its order; and it can be read."""
    everything = "SELECT *, typeof(before), typeof(after) FROM history WHERE number <= ? ORDER BY number"
    before, after = (one.execute(everything, (_LAST_CHANGE,)).fetchall() for one in (release, updated))
    assert after == before
    entries = [history.entry(updated, number) for number in range(1, 92)]
    assert all(entries)
    assert [history.last_of(updated, author) for author in (_ASEL, _MARAT, _GULNAR)] == [90, 84, 91]
    assert history.taking_back(updated, [60, 62, 63, 64]) == {60, 63}


def test_what_is_known_is_known(release: sqlite3.Connection, updated: sqlite3.Connection) -> None:
    """Facts with their numbers, also of one that was deleted; people, stories, pictures."""
    revision, known = knowledge.load(updated)
    assert revision == _LAST_CHANGE + 4
    assert [*checks.dangling(known), *lengths.too_long(known)] == []
    counts = {
        name: len(getattr(known, name)) for name in ("sources", "countries", "titles", "people", "facts", "stories")
    }
    assert counts == {"sources": 8, "countries": 6, "titles": 12, "people": 8, "facts": 32, "stories": 2}
    numbers = dict(release.execute("SELECT id, number FROM facts").fetchall())
    assert facts.numbers(updated, known.facts) == numbers
    assert sorted(numbers.values()) == [number for number in range(1, 34) if number != 23]
    assert facts.called(updated, 23) == "fact-98a686206d"
    assert known.facts["fact-9bcde15efa"].answer.get("ru") == "Выставка метеоритов откроется 25 июня."
    assert known.facts["experts"].together == known.facts["fact-37b715c3e8"].together == "experts"
    late = history.stale_languages(updated, history.changed_more_than_once(updated))
    assert late == {"fact-d04ada6377": {"kk"}}  # what there is in one language alone is not behind
    bella = known.people["person-55acb987e1"]
    assert (bella.name.get("ru"), bella.titles) == ("Иван Белла", ("title-7836aeb71e", "cosmonaut"))
    assert [chapter.title.get("ru") for chapter in known.stories["stamps"].chapters][-1] == "Тираж"
    for picture in (bella.picture, known.stories["stamps"].chapters[0].picture):
        assert picture is not None
        found = pictures.find(updated, picture)
        assert found is not None
        assert (pictures.name_of(found.content), found.bot_id) == (picture, _BOT)
    assert len(vectors.load(updated, ["Где прошёл форум?", "Форум қай жерде өтті?"])) == 2


def test_a_deleted_fact_comes_back_under_its_number(updated: sqlite3.Connection) -> None:
    """And a new one gets the next."""
    assert edits.undo(updated, 57, _GULNAR) == _LAST_CHANGE + 5
    assert facts.numbers(updated, ["fact-98a686206d"]) == {"fact-98a686206d": 23}
    fact = knowledge.load(updated)[1].facts["place"]
    edits.apply(updated, [knowledge.Change("facts", "new", None, fact)])
    assert facts.numbers(updated, ["new"]) == {"new": 34}


def test_dialogues_go_on(release: sqlite3.Connection, updated: sqlite3.Connection) -> None:
    """None is over; what was typed is as it was typed, and a draft knows for which cluster it is."""
    states = release.execute("SELECT chat_id, user_id, state FROM dialogues").fetchall()
    assert len(states) == 8
    for chat_id, user_id, before in states:
        found = question_context.find(updated, chat_id, user_id).dialogue
        assert found is not None
        assert not found.is_over
        expected = json.loads(before)
        if expected["is_about"] == "draft":
            expected["cluster"] = expected.pop("wanted")
        assert json.loads(found.state) == expected
    [(madina,)] = updated.execute("SELECT state ->> '$.cluster' FROM dialogues WHERE user_id = ?", (_MADINA,))
    cluster = clusters.find(updated, madina)
    assert cluster is not None
    assert cluster.wordings[0].words == "Есть ли парковка?"


def test_what_chats_were_shown_is_read(release: sqlite3.Connection, updated: sqlite3.Connection) -> None:
    """Each exchange with its answer or subjects; a long answer knows its messages."""
    for number, told, further in release.execute("SELECT number, told, further FROM exchanges").fetchall():
        [(shown, parts)] = updated.execute("SELECT shown, parts FROM exchanges WHERE number = ?", (number,))
        before = json.loads(told)
        found = exchanges.parse(shown, 1, 0).shown
        assert list(found.subjects) == before.get("shown", [])
        assert (found.answer is None) == ("answer" not in before)
        assert json.loads(shown) == {"subjects" if key == "shown" else key: value for key, value in before.items()}
        assert parts == further
    [(message_id,)] = updated.execute("SELECT message_id FROM exchanges WHERE number = 13")
    standing = exchanges.standing(updated, _IVAN, message_id)
    assert standing is not None
    assert len(standing.message_ids) == 2
    last = exchanges.last(updated, _EMMA)
    assert last is not None
    assert last.age > 0


def test_whoever_waits_still_waits(updated: sqlite3.Connection) -> None:
    """The cluster is there in both languages, the answer is due, and the buttons still go with it."""
    rows = {cluster.wordings[0].words: cluster for cluster in clusters.most(updated)}
    children = rows["Можно ли прийти с детьми?"]
    assert (children.count, children.waiting, len(children.in_language("kk"))) == (3, 2, 1)
    assert len(clusters.embeddings(updated)) == 11
    assert clusters.find(updated, 7) is None  # dismissed, and its words are known as dismissed
    assert [one.words for one in clusters.unassigned(updated).values()] == ["Кто вручал марки?"]  # the latest
    [due] = subscriptions.due(updated, 9)
    assert due == Notice(_VIKTOR, "fact-ef92cd654a", "ru")
    [cleanup] = subscriptions.fulfil(updated, due) or []
    assert (cleanup.method, cleanup.parameters["message_id"]) == ("editMessageReplyMarkup", 4)
    clusters.answer(updated, children.number, "place")
    assert {notice.chat_id for notice in subscriptions.due(updated, 9)} == {_OLGA, _NURLAN}
    subscriptions.drop_cleanup(updated, _OLGA, 4)
    assert subscriptions.fulfil(updated, Notice(_OLGA, "place", "ru")) == []
    assert len(asked.recent(updated, 100)) > 20


def test_messages_that_became_facts_are_known(updated: sqlite3.Connection) -> None:
    """Editing them edits the facts."""
    assert fact_messages.find(updated, _ASEL, 29) == FactMessage("fact-9bcde15efa", 48)
    assert fact_messages.find(updated, _GULNAR, 11) == FactMessage("fact-ef92cd654a", 91)


def test_what_came_and_what_goes_is_not_lost(updated: sqlite3.Connection) -> None:
    """Updates that wait are handled in their chats, once; calls that are open are made."""
    assert inbox.chats(updated, _BOT) == [_RUSLAN, _PAVEL]
    assert [json.loads(one.payload)["update_id"] for one in inbox.waiting(updated, _BOT, _PAVEL, 9)] == [
        100000268,
        100000269,
    ]
    assert inbox.store(updated, _BOT, [inbox.Arrival(100000269, _PAVEL, "{}")]) == []
    assert outbox.chats(updated) == [_PAVEL, _DANIYAR, _RUSLAN]
    assert [(one.call.method, one.repeats) for one in outbox.take(updated, _PAVEL)] == [("sendMessage", 1)]
    assert [(one.call.method, one.repeats) for one in outbox.take(updated, _DANIYAR)] == [("sendPhoto", 0)]


def test_jobs_come_when_they_were_planned_for(release: sqlite3.Connection, updated: sqlite3.Connection) -> None:
    """The hourly and the daily ones, and the digests."""
    due = dict(release.execute("SELECT name, due_at FROM jobs").fetchall())
    due[jobs.CLUSTER] = due.pop("gather")
    assert dict(updated.execute("SELECT name, due_at FROM jobs").fetchall()) == due
    for name, period in ((jobs.PURGE, 3600), (jobs.CLUSTER, 3600), (jobs.BACKUP, 86_400)):
        jobs.plan(updated, name, period)
    assert dict(updated.execute("SELECT name, due_at FROM jobs").fetchall()) == due
    assert digests.find(updated, _ASEL) == Digest(_ASEL, "daily", "ru")
    assert digests.find(updated, _MARAT) == Digest(_MARAT, "weekly", "kk")


def test_people_are_who_they_were(updated: sqlite3.Connection) -> None:
    """Editors with names and menus; an open invitation; the languages that visitors chose."""
    staff = {editor.user_id: editor.name for editor in editors.everybody(updated)}
    assert len(staff) == 12
    assert (staff[_MARAT], staff[_SAULE], staff[77_000_012]) == ("Марат", "Сәуле", "77000012")
    assert len(menus.everybody(updated)) == 12
    assert menus.stands(updated, _NAZYM)
    assert not menus.stands(updated, 77_000_012)
    assert not menus.put(updated, _ASEL, "owner")
    assert authors.names(updated, [_ASEL, _MARAT, _GULNAR, _SAULE]) == {
        _ASEL: "Асель",
        _MARAT: "Марат",
        _GULNAR: "Гүлнәр",
    }
    assert [visitors.language(updated, one) for one in (_EMMA, _YERZHAN, _IVAN)] == ["ru", "kk", None]
    assert editors.redeem(updated, "T3xjEklxPXgR-ku5UHrSQXo3A4NZLqT3") == _ASEL
    assert editors.redeem(updated, "o5uxRuy2cuiqsqI8eX22dphENOlYKk1y") is None
