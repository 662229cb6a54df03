"""Countries as rows."""

import json
import sqlite3

from answers.models.knowledge import Country
from storage.database.store import Store


def load(connection: sqlite3.Connection, only: str | None = None) -> dict[str, Country]:
    """Read all countries, or just the one with this id."""
    rows = connection.execute(
        """
        SELECT id, ru, kk, aliases
        FROM countries WHERE id IN (SELECT ?1 WHERE ?1 IS NOT NULL UNION ALL SELECT id FROM countries WHERE ?1 IS NULL)
        ORDER BY number
        """,
        (only,),
    )
    return {row[0]: _from_row(row) for row in rows}


def save(connection: sqlite3.Connection, id_: str, country: Country) -> None:
    """Add or replace a country."""
    connection.execute(
        """
        INSERT INTO countries (id, ru, kk, aliases) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET ru = excluded.ru, kk = excluded.kk, aliases = excluded.aliases
        """,
        (id_, country.ru, country.kk, json.dumps(country.aliases, ensure_ascii=False)),
    )


def delete(connection: sqlite3.Connection, id_: str) -> None:
    """Delete a country that nothing refers to."""
    connection.execute("DELETE FROM countries WHERE id = ?", (id_,))


def _from_row(row: tuple[str, str, str, str]) -> Country:
    _, ru, kk, aliases = row
    return Country(ru=ru, kk=kk, aliases=json.loads(aliases))


STORE = Store(tables=("countries",))
