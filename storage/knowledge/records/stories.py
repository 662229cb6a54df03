"""Stories as rows, with their chapters in order."""

import sqlite3

from answers.models.knowledge import Story
from storage.database.store import Store
from storage.knowledge.records import texts
from storage.knowledge.records.texts import Field, Texts

_COLLECTION = "stories"


def load(connection: sqlite3.Connection, only: str | None = None) -> dict[str, Story]:
    """Read all stories, or just the one with this id."""
    found = Texts(connection, _COLLECTION, only)
    pictures: dict[str, list[str | None]] = {}
    for story, picture in connection.execute(
        "SELECT story, picture FROM chapters WHERE ?1 IS NULL OR story = ?1 ORDER BY story, position", (only,)
    ):
        pictures.setdefault(story, []).append(picture)
    rows = connection.execute(
        """
        SELECT id, source
        FROM stories WHERE id IN (SELECT ?1 WHERE ?1 IS NOT NULL UNION ALL SELECT id FROM stories WHERE ?1 IS NULL)
        ORDER BY number
        """,
        (only,),
    )
    return {
        id_: Story.model_validate(
            {
                "title": found.text(id_, "title"),
                "chapters": [
                    {
                        "title": found.text(id_, _field(position, "title")),
                        "text": found.text(id_, _field(position, "text")),
                        "picture": picture,
                    }
                    for position, picture in enumerate(pictures[id_])
                ],
                "source": source,
            }
        )
        for id_, source in rows
    }


def save(connection: sqlite3.Connection, id_: str, story: Story) -> None:
    """Add or replace a story. Its source is there already."""
    connection.execute(
        """
        INSERT INTO stories (id, source) VALUES (?, ?)
        ON CONFLICT (id) DO UPDATE SET source = excluded.source
        """,
        (id_, story.source),
    )
    connection.execute("DELETE FROM chapters WHERE story = ?", (id_,))
    connection.executemany(
        "INSERT INTO chapters (story, position, picture) VALUES (?, ?, ?)",
        [(id_, position, chapter.picture) for position, chapter in enumerate(story.chapters)],
    )
    fields: dict[str, Field] = {"title": story.title}
    for position, chapter in enumerate(story.chapters):
        fields |= {_field(position, "title"): chapter.title, _field(position, "text"): chapter.text}
    texts.save(connection, _COLLECTION, id_, fields)


def delete(connection: sqlite3.Connection, id_: str) -> None:
    """Delete a story with its chapters."""
    connection.execute("DELETE FROM stories WHERE id = ?", (id_,))
    texts.delete(connection, _COLLECTION, id_)


def _field(position: int, name: str) -> str:
    return f"chapters.{position}.{name}"


STORE = Store(tables=("stories", "chapters"))
