"""People as rows, with their titles in order."""

import json
import sqlite3

from answers.models.knowledge import Person
from storage.database.store import Store


def load(connection: sqlite3.Connection, only: str | None = None) -> dict[str, Person]:
    """Read all people, or just the one with this id."""
    rows = connection.execute(
        """
        SELECT id, name_ru, name_kk, aliases, sex, country, source, picture, (
            SELECT json_group_array(title)
            FROM (SELECT title FROM person_titles WHERE person = people.id ORDER BY position)
        )
        FROM people WHERE id IN (SELECT ?1 WHERE ?1 IS NOT NULL UNION ALL SELECT id FROM people WHERE ?1 IS NULL)
        ORDER BY number
        """,
        (only,),
    )
    return {row[0]: _from_row(row) for row in rows}


def save(connection: sqlite3.Connection, id_: str, person: Person) -> None:
    """Add or replace a person. The country, the source and the titles are there already."""
    connection.execute(
        """
        INSERT INTO people (id, name_ru, name_kk, aliases, sex, country, source, picture)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
            name_ru = excluded.name_ru, name_kk = excluded.name_kk, aliases = excluded.aliases,
            sex = excluded.sex, country = excluded.country, source = excluded.source, picture = excluded.picture
        """,
        (
            id_,
            person.name.ru,
            person.name.kk,
            json.dumps(person.aliases, ensure_ascii=False),
            person.sex,
            person.country,
            person.source,
            person.picture,
        ),
    )
    connection.execute("DELETE FROM person_titles WHERE person = ?", (id_,))
    connection.executemany(
        "INSERT INTO person_titles (person, position, title) VALUES (?, ?, ?)",
        [(id_, position, title) for position, title in enumerate(person.titles)],
    )


def delete(connection: sqlite3.Connection, id_: str) -> None:
    """Delete a person."""
    connection.execute("DELETE FROM people WHERE id = ?", (id_,))


def _from_row(row: tuple[str, str | None, str | None, str, str, str, str, str | None, str]) -> Person:
    _, name_ru, name_kk, aliases, sex, country, source, picture, titles = row
    return Person.model_validate(
        {
            "name": {"ru": name_ru, "kk": name_kk},
            "aliases": json.loads(aliases),
            "sex": sex,
            "country": country,
            "titles": json.loads(titles),
            "source": source,
            "picture": picture,
        }
    )


STORE = Store(tables=("people", "person_titles"))
