"""Background work: what is due, and when. Times are Unix seconds."""

import sqlite3

PURGE = "purge"
BACKUP = "backup"
CLUSTER = "cluster"


def plan(connection: sqlite3.Connection, name: str, due_at: int) -> None:
    """Plan a job that is not planned yet."""
    connection.execute("INSERT INTO jobs (name, due_at) VALUES (?, ?) ON CONFLICT DO NOTHING", (name, due_at))


def hasten(connection: sqlite3.Connection, name: str) -> None:
    """Let a job be due now."""
    connection.execute("UPDATE jobs SET due_at = 0 WHERE name = ?", (name,))


def due(connection: sqlite3.Connection, now: int) -> list[str]:
    """Return the jobs that are due, the longest overdue first."""
    return [name for (name,) in connection.execute("SELECT name FROM jobs WHERE due_at <= ? ORDER BY due_at", (now,))]


def postpone(connection: sqlite3.Connection, name: str, due_at: int) -> None:
    """Set when a job is due next."""
    connection.execute("UPDATE jobs SET due_at = ? WHERE name = ?", (due_at, name))


def named(connection: sqlite3.Connection, prefix: str) -> list[str]:
    """Return the planned jobs whose names begin so."""
    rows = connection.execute("SELECT name FROM jobs WHERE substr(name, 1, ?) = ?", (len(prefix), prefix))
    return [name for (name,) in rows]


def cancel(connection: sqlite3.Connection, name: str) -> None:
    """Plan a job no longer."""
    connection.execute("DELETE FROM jobs WHERE name = ?", (name,))
