"""The database: writes grouped, reads beside them, damage refused."""

import asyncio
import inspect
import os
import shutil
import sqlite3
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import aiosqlite
import pytest

from storage.database import backups
from storage.database.database import Database, connect, open_database
from storage.database.errors import DatabaseRefusedError
from storage.database.opening import examine, owned, prepare, verify
from storage.database.schema import migrate, steps
from storage.knowledge.content.content import fill_with_shipped_content
from tests.garysh import rows


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a fresh database with the shipped content."""
    path = tmp_path / "garysh.db"
    prepare(path, tmp_path / "backups", fill_with_shipped_content)
    return path


@pytest.fixture
async def database(file: Path) -> AsyncIterator[Database]:
    """Open it."""
    async with open_database(file) as opened:
        yield opened


def _plan(connection: sqlite3.Connection, name: str) -> str:
    connection.execute("INSERT INTO jobs (name, due_at) VALUES (?, 0)", (name,))
    return name


def _plan_half(connection: sqlite3.Connection, name: str) -> None:
    _plan(connection, name)
    message = "changed my mind"
    raise LookupError(message)


def _names(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM jobs")}


async def test_what_one_write_raises_undoes_it_alone(database: Database) -> None:
    """Writes that share a commit do not share a fate."""
    outcomes = await asyncio.gather(
        *(database.write(_plan_half if number % 3 == 0 else _plan, f"{number}") for number in range(30)),
        return_exceptions=True,
    )
    assert [type(outcome) for outcome in outcomes[:4]] == [LookupError, str, str, LookupError]
    assert await database.read(_names) == {f"{number}" for number in range(30) if number % 3}


async def test_a_full_disk_is_named_and_fails_no_smaller_write(database: Database) -> None:
    """Whoever writes too much is told why; what shared the commit with it is written, and so is what comes after."""

    def fill(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO jobs (name, due_at) VALUES (hex(zeroblob(3000000)), 0)")

    def limit(connection: sqlite3.Connection) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages + 20}").fetchone()

    await database.write(limit)
    one, large, other = await asyncio.gather(
        database.write(_plan, "one"), database.write(fill), database.write(_plan, "other"), return_exceptions=True
    )
    assert (one, other) == ("one", "other")
    assert str(large) == "database or disk is full"
    await database.write(_plan, "later")
    assert {"one", "other", "later"} <= await database.read(_names)


async def test_a_cancelled_wait_leaves_no_transaction_open(database: Database) -> None:
    """Whoever stops waiting does not stop the write, nor those of others."""
    waiting = [asyncio.create_task(database.write(_plan, f"{number}")) for number in range(10)]
    await asyncio.sleep(0)
    for task in waiting[::2]:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    await database.write(_plan, "last")
    assert {"1", "3", "5", "7", "9", "last"} <= await database.read(_names)


async def test_reads_cannot_write(database: Database) -> None:
    """The reader's connection refuses to change anything."""
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await database.read(_plan, "x")


