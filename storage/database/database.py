"""The SQLite file: one writer that groups commits, and one reader beside it that groups reads.

Whatever reads or writes is a plain function whose first argument is a `sqlite3.Connection`. It runs whole, inside one
transaction, in the thread that aiosqlite keeps for the connection; so no cancelled await can leave a transaction open.
It changes nothing but the database, and raises what SQLite raises: where one that shares its transaction fails, it is
undone and runs again.
"""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from time import time as system_time
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeAlias, TypeVar, cast

import aiosqlite

from storage.database.errors import DatabaseLostError

P = ParamSpec("P")
T = TypeVar("T")

_BUSY_TIMEOUT_MS = 5_000


def connect(path: Path, time: Callable[[], float] = system_time) -> sqlite3.Connection:
    """Open a connection with every pragma that this project relies on. Its transactions are explicit.

    In SQL, `now()` is the present in whole Unix seconds, by the clock `time`; any thread may ask that.
    """
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        connection.create_function("now", 0, lambda: int(time()))
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -1000")  # KiB; what is read again and again is less
        connection.execute("PRAGMA secure_delete = ON")  # what people wrote leaves no trace in free pages
    except BaseException:
        connection.close()
        raise
    return connection


class _Connection(aiosqlite.Connection):
    """A connection whose thread runs whole functions: one hop between threads for each, not one a statement."""

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        self._opened: sqlite3.Connection | None = None

        def open_it() -> sqlite3.Connection:
            self._opened = connector()
            return self._opened

        super().__init__(open_it, iter_chunk_size=64)

    async def run(self, function: Callable[[sqlite3.Connection], T]) -> T:
        # aiosqlite (0.22) lets its thread run one statement at a time, or a script; `_execute`, with which it does so,
        # is the only way to a function. No other place of ours knows it, and a test says when it is no longer there.
        return cast("T", await self._execute(function, self._opened))  # type: ignore[no-untyped-call] # not annotated there


class _Job(NamedTuple):
    function: Callable[[sqlite3.Connection], Any]
    done: asyncio.Future[Any]


Functions: TypeAlias = list[Callable[[sqlite3.Connection], Any]]


class _Groups:
    """One connection's jobs: those that wait at the same time go to its thread together, in one transaction."""

    def __init__(self, connection: _Connection, transact: Callable[[Functions, sqlite3.Connection], list[Any]]) -> None:
        self._connection = connection
        self._transact = transact
        self._jobs: list[_Job] = []
        self._arrived = asyncio.Event()
        self._closing = False
        self._lost: DatabaseLostError | None = None

    async def run(self, function: Callable[[sqlite3.Connection], Any]) -> Any:  # noqa: ANN401 - as many types as functions
        if self._lost is not None:
            raise DatabaseLostError(*self._lost.args)
        job = _Job(function, asyncio.get_running_loop().create_future())
        self._jobs.append(job)
        self._arrived.set()
        return await job.done

    async def serve(self) -> None:
        """Serve `run` until `close` is called and nothing waits.

        Raises DatabaseLostError where the connection serves no more; whoever waits for it hears the same.
        """
        while self._jobs or not self._closing:
            await self._arrived.wait()
            self._arrived.clear()
            jobs, self._jobs = self._jobs, []
            try:
                functions = [job.function for job in jobs]
                outcomes = await self._connection.run(partial(self._transact, functions))
            except (sqlite3.Error, OSError) as error:
                outcomes = [error] * len(jobs)
            except Exception as error:  # none of the database's own: it will not pass
                self._lost = DatabaseLostError(f"the database's connection is lost ({error})")
                for job in (*jobs, *self._jobs):
                    _resolve(job, self._lost)
                raise self._lost from error
            for job, outcome in zip(jobs, outcomes, strict=True):
                _resolve(job, outcome)

    def close(self) -> None:
        """Let `serve` end."""
        self._closing = True
        self._arrived.set()


