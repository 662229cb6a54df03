"""Titles as rows: one for each, shared by the people who bear it."""

import json
import sqlite3

from answers.models.knowledge import Title
from storage.database.store import Store


def load(connection: sqlite3.Connection, only: str | None = None) -> dict[str, Title]:
    """Read all titles, or just the one with this id."""
    rows = connection.execute(
        """
        SELECT id, ru, kk, kind, aliases
        FROM titles WHERE id IN (SELECT ?1 WHERE ?1 IS NOT NULL UNION ALL SELECT id FROM titles WHERE ?1 IS NULL)
        ORDER BY number
        """,
        (only,),
    )
    return {row[0]: _from_row(row) for row in rows}


def save(connection: sqlite3.Connection, id_: str, title: Title) -> None:
    """Add or replace a title."""
    connection.execute(
        """
        INSERT INTO titles (id, ru, kk, kind, aliases) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
            ru = excluded.ru, kk = excluded.kk, kind = excluded.kind, aliases = excluded.aliases
        """,
        (id_, title.ru, title.kk, title.kind, json.dumps(title.aliases, ensure_ascii=False)),
    )


def delete(connection: sqlite3.Connection, id_: str) -> None:
    """Delete a title that nobody bears."""
    connection.execute("DELETE FROM titles WHERE id = ?", (id_,))


def _from_row(row: tuple[str, str, str, str, str]) -> Title:
    _, ru, kk, kind, aliases = row
    return Title.model_validate({"ru": ru, "kk": kk, "kind": kind, "aliases": json.loads(aliases)})


STORE = Store(tables=("titles",))