async def test_every_connection_has_the_pragmas(database: Database) -> None:
    """Commits survive a power cut, references hold, locks are waited for."""

    def pragmas(connection: sqlite3.Connection) -> list[object]:
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "secure_delete")
        return [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    assert await database.read(pragmas) == await database.write(pragmas) == ["wal", 2, 1, 5_000, 1]


def test_what_is_written_is_there_after_the_end(file: Path) -> None:
    """Closing waits for writes that nobody waits for."""

    async def write_and_leave() -> None:
        async with open_database(file) as database:
            writing = asyncio.create_task(database.write(_plan, "late"))
            await asyncio.sleep(0)
            writing.cancel()

    asyncio.run(write_and_leave())
    assert ("late",) in rows(file, "SELECT name FROM jobs")


def test_flipped_bytes_are_refused_with_the_way_back(file: Path, tmp_path: Path) -> None:
    """The reason, the newest good backup and the command; the damaged file is left as it is."""
    good = tmp_path / "backups" / "garysh-1.db"
    backups.backup(file, good)
    bad = tmp_path / "backups" / "garysh-2.db"
    bad.write_bytes(_flipped(good.read_bytes()))
    file.write_bytes(_flipped(file.read_bytes()))
    damaged = file.read_bytes()
    with pytest.raises(DatabaseRefusedError) as refusal:
        prepare(file, tmp_path / "backups", fill_with_shipped_content)
    assert "damaged" in str(refusal.value)
    assert f"python -m bot restore {good}" in str(refusal.value)
    assert file.read_bytes() == damaged
    aside = backups.restore(file, good)
    assert aside is not None
    assert aside.read_bytes() == damaged
    prepare(file, tmp_path / "backups", fill_with_shipped_content)
    assert rows(file, "SELECT count(*) FROM people") == [(7,)]


def test_a_database_in_use_is_not_replaced(file: Path, tmp_path: Path) -> None:
    """A running service would go on in the file that was put aside."""
    backups.backup(file, tmp_path / "copy.db")
    before = file.read_bytes()
    with owned(file), pytest.raises(DatabaseRefusedError, match="Another Garysh is running"):
        backups.restore(file, tmp_path / "copy.db")
    assert file.read_bytes() == before


def _flipped(content: bytes) -> bytes:
    return content[:4096] + bytes(byte ^ 0xFF for byte in content[4096:20480]) + content[20480:]


def test_who_writes_meanwhile_is_waited_for(file: Path) -> None:
    """A healthy database that another process is writing is not half read, and called damaged."""
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
        other.execute("PRAGMA journal_mode = DELETE")  # with no log beside the file, the lock alone tells
        other.execute("BEGIN EXCLUSIVE")
        ending = threading.Timer(0.2, other.rollback)
        ending.start()
        verify(file)
        waited = not other.in_transaction
        ending.join()
    assert waited


def test_examining_after_a_crash_changes_nothing(file: Path, tmp_path: Path) -> None:
    """The log is read, and neither brought into the database nor removed."""
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    with closing(connect(file)) as connection:
        connection.execute("INSERT INTO jobs (name, due_at) VALUES ('late', 0)")
        for suffix in ("", "-wal", "-shm"):
            shutil.copy(f"{file}{suffix}", crashed)
    before = _lasting(crashed)
    assert examine(crashed / file.name, tmp_path) == "current"
    assert _lasting(crashed) == before
    assert ("late",) in rows(crashed / file.name, "SELECT name FROM jobs")


def _lasting(folder: Path) -> dict[str, bytes]:
    """Return what a folder holds; SQLite's index of the log is made anew by each reader."""
    return {file.name: b"" if file.name.endswith("-shm") else file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize("rights", [0o444, 0o644])
def test_a_folder_that_is_only_read_is_refused_by_examining_too(file: Path, rights: int) -> None:
    """SQLite writes beside the database, so that one's own rights do not suffice."""
    with _public_folder() as folder:
        copy = folder / file.name
        shutil.copy(file, copy)
        copy.chmod(rights)
        if os.geteuid() == 0:
            os.chown(copy, _NOBODY, _NOBODY)
        assert examine(copy, folder) == "current"
        folder.chmod(0o555)
        with _as_nobody(), pytest.raises(DatabaseRefusedError, match=r"folder .* cannot be written"):
            examine(copy, folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a file somebody else's")
def test_somebody_else_s_database_is_refused_by_examining_too(file: Path) -> None:
    """One's own gets its rights at the start, but nobody can give them to this one."""
    with _public_folder() as folder:
        copy = folder / file.name
        shutil.copy(file, copy)
        copy.chmod(0o444)
        folder.chmod(0o777)
        with _as_nobody(), pytest.raises(DatabaseRefusedError, match="cannot be opened or written"):
            examine(copy, folder)
        os.chown(copy, _NOBODY, _NOBODY)
        with _as_nobody():
            assert examine(copy, folder) == "current"
            prepare(copy, folder, fill_with_shipped_content)


_NOBODY = 65534


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Do without what root may do: rights do not keep it from anything."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(_NOBODY, _NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@contextmanager
def _public_folder() -> Iterator[Path]:
    """Give a folder that everybody may enter, which those of pytest are not."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough to be read as one" * 20])
def test_what_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    """An emptied file or another kind of file is never started anew in its place."""
    file = tmp_path / "garysh.db"
    file.write_bytes(content)
    with pytest.raises(DatabaseRefusedError, match="No good backup"):
        prepare(file, tmp_path, fill_with_shipped_content)
    assert file.read_bytes() == content


def test_another_program_s_database_is_refused(tmp_path: Path) -> None:
    """A mistaken path does no harm."""
    file = tmp_path / "other.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE letters (text)")
    with pytest.raises(DatabaseRefusedError, match="another program"):
        prepare(file, tmp_path, fill_with_shipped_content)


def test_a_log_without_its_database_is_refused(tmp_path: Path) -> None:
    """Where the write-ahead log is left, the database was moved: a new one would hide that."""
    (tmp_path / "garysh.db-wal").write_bytes(b"x" * 4096)
    with pytest.raises(DatabaseRefusedError, match="write-ahead log"):
        prepare(tmp_path / "garysh.db", tmp_path, fill_with_shipped_content)


def test_a_newer_database_is_refused(file: Path, tmp_path: Path) -> None:
    """An older program does not touch what it does not understand."""
    with closing(connect(file)) as connection:
        connection.execute("PRAGMA user_version = 999")
    with pytest.raises(DatabaseRefusedError, match="newer Garysh"):
        prepare(file, tmp_path, fill_with_shipped_content)


def test_a_migration_is_whole_or_absent(tmp_path: Path) -> None:
    """Stopped inside any step, the schema is that of the step before; started again, it arrives at the newest."""
    reference = tmp_path / "reference.db"
    with closing(connect(reference)) as connection:
        migrate(connection)
        newest = connection.execute("SELECT sql FROM sqlite_schema ORDER BY name").fetchall()
    for done in range(len(steps())):
        file = tmp_path / f"stopped-{done}.db"
        with closing(connect(file)) as connection:
            for number, script in enumerate(steps()[:done], start=1):
                connection.executescript(f"BEGIN; {script} PRAGMA user_version = {number}; COMMIT;")
            before = connection.execute("SELECT sql FROM sqlite_schema ORDER BY name").fetchall()
            connection.executescript(f"BEGIN IMMEDIATE; {steps()[done]} PRAGMA user_version = {done + 1};")
            shutil.copy(file, tmp_path / "copy.db")  # what a kill at this moment leaves
            shutil.copy(f"{file}-wal", tmp_path / "copy.db-wal")
        with closing(connect(tmp_path / "copy.db")) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (done,)
            assert connection.execute("SELECT sql FROM sqlite_schema ORDER BY name").fetchall() == before
            migrate(connection)
            assert connection.execute("SELECT sql FROM sqlite_schema ORDER BY name").fetchall() == newest
        for suffix in ("", "-wal", "-shm"):
            (tmp_path / f"copy.db{suffix}").unlink(missing_ok=True)


def test_a_failed_first_start_leaves_nothing(tmp_path: Path) -> None:
    """A database appears under its name only when it is whole."""

    def fail(_: sqlite3.Connection) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(DatabaseRefusedError, match="No space left"):
        prepare(tmp_path / "garysh.db", tmp_path, fail)
    assert list(tmp_path.iterdir()) == []


def test_aiosqlite_still_runs_a_function_in_its_thread() -> None:
    """The one thing of it that is not public; where this fails, look at `_Connection.run`."""
    run = getattr(aiosqlite.Connection, "_execute", None)
    assert run is not None, "aiosqlite.Connection._execute is gone: is there a public way to run a function by now?"
    assert inspect.iscoroutinefunction(run), "aiosqlite.Connection._execute is no coroutine any more"
    kinds = [parameter.kind.name for parameter in inspect.signature(run).parameters.values()]
    assert kinds == ["POSITIONAL_OR_KEYWORD", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "VAR_KEYWORD"], (
        f"aiosqlite.Connection._execute took (self, fn, *args, **kwargs), and now {inspect.signature(run)}"
    )
    assert {"connector", "iter_chunk_size"} <= {*inspect.signature(aiosqlite.Connection).parameters}, (
        f"aiosqlite.Connection is made otherwise: {inspect.signature(aiosqlite.Connection)}"
    )


async def test_functions_run_in_the_connection_s_own_thread(database: Database) -> None:
    """All of one connection in one thread, which is not the event loop's."""

    def thread(_: sqlite3.Connection) -> int:
        return threading.get_ident()

    reading, writing = {await database.read(thread) for _ in range(3)}, {await database.write(thread) for _ in range(3)}
    assert len(reading) == len(writing) == 1
    assert len(reading | writing | {threading.get_ident()}) == 3
