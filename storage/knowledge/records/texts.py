"""Texts as rows: by record, field and language, in the order in which a record names its languages."""

import sqlite3
from collections.abc import Mapping
from typing import TypeAlias

from answers.models.knowledge import Phrases, Text
from storage.database.store import Store

Field: TypeAlias = Text | Phrases | None

_ROWS = "SELECT id, field, language, text FROM texts"


class Texts:
    """The texts of the records of one collection."""

    def __init__(self, connection: sqlite3.Connection, collection: str, only: str | None = None) -> None:
        """Read the texts of all records, or just of the one with this id."""
        self._lines: dict[str, dict[str, dict[str, list[str]]]] = {}
        if only is None:
            rows = connection.execute(f"{_ROWS} WHERE collection = ? ORDER BY rowid", (collection,))
        else:  # with the plus it sorts the record's few rows, instead of going through all in their order
            rows = connection.execute(f"{_ROWS} WHERE collection = ? AND id = ? ORDER BY +rowid", (collection, only))
        for id_, field, language, text in rows:
            self._lines.setdefault(id_, {}).setdefault(field, {}).setdefault(language, []).append(text)

    def phrases(self, id_: str, field: str) -> dict[str, list[str]]:
        """Return the lines of a field by language."""
        return self._lines.get(id_, {}).get(field, {})

    def text(self, id_: str, field: str) -> dict[str, str]:
        """Return the one line of a field by language."""
        return {language: lines[0] for language, lines in self.phrases(id_, field).items()}


def save(connection: sqlite3.Connection, collection: str, id_: str, fields: Mapping[str, Field]) -> None:
    """Store all texts of a record in place of those that it had."""
    delete(connection, collection, id_)
    connection.executemany(
        "INSERT INTO texts (collection, id, field, language, position, text) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (collection, id_, name, language, position, line)
            for name, field in fields.items()
            if field is not None
            for language in field.languages()
            for position, line in enumerate(_lines(field, language))
        ],
    )


def delete(connection: sqlite3.Connection, collection: str, id_: str) -> None:
    """Delete all texts of a record."""
    connection.execute("DELETE FROM texts WHERE collection = ? AND id = ?", (collection, id_))


def _lines(field: Text | Phrases, language: str) -> tuple[str, ...]:
    return (field.best(language),) if isinstance(field, Text) else field.get(language)


STORE = Store(tables=("texts",))
