"""Stories as rows, with their chapters in order."""

import sqlite3
from typing import TypeAlias

from answers.models.knowledge import Story
from storage.database.store import Store

_Chapter: TypeAlias = tuple[str, str | None, str | None, str | None, str | None, str | None]


def load(connection: sqlite3.Connection, only: str | None = None) -> dict[str, Story]:
    """Read all stories, or just the one with this id."""
    chapters: dict[str, list[_Chapter]] = {}
    for chapter in connection.execute(
        """
        SELECT story, title_ru, title_kk, text_ru, text_kk, picture
        FROM chapters WHERE ?1 IS NULL OR story = ?1 ORDER BY story, position
        """,
        (only,),
    ):
        chapters.setdefault(chapter[0], []).append(chapter)
    rows = connection.execute(
        """
        SELECT id, title_ru, title_kk, source
        FROM stories WHERE id IN (SELECT ?1 WHERE ?1 IS NOT NULL UNION ALL SELECT id FROM stories WHERE ?1 IS NULL)
        ORDER BY number
        """,
        (only,),
    )
    return {row[0]: _from_row(row, chapters[row[0]]) for row in rows}


def save(connection: sqlite3.Connection, id_: str, story: Story) -> None:
    """Add or replace a story. Its source is there already."""
    connection.execute(
        """
        INSERT INTO stories (id, title_ru, title_kk, source) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
            title_ru = excluded.title_ru, title_kk = excluded.title_kk, source = excluded.source
        """,
        (id_, story.title.ru, story.title.kk, story.source),
    )
    connection.execute("DELETE FROM chapters WHERE story = ?", (id_,))
    connection.executemany(
        """
        INSERT INTO chapters (story, position, title_ru, title_kk, text_ru, text_kk, picture)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [
            (id_, position, chapter.title.ru, chapter.title.kk, chapter.text.ru, chapter.text.kk, chapter.picture)
            for position, chapter in enumerate(story.chapters)
        ],
    )


def delete(connection: sqlite3.Connection, id_: str) -> None:
    """Delete a story with its chapters."""
    connection.execute("DELETE FROM stories WHERE id = ?", (id_,))


def _from_row(row: tuple[str, str | None, str | None, str], chapters: list[_Chapter]) -> Story:
    _, title_ru, title_kk, source = row
    return Story.model_validate(
        {
            "title": {"ru": title_ru, "kk": title_kk},
            "chapters": [
                {"title": {"ru": t_ru, "kk": t_kk}, "text": {"ru": ru, "kk": kk}, "picture": picture}
                for _, t_ru, t_kk, ru, kk, picture in chapters
            ],
            "source": source,
        }
    )


STORE = Store(tables=("stories", "chapters"))
