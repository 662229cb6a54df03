"""Sections as rows, by their commands."""

import json
import sqlite3

from pydantic import TypeAdapter

from answers.models.knowledge import FactsSection, PeopleSection, Section, StorySection
from storage.database.store import Store
from storage.knowledge.records import texts
from storage.knowledge.records.texts import Field, Texts

_COLLECTION = "sections"
SECTION: TypeAdapter[Section] = TypeAdapter(Section)  # it is one of several models, by its kind


def load(connection: sqlite3.Connection, only: str | None = None) -> dict[str, Section]:
    """Read all sections, or just the one with this command."""
    found = Texts(connection, _COLLECTION, only)
    rows = connection.execute(
        """
        SELECT id, kind, topics, lists, story
        FROM sections WHERE id IN (SELECT ?1 WHERE ?1 IS NOT NULL UNION ALL SELECT id FROM sections WHERE ?1 IS NULL)
        ORDER BY number
        """,
        (only,),
    )
    sections = {}
    for id_, kind, topics, lists, story in rows:
        shown = {"topics": topics and json.loads(topics), "by": lists and json.loads(lists), "story": story}
        sections[id_] = SECTION.validate_python(
            {
                "kind": kind,
                "title": found.text(id_, "title"),
                "menu": found.text(id_, "menu"),
                "aliases": found.phrases(id_, "aliases"),
                **{name: value for name, value in shown.items() if value is not None},
            }
        )
    return sections


def save(connection: sqlite3.Connection, id_: str, section: Section) -> None:
    """Add or replace a section. A new one takes the first free place: another command moves nothing."""
    connection.execute(
        """
        INSERT INTO sections (number, id, kind, topics, lists, story) VALUES (
            (
                SELECT min(place) FROM (SELECT 1 AS place UNION SELECT number + 1 FROM sections)
                WHERE place NOT IN (SELECT number FROM sections)
            ),
            ?, ?, ?, ?, ?
        )
        ON CONFLICT (id) DO UPDATE SET
            kind = excluded.kind, topics = excluded.topics, lists = excluded.lists, story = excluded.story
        """,
        (
            id_,
            section.kind,
            json.dumps(section.topics) if isinstance(section, FactsSection) else None,
            json.dumps(section.by) if isinstance(section, PeopleSection) else None,
            section.story if isinstance(section, StorySection) else None,
        ),
    )
    fields: dict[str, Field] = {"title": section.title, "menu": section.menu, "aliases": section.aliases}
    texts.save(connection, _COLLECTION, id_, fields)


def delete(connection: sqlite3.Connection, id_: str) -> None:
    """Delete a section; what it showed stays."""
    connection.execute("DELETE FROM sections WHERE id = ?", (id_,))
    texts.delete(connection, _COLLECTION, id_)


STORE = Store(tables=("sections",))
