"""Titles as rows."""

import json
import sqlite3

from answers.models.knowledge import Title
from storage.database.store import Store
from storage.knowledge.records import texts
from storage.knowledge.records.texts import Texts

_COLLECTION = "titles"


def load(connection: sqlite3.Connection, only: str | None = None) -> dict[str, Title]:
    """Read all titles, or just the one with this id."""
    found = Texts(connection, _COLLECTION, only)
    rows = connection.execute(
        """
        SELECT id, kind, aliases
        FROM titles WHERE id IN (SELECT ?1 WHERE ?1 IS NOT NULL UNION ALL SELECT id FROM titles WHERE ?1 IS NULL)
        ORDER BY number
        """,
        (only,),
    )
    return {
        id_: Title.model_validate(
            {
                **found.text(id_, "name"),
                "short": found.text(id_, "short") or None,
                "kind": kind,
                "aliases": json.loads(aliases),
            }
        )
        for id_, kind, aliases in rows
    }


def save(connection: sqlite3.Connection, id_: str, title: Title) -> None:
    """Add or replace a title."""
    connection.execute(
        """
        INSERT INTO titles (id, kind, aliases) VALUES (?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, aliases = excluded.aliases
        """,
        (id_, title.kind, json.dumps(title.aliases, ensure_ascii=False)),
    )
    texts.save(connection, _COLLECTION, id_, {"name": title.name, "short": title.short})


def delete(connection: sqlite3.Connection, id_: str) -> None:
    """Delete a title. Nobody bears it any more."""
    connection.execute("DELETE FROM titles WHERE id = ?", (id_,))
    texts.delete(connection, _COLLECTION, id_)


STORE = Store(tables=("titles",))
