"""The schema, step by step: one file a step, committed together with its number."""

import re
import sqlite3
from importlib.resources import files
from itertools import islice

from storage.database.errors import DatabaseRefusedError

_NAME = re.compile(r"\d{4}_\w+\.sql")


def steps() -> list[str]:
    """Return the SQL of every step, the first one first. Step n leads to `user_version` n."""
    scripts = [file for file in (files("storage.database") / "migrations").iterdir() if _NAME.fullmatch(file.name)]
    return [file.read_text("utf-8") for file in sorted(scripts, key=lambda file: file.name)]


def is_current(connection: sqlite3.Connection) -> bool:
    """Whether the schema is up to date.

    Raises DatabaseRefusedError where the database was written by a newer Garysh.
    """
    return _version(connection) == len(steps())


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the schema up to date. Interrupted at any moment, it leaves the schema of one whole version.

    Raises DatabaseRefusedError where the database was written by a newer Garysh.
    """
    scripts, version = steps(), _version(connection)
    for number, script in islice(enumerate(scripts, start=1), version, None):
        try:
            connection.executescript(f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {number};\nCOMMIT;")
        except BaseException:
            if connection.in_transaction:
                connection.rollback()
            raise


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    known = len(steps())
    if version > known:
        message = (
            f"it was written by a newer Garysh (schema {version}; this one knows {known}). "
            "Update the program, or restore a backup made by this version."
        )
        raise DatabaseRefusedError(message)
    return int(version)
