"""The languages that people chose."""

import sqlite3
from typing import cast

from answers.models.knowledge import Language
from storage.database.store import Person, Store


def language(connection: sqlite3.Connection, user_id: int) -> Language | None:
    """Return the language that the person chose, None where they have not."""
    row = connection.execute("SELECT language FROM visitors WHERE user_id = ?", (user_id,)).fetchone()
    return None if row is None else cast("Language", row[0])


def choose(connection: sqlite3.Connection, user_id: int, language: Language) -> None:
    """Remember the language that the person chose."""
    connection.execute(
        """
        INSERT INTO visitors (user_id, language) VALUES (?, ?)
        ON CONFLICT (user_id) DO UPDATE SET language = excluded.language
        """,
        (user_id, language),
    )


def forget(connection: sqlite3.Connection, person: Person) -> None:
    """Forget which language somebody chose."""
    connection.execute("DELETE FROM visitors WHERE user_id = ?", (person.user_id,))


STORE = Store(tables=("visitors",), forget=forget)
