"""People as rows, with their titles in order."""

import json
import sqlite3

from answers.models.knowledge import Person
from storage.database.store import Store
from storage.knowledge.records import texts
from storage.knowledge.records.texts import Texts

_COLLECTION = "people"


def load(connection: sqlite3.Connection, only: str | None = None) -> dict[str, Person]:
    """Read all people, or just the one with this id."""
    found = Texts(connection, _COLLECTION, only)
    rows = connection.execute(
        """
        SELECT id, aliases, sex, country, source, picture, (
            SELECT json_group_array(title)
            FROM (SELECT title FROM person_titles WHERE person = people.id ORDER BY position)
        )
        FROM people WHERE id IN (SELECT ?1 WHERE ?1 IS NOT NULL UNION ALL SELECT id FROM people WHERE ?1 IS NULL)
        ORDER BY number
        """,
        (only,),
    )
    return {
        id_: Person.model_validate(
            {
                "name": found.text(id_, "name"),
                "aliases": json.loads(aliases),
                "sex": sex,
                "country": country,
                "titles": json.loads(titles),
                "source": source,
                "picture": picture,
            }
        )
        for id_, aliases, sex, country, source, picture, titles in rows
    }


def save(connection: sqlite3.Connection, id_: str, person: Person) -> None:
    """Add or replace a person. The country, the source and the titles are there already."""
    connection.execute(
        """
        INSERT INTO people (id, aliases, sex, country, source, picture) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
            aliases = excluded.aliases, sex = excluded.sex, country = excluded.country, source = excluded.source,
            picture = excluded.picture
        """,
        (
            id_,
            json.dumps(person.aliases, ensure_ascii=False),
            person.sex,
            person.country,
            person.source,
            person.picture,
        ),
    )
    texts.save(connection, _COLLECTION, id_, {"name": person.name})
    connection.execute("DELETE FROM person_titles WHERE person = ?", (id_,))
    connection.executemany(
        "INSERT INTO person_titles (person, position, title) VALUES (?, ?, ?)",
        [(id_, position, title) for position, title in enumerate(person.titles)],
    )


def delete(connection: sqlite3.Connection, id_: str) -> None:
    """Delete a person."""
    connection.execute("DELETE FROM people WHERE id = ?", (id_,))
    texts.delete(connection, _COLLECTION, id_)


STORE = Store(tables=("people", "person_titles"))
