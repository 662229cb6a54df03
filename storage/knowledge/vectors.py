"""Sentence embeddings as rows: computed once for each text."""

import json
import sqlite3
from array import array
from collections.abc import Iterable, Mapping, Sequence

from storage.database.store import Store


def load(connection: sqlite3.Connection, texts: Iterable[str]) -> dict[str, Sequence[float]]:
    """Read the embeddings that there are of these texts."""
    rows = connection.execute(
        "SELECT text, vector FROM vectors WHERE text IN (SELECT value FROM json_each(?))", (json.dumps(list(texts)),)
    )
    return {text: array("f", vector) for text, vector in rows}


def save(connection: sqlite3.Connection, vectors: Mapping[str, Sequence[float]]) -> None:
    """Keep embeddings by their text."""
    connection.executemany(
        "INSERT INTO vectors (text, vector) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(text, array("f", vector).tobytes()) for text, vector in vectors.items()],
    )


def purge(connection: sqlite3.Connection) -> None:
    """Forget the embeddings of texts that no fact has any more: what comes back is embedded anew."""
    connection.execute("DELETE FROM vectors WHERE text NOT IN (SELECT text FROM texts WHERE collection = 'facts')")


STORE = Store(tables=("vectors",), purge=purge)
