"""Changes of the knowledge, and what people asked in vain: it goes along."""

import ast
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from answers.models.answer import Answer
from answers.models.knowledge import Fact
from storage import edits
from storage.database.database import connect
from storage.database.opening import prepare
from storage.knowledge import knowledge
from storage.knowledge.content import content
from storage.knowledge.content.content import fill_with_shipped_content, shipped
from storage.knowledge.knowledge import Change
from storage.questions import asked, clusters

_HOUSE = Path(__file__).parents[2]
_NUMBER = 5


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Return a connection to a database in which one question waits for an answer."""
    prepare(tmp_path / "garysh.db", tmp_path, fill_with_shipped_content)
    with closing(connect(tmp_path / "garysh.db")) as opened:
        asked.record(opened, _NUMBER, "Где буфет?", Answer("unknown", "ru", 0.0))
        clusters.assign(opened, {_NUMBER: b"digest"})
        yield opened


def _fact() -> Fact:
    return shipped().facts["place"]


def _open(connection: sqlite3.Connection) -> list[str]:
    return [cluster.wordings[0].words for cluster in clusters.most(connection)]


def test_questions_follow_the_fact_that_answered_them(connection: sqlite3.Connection) -> None:
    """Open again when it goes, settled when it comes back, and so on in turn."""
    action = edits.apply(connection, [Change("facts", "buffet", None, _fact())], author=7)
    assert action is not None
    clusters.answer(connection, clusters.most(connection)[0].number, "buffet")
    assert _open(connection) == []
    undone = edits.undo(connection, action, author=7)
    assert undone is not None
    assert _open(connection) == ["Где буфет?"]
    edits.undo(connection, undone, author=7)
    assert _open(connection) == []


def test_what_is_so_already_changes_nothing(connection: sqlite3.Connection) -> None:
    """The same change for a second time is no action, and the questions stay as they are."""
    there, gone = Change("facts", "buffet", None, _fact()), Change("facts", "buffet", _fact(), None)
    edits.apply(connection, [there])
    clusters.answer(connection, clusters.most(connection)[0].number, "buffet")
    assert edits.apply(connection, [there]) is None
    assert _open(connection) == []
    assert edits.apply(connection, [gone]) is not None
    assert edits.apply(connection, [gone]) is None
    assert _open(connection) == ["Где буфет?"]


def _reaches_past(node: ast.AST) -> bool:
    """Tell whether somebody takes `apply` from the knowledge itself, by its module or by its name."""
    module, function = knowledge.__name__, knowledge.apply.__name__
    if isinstance(node, ast.ImportFrom):
        return node.module == module and function in {alias.name for alias in node.names}
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return (node.value.id, node.attr) == (module.rpartition(".")[2], function)
    return False


def test_nothing_above_storage_changes_knowledge_past_it() -> None:
    """A way around `edits` would leave the questions behind."""
    past = [
        f"{file}:{ast.unparse(node)}"
        for room in ("bot", "handlers", "training")
        for file in (_HOUSE / room).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if _reaches_past(node)
    ]
    assert past == []


def test_the_import_of_another_event_is_undone_as_one(tmp_path: Path) -> None:
    """Whatever it deleted is there again, sources included; what it brought is gone, but for what it cited."""
    file = tmp_path / "garysh.db"
    prepare(file, tmp_path, fill_with_shipped_content)
    wanted = content.parse((Path(__file__).parents[1] / "fixtures" / "solvay.yaml").read_text("utf-8"))
    with closing(connect(file)) as connection:
        _, before = knowledge.load(connection)
        changes = [*knowledge.compare(before, wanted), *knowledge.leftovers(before, wanted)]
        action = edits.apply(connection, changes, author=7)
        assert action is not None
        edits.undo(connection, action, 7)
        _, after = knowledge.load(connection)
    assert (after.event, after.sections, after.people, after.facts) == (
        before.event,
        before.sections,
        before.people,
        before.facts,
    )
    assert list(after.sections) == list(before.sections)
    assert after.sources == wanted.sources | before.sources


def test_what_something_needs_does_not_go(tmp_path: Path) -> None:
    """A story that a section shows: the change is refused, and nothing of it is done."""
    file = tmp_path / "garysh.db"
    prepare(file, tmp_path, fill_with_shipped_content)
    with closing(connect(file)) as connection:
        _, known = knowledge.load(connection)
        connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(edits.StillReferredToError):
            edits.apply(connection, [Change("stories", "stamps", known.stories["stamps"], None)])
        connection.execute("ROLLBACK")
        assert knowledge.load(connection)[1] == known


def test_a_section_keeps_its_place_under_another_command(tmp_path: Path) -> None:
    """And gets it back when that is undone, for who reads anew and for who only looks what has changed."""
    file = tmp_path / "garysh.db"
    prepare(file, tmp_path, fill_with_shipped_content)
    with closing(connect(file)) as connection:
        revision, known = knowledge.load(connection)
        section = known.sections["forum"]
        renamed = [Change("sections", "forum", section, None), Change("sections", "about", None, section)]
        action = edits.apply(connection, renamed, author=7)
        assert action is not None
        revision, known = knowledge.refresh(connection, revision, known)
        assert list(known.sections) == list(knowledge.load(connection)[1].sections) == ["about", "cosmonauts", "stamps"]
        edits.undo(connection, action, 7)
        _, known = knowledge.refresh(connection, revision, known)
        assert list(known.sections) == list(knowledge.load(connection)[1].sections) == ["forum", "cosmonauts", "stamps"]
