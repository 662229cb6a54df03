"""In whose chats the longer command menu stands."""

import sqlite3
from typing import Literal, TypeAlias

from storage.database.store import Store

Role: TypeAlias = Literal["editor", "owner"]


def everybody(connection: sqlite3.Connection) -> list[int]:
    """Return in whose chats it stands."""
    return [user_id for (user_id,) in connection.execute("SELECT user_id FROM menus ORDER BY user_id")]


def stands(connection: sqlite3.Connection, user_id: int) -> bool:
    """Whether somebody sees the menu of a role."""
    return connection.execute("SELECT 1 FROM menus WHERE user_id = ?", (user_id,)).fetchone() is not None


def put(connection: sqlite3.Connection, user_id: int, role: Role) -> bool:
    """Note that somebody sees the menu of a role. Returns False where it was noted before."""
    changed = connection.execute(
        """
        INSERT INTO menus (user_id, role) VALUES (?, ?)
        ON CONFLICT (user_id) DO UPDATE SET role = excluded.role WHERE role <> excluded.role
        """,
        (user_id, role),
    )
    return changed.rowcount == 1


def take_away(connection: sqlite3.Connection, user_id: int) -> None:
    """Note that somebody sees what everybody sees."""
    connection.execute("DELETE FROM menus WHERE user_id = ?", (user_id,))


STORE = Store(tables=("menus",), kept={"menus.user_id": "the menu goes with the role"})
