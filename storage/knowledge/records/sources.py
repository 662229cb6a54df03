"""Sources as rows."""

import sqlite3

from answers.models.knowledge import Source
from storage.database.store import Store


def load(connection: sqlite3.Connection, only: str | None = None) -> dict[str, Source]:
    """Read all sources, or just the one with this id."""
    rows = connection.execute(
        """
        SELECT id, name, url, date
        FROM sources WHERE id IN (SELECT ?1 WHERE ?1 IS NOT NULL UNION ALL SELECT id FROM sources WHERE ?1 IS NULL)
        ORDER BY number
        """,
        (only,),
    )
    return {row[0]: _from_row(row) for row in rows}


def save(connection: sqlite3.Connection, id_: str, source: Source) -> None:
    """Add or replace a source."""
    connection.execute(
        """
        INSERT INTO sources (id, name, url, date) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, url = excluded.url, date = excluded.date
        """,
        (id_, source.name, None if source.url is None else str(source.url), source.date.isoformat()),
    )


def delete(connection: sqlite3.Connection, id_: str) -> None:
    """Delete a source that nothing refers to."""
    connection.execute("DELETE FROM sources WHERE id = ?", (id_,))


def _from_row(row: tuple[str, str, str | None, str]) -> Source:
    _, name, url, date = row
    return Source.model_validate({"name": name, "url": url, "date": date})


STORE = Store(tables=("sources",))
