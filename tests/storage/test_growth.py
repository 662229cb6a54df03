"""What nothing needs any more goes: embeddings of texts that are gone, photos once their change is old."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storage import edits
from storage.database import retention
from storage.database.database import connect
from storage.database.opening import prepare
from storage.knowledge import knowledge, pictures, vectors
from storage.knowledge.content.content import fill_with_shipped_content
from storage.knowledge.knowledge import Change
from storage.knowledge.pictures import Picture
from tests.storage.conftest import WallClock


@pytest.fixture
def connection(tmp_path: Path, clock: WallClock) -> Iterator[sqlite3.Connection]:
    """Return a connection to a new database."""
    prepare(tmp_path / "garysh.db", tmp_path, fill_with_shipped_content, clock)
    with closing(connect(tmp_path / "garysh.db", clock)) as opened:
        yield opened


def test_embeddings_of_what_is_known_stay_and_others_go(connection: sqlite3.Connection) -> None:
    """A question, an example, an answer of a fact keep theirs."""
    fact = knowledge.load(connection)[1].facts["place"]
    kept = [fact.question.best("ru"), fact.answer.best("kk"), fact.examples.get("kk")[0]]
    vectors.save(connection, {text: [0.5] for text in (*kept, "Где буфет?")})
    vectors.purge(connection)
    assert vectors.load(connection, [*kept, "Где буфет?"]).keys() == set(kept)


def test_a_photo_goes_when_its_change_can_no_longer_be_undone_with_it(
    connection: sqlite3.Connection, clock: WallClock
) -> None:
    """While somebody shows it, and for as long after, it is there."""
    name = pictures.name_of(b"a photo")
    pictures.keep(connection, name, Picture(b"a photo", 1, "file"))
    person = knowledge.load(connection)[1].people["volkov"]
    pictured = person.model_copy(update={"picture": name})
    edits.apply(connection, [Change("people", "volkov", person, pictured)], author=7)
    clock.now += 2 * retention.seconds(retention.PICTURES)
    pictures.purge(connection)
    assert pictures.find(connection, name) is not None
    edits.apply(connection, [Change("people", "volkov", pictured, person)], author=7)
    clock.now += retention.seconds(retention.PICTURES) - 60
    pictures.purge(connection)
    assert pictures.find(connection, name) is not None
    clock.now += 120
    pictures.purge(connection)
    assert pictures.find(connection, name) is None
