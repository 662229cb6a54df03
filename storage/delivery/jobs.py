"""Background work: what is due, and when. Periods are in seconds, and so are due times: Unix seconds."""

import sqlite3

from storage.database.store import Store

PURGE = "purge"
BACKUP = "backup"
CLUSTER = "cluster"


def plan(connection: sqlite3.Connection, name: str, period: int) -> None:
    """Plan a job that is done once in a period.

    One that is planned stays so, but comes no later than in a period: when it was planned, the clock may have been
    wrong.
    """
    connection.execute(
        """
        INSERT INTO jobs (name, due_at) VALUES (?, now() + ?)
        ON CONFLICT (name) DO UPDATE SET due_at = excluded.due_at WHERE due_at > excluded.due_at
        """,
        (name, period),
    )


def plan_at(connection: sqlite3.Connection, name: str, due_at: int) -> None:
    """Plan a job for a moment, where it is not planned yet."""
    connection.execute("INSERT INTO jobs (name, due_at) VALUES (?, ?) ON CONFLICT DO NOTHING", (name, due_at))


def hasten(connection: sqlite3.Connection, name: str) -> None:
    """Let a job be due now."""
    connection.execute("UPDATE jobs SET due_at = 0 WHERE name = ?", (name,))


def due(connection: sqlite3.Connection) -> list[str]:
    """Return the jobs that are due, the longest overdue first."""
    return [name for (name,) in connection.execute("SELECT name FROM jobs WHERE due_at <= now() ORDER BY due_at")]


def postpone(connection: sqlite3.Connection, name: str, period: int) -> None:
    """Let a job that is planned be due in a period."""
    connection.execute("UPDATE jobs SET due_at = now() + ? WHERE name = ?", (period, name))


def postpone_to(connection: sqlite3.Connection, name: str, due_at: int) -> None:
    """Let a job that is planned be due at a moment."""
    connection.execute("UPDATE jobs SET due_at = ? WHERE name = ?", (due_at, name))


def planned(connection: sqlite3.Connection, prefix: str) -> list[tuple[str, int]]:
    """Return the planned jobs whose names begin so, each with its due time."""
    rows = connection.execute("SELECT name, due_at FROM jobs WHERE substr(name, 1, ?) = ?", (len(prefix), prefix))
    return rows.fetchall()


def cancel(connection: sqlite3.Connection, name: str) -> None:
    """Plan a job no longer."""
    connection.execute("DELETE FROM jobs WHERE name = ?", (name,))


STORE = Store(tables=("jobs",))
