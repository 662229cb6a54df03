"""Photos that editors sent: by Telegram's name, and as a copy."""

import hashlib
import sqlite3
from dataclasses import dataclass

from storage.database.store import Store

_PREFIX = "photo:"  # of a `picture` that lies here; any other is an address in the web


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo. `file_id` is what the bot `bot_id` calls it by."""

    content: bytes
    bot_id: int
    file_id: str


def name_of(content: bytes) -> str:
    """Return what a person or a chapter calls this photo by."""
    return f"{_PREFIX}{hashlib.sha256(content).hexdigest()[:20]}"


def is_kept(picture: str | None) -> bool:
    """Whether a `picture` is a photo that lies here."""
    return picture is not None and picture.startswith(_PREFIX)


def keep(connection: sqlite3.Connection, name: str, picture: Picture) -> None:
    """Store a photo, or by what another bot calls it."""
    connection.execute(
        """
        INSERT INTO pictures (id, content, bot_id, file_id) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET bot_id = excluded.bot_id, file_id = excluded.file_id
        """,
        (name, picture.content, picture.bot_id, picture.file_id),
    )


def find(connection: sqlite3.Connection, name: str) -> Picture | None:
    """Return a photo."""
    row = connection.execute("SELECT content, bot_id, file_id FROM pictures WHERE id = ?", (name,)).fetchone()
    return None if row is None else Picture(*row)


STORE = Store(tables=("pictures",))
