"""Who may change what is known, and the invitations that make editors."""

import hashlib
import sqlite3
from dataclasses import dataclass

from storage.database.retention import INVITATIONS, seconds
from storage.database.store import Person, Store


@dataclass(frozen=True, slots=True)
class Editor:
    """Somebody whom an owner made an editor."""

    user_id: int
    name: str


def everybody(connection: sqlite3.Connection) -> list[Editor]:
    """Return the editors, the first appointed first."""
    rows = connection.execute("SELECT user_id, name FROM editors ORDER BY since, user_id")
    return [Editor(*row) for row in rows]


def find(connection: sqlite3.Connection, user_id: int) -> Editor | None:
    """Return the editor with this id."""
    row = connection.execute("SELECT user_id, name FROM editors WHERE user_id = ?", (user_id,)).fetchone()
    return None if row is None else Editor(*row)


def appoint(connection: sqlite3.Connection, editor: Editor, appointed_by: int) -> None:
    """Make somebody an editor; whoever is one stays one."""
    connection.execute(
        """
        INSERT INTO editors (user_id, name, appointed_by, since) VALUES (?, ?, ?, now())
        ON CONFLICT (user_id) DO UPDATE SET name = excluded.name
        """,
        (editor.user_id, editor.name, appointed_by),
    )


def rename(connection: sqlite3.Connection, user_id: int, name: str) -> None:
    """Call an editor as Telegram does now; nobody else becomes one by that."""
    connection.execute("UPDATE editors SET name = ? WHERE user_id = ?", (name, user_id))


def dismiss(connection: sqlite3.Connection, user_id: int) -> bool:
    """Take an editor's rights. Returns False where there was no such editor."""
    return connection.execute("DELETE FROM editors WHERE user_id = ?", (user_id,)).rowcount == 1


def forget(connection: sqlite3.Connection, person: Person) -> None:
    """Call an editor by the bare id: the name is not needed for the role."""
    connection.execute("UPDATE editors SET name = CAST(user_id AS TEXT) WHERE user_id = ?", (person.user_id,))


def invite(connection: sqlite3.Connection, secret: str, issued_by: int) -> None:
    """Store an invitation, which expires. Of its secret only the digest is kept."""
    connection.execute(
        "INSERT INTO invitations (digest, issued_by, expires_at) VALUES (?, ?, now() + ?)",
        (_digest(secret), issued_by, seconds(INVITATIONS)),
    )


def redeem(connection: sqlite3.Connection, secret: str) -> int | None:
    """Use an invitation up. Returns who issued it, None where it has expired, was used, or never was."""
    row = connection.execute(
        "DELETE FROM invitations WHERE digest = ? AND expires_at > now() RETURNING issued_by", (_digest(secret),)
    ).fetchone()
    return None if row is None else int(row[0])


def purge(connection: sqlite3.Connection) -> None:
    """Forget the invitations that have expired."""
    connection.execute("DELETE FROM invitations WHERE expires_at <= now()")


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


STORE = Store(
    tables=("editors", "invitations"),
    forget=forget,
    purge=purge,
    kept={
        "editors.user_id": "the role is the owner's to take",
        "editors.appointed_by": "it is part of the role",
        "invitations.issued_by": "only an owner's invitation is good, and it expires",
    },
)