class Database:
    """An open database."""

    def __init__(
        self, reads: _Groups, writes: _Groups, writer: _Connection, serving: asyncio.Future[tuple[None, None]]
    ) -> None:
        self._reads = reads
        self._writes = writes
        self._writer = writer
        self._serving = serving

    async def watch(self) -> None:
        """Wait for as long as both connections serve.

        Raises DatabaseLostError when one no longer does.
        """
        await asyncio.shield(self._serving)

    async def read(
        self, function: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a function that reads, over one consistent state."""
        return cast("T", await self._reads.run(lambda connection: function(connection, *args, **kwargs)))

    async def write(
        self, function: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Run a function that writes; when this returns, its changes are on the disk.

        Functions that wait at the same time share one COMMIT. What one raises undoes its own changes alone, and is
        raised here.
        """
        return cast("T", await self._writes.run(lambda connection: function(connection, *args, **kwargs)))

    async def empty_log(self) -> None:
        """Move what is committed out of the write-ahead log and empty it: deleted texts are then gone from the disk."""
        await self._writer.run(lambda connection: connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone())


@asynccontextmanager
async def open_database(path: Path, time: Callable[[], float] = system_time) -> AsyncIterator[Database]:
    """Open a database that `storage.database.opening` has prepared; close it after all waiting writes are committed."""
    reader, writer = (_Connection(partial(connect, path, time)) for _ in range(2))
    async with reader, writer:
        await reader.run(lambda connection: connection.execute("PRAGMA query_only = ON"))
        reads, writes = _Groups(reader, _read_together), _Groups(writer, _commit_together)
        serving = asyncio.gather(reads.serve(), writes.serve())
        try:
            yield Database(reads, writes, writer, serving)
        finally:
            reads.close()
            writes.close()
            await asyncio.gather(serving, return_exceptions=True)  # whoever waited has heard what ended it


def _resolve(job: _Job, outcome: Any) -> None:  # noqa: ANN401 - as many types as functions
    if job.done.done():  # whoever waited has gone
        return
    if isinstance(outcome, BaseException):
        job.done.set_exception(outcome)
    else:
        job.done.set_result(outcome)


def _read_together(functions: Functions, connection: sqlite3.Connection) -> list[Any]:
    connection.execute("BEGIN")
    try:
        return [_attempt(function, connection) for function in functions]
    finally:
        connection.execute("COMMIT")


def _commit_together(functions: Functions, connection: sqlite3.Connection) -> list[Any]:
    """Commit all together; only where that fails, all once more, each in a savepoint of its own.

    A savepoint for each from the start would cost as much as what the functions do, and even one for all a journal of
    its own. Where SQLite takes the transaction back, each is committed alone: one that is too large fails no other.
    """
    _begin(connection)  # a database that is locked is so for each of them
    with suppress(Exception):  # whose it was comes out when they run again
        return _commit(lambda: [function(connection) for function in functions], connection)
    _begin(connection)
    try:
        return _commit(lambda: [_in_savepoint(function, connection) for function in functions], connection)
    except sqlite3.Error:
        if len(functions) == 1:
            raise
        return [_attempt(partial(_commit_alone, function), connection) for function in functions]


def _commit_alone(function: Callable[[sqlite3.Connection], Any], connection: sqlite3.Connection) -> Any:  # noqa: ANN401 - as many types as functions
    _begin(connection)
    return _commit(lambda: function(connection), connection)


def _begin(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")


def _commit(run: Callable[[], T], connection: sqlite3.Connection) -> T:
    """Run something in the transaction that has begun, and commit it; whatever is raised rolls it back."""
    try:
        outcome = run()
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    return outcome


def _in_savepoint(function: Callable[[sqlite3.Connection], Any], connection: sqlite3.Connection) -> Any:  # noqa: ANN401 - as many types as functions
    connection.execute("SAVEPOINT job")
    outcome = _attempt(function, connection)
    if isinstance(outcome, Exception):
        if not connection.in_transaction:
            raise outcome
        connection.execute("ROLLBACK TO job")
    connection.execute("RELEASE job")
    return outcome


def _attempt(function: Callable[[sqlite3.Connection], Any], connection: sqlite3.Connection) -> Any:  # noqa: ANN401 - as many types as functions
    """Return what the function returns, or what it raises: that is raised again where it was asked for."""
    try:
        return function(connection)
    except Exception as error:  # noqa: BLE001
        return error
