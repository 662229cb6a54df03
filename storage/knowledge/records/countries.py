"""Countries as rows."""

import json
import sqlite3

from answers.models.knowledge import Country
from storage.database.store import Store
from storage.knowledge.records import texts
from storage.knowledge.records.texts import Texts

_COLLECTION = "countries"


def load(connection: sqlite3.Connection, only: str | None = None) -> dict[str, Country]:
    """Read all countries, or just the one with this id."""
    found = Texts(connection, _COLLECTION, only)
    rows = connection.execute(
        """
        SELECT id, aliases
        FROM countries WHERE id IN (SELECT ?1 WHERE ?1 IS NOT NULL UNION ALL SELECT id FROM countries WHERE ?1 IS NULL)
        ORDER BY number
        """,
        (only,),
    )
    return {
        id_: Country.model_validate({**found.text(id_, "name"), "aliases": json.loads(aliases)})
        for id_, aliases in rows
    }


def save(connection: sqlite3.Connection, id_: str, country: Country) -> None:
    """Add or replace a country."""
    connection.execute(
        "INSERT INTO countries (id, aliases) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET aliases = excluded.aliases",
        (id_, json.dumps(country.aliases, ensure_ascii=False)),
    )
    texts.save(connection, _COLLECTION, id_, {"name": country.name})


def delete(connection: sqlite3.Connection, id_: str) -> None:
    """Delete a country. Nobody comes from it any more."""
    connection.execute("DELETE FROM countries WHERE id = ?", (id_,))
    texts.delete(connection, _COLLECTION, id_)


STORE = Store(tables=("countries",))
