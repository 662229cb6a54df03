"""The SQLite file: one writer that groups commits, and one reader beside it.

Whatever reads or writes is a plain function whose first argument is a `sqlite3.Connection`. It runs whole, inside one
transaction, in the thread that aiosqlite keeps for the connection; so no cancelled await can leave a transaction open.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import aiosqlite

P = ParamSpec("P")
T = TypeVar("T")

_BUSY_TIMEOUT_MS = 60_000


def connect(path: Path) -> sqlite3.Connection:
    """Open a connection with every pragma that this project relies on. Its transactions are explicit."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return connection


class _Connection(aiosqlite.Connection):
    """A connection whose thread runs whole functions: one hop between threads for each, not one a statement."""

    async def run(self, function: Callable[[sqlite3.Connection], T]) -> T:
        return cast("T", await self._execute(function, self._conn))  # type: ignore[no-untyped-call] # not annotated there


@dataclass(frozen=True, slots=True)
class _Job:
    function: Callable[[sqlite3.Connection], Any]
    done: asyncio.Future[Any]


class Database:
    """An open database."""

    def __init__(self, reader: _Connection, writer: _Connection) -> None:
        self._reader = reader
        self._writer = writer
        self._jobs: list[_Job] = []
        self._arrived = asyncio.Event()
        self._closing = False

    async def read(
        self, function: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a function that reads, over one consistent state."""
        return await self._reader.run(partial(_in_snapshot, lambda connection: function(connection, *args, **kwargs)))

    async def write(
        self, function: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a function that writes; when this returns, its changes are on the disk.

        Functions that wait at the same time share one COMMIT, each in a savepoint of its own: what one raises undoes
        its own changes alone, and is raised here.
        """
        job = _Job(lambda connection: function(connection, *args, **kwargs), asyncio.get_running_loop().create_future())
        self._jobs.append(job)
        self._arrived.set()
        return cast("T", await job.done)

    async def commit_groups(self) -> None:
        """Serve `write` until `close` is called and nothing waits."""
        while self._jobs or not self._closing:
            await self._arrived.wait()
            self._arrived.clear()
            await self._commit_group()

    def close(self) -> None:
        """Let `commit_groups` end once what still waits is committed."""
        self._closing = True
        self._arrived.set()

    async def _commit_group(self) -> None:
        jobs, self._jobs = self._jobs, []
        try:
            outcomes = await self._writer.run(partial(_commit_together, [job.function for job in jobs]))
        except (sqlite3.Error, OSError) as error:
            outcomes = [error] * len(jobs)
        for job, outcome in zip(jobs, outcomes, strict=True):
            if job.done.done():  # whoever waited has gone
                continue
            if isinstance(outcome, BaseException):
                job.done.set_exception(outcome)
            else:
                job.done.set_result(outcome)


@asynccontextmanager
async def open_database(path: Path) -> AsyncIterator[Database]:
    """Open a database that `storage.opening` has prepared; close it after all waiting writes are committed."""
    reader, writer = (_Connection(partial(connect, path), iter_chunk_size=64) for _ in range(2))
    async with reader, writer:
        await reader.run(lambda connection: connection.execute("PRAGMA query_only = ON"))
        database = Database(reader, writer)
        commits = asyncio.create_task(database.commit_groups(), name="group commits")
        try:
            yield database
        finally:
            database.close()
            await commits


def _in_snapshot(function: Callable[[sqlite3.Connection], T], connection: sqlite3.Connection) -> T:
    connection.execute("BEGIN")
    try:
        return function(connection)
    finally:
        connection.execute("COMMIT")


def _commit_together(functions: list[Callable[[sqlite3.Connection], Any]], connection: sqlite3.Connection) -> list[Any]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        outcomes = [_in_savepoint(function, connection) for function in functions]
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return outcomes


def _in_savepoint(function: Callable[[sqlite3.Connection], Any], connection: sqlite3.Connection) -> Any:  # noqa: ANN401 - as many types as functions
    connection.execute("SAVEPOINT job")
    try:
        outcome = function(connection)
    except Exception as error:  # noqa: BLE001 - it is raised again where `write` was called
        connection.execute("ROLLBACK TO job")
        outcome = error
    connection.execute("RELEASE job")
    return outcome
