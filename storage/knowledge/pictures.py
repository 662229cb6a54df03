"""Photos that editors sent: by Telegram's name, and as a copy."""

import hashlib
import sqlite3
from dataclasses import dataclass

from storage.database.retention import PICTURES, seconds
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


def purge(connection: sqlite3.Connection) -> None:
    """Forget the photos that nothing shows any more, once the change that took them away is old.

    Until then it can be undone; after that, an old version comes back without its photo.
    """
    connection.execute(
        """
        DELETE FROM pictures
        WHERE id NOT IN (SELECT picture FROM people WHERE picture IS NOT NULL)
        AND id NOT IN (SELECT picture FROM chapters WHERE picture IS NOT NULL)
        AND NOT EXISTS (
            SELECT 1 FROM history
            WHERE history.at > strftime('%Y-%m-%dT%H:%M:%S+00:00', now() - ?, 'unixepoch')
            AND (instr(history.before, pictures.id) OR instr(history.after, pictures.id))
        )
        """,
        (seconds(PICTURES),),
    )


STORE = Store(tables=("pictures",), purge=purge)
