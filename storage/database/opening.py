"""Opening the database file: made whole, refused when it is damaged, never started empty in a damaged one's place."""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from time import time as system_time
from typing import Literal, TypeAlias

from storage.database import folders
from storage.database.database import connect
from storage.database.errors import DatabaseRefusedError
from storage.database.schema import is_current, migrate

State: TypeAlias = Literal["absent", "current", "outdated"]
_Opener: TypeAlias = Callable[[Path], sqlite3.Connection]

_APPLICATION_ID = 0x47415259  # set by the first migration


def prepare(
    path: Path,
    backups: Path,
    fill: Callable[[sqlite3.Connection], None],
    time: Callable[[], float] = system_time,
) -> None:
    """Check the database and bring its schema up to date, or make it where there is none; `fill` adds what lacks in it.

    Raises DatabaseRefusedError, and changes nothing, where the file cannot be trusted or written.
    """
    try:
        if path.exists() or unfinished_restore(path).exists():
            verify(path)
            close_to_others(path)
            with closing(connect(path)) as connection:
                migrate(connection)
                _fill(connection, fill)
        else:
            _make(path, fill, time)
    except DatabaseRefusedError as refusal:
        message = f"The database {path} is not used: {refusal}{_way_back(backups)}"
        raise DatabaseRefusedError(message) from refusal
    except (OSError, sqlite3.OperationalError) as error:
        raise _unusable(path, error) from error


def close_to_others(file: Path) -> None:
    """Let nobody but its owner read the file: it holds what people asked. SQLite makes its log like it."""
    with suppress(PermissionError):  # it is somebody else's, who has to decide
        file.chmod(0o600)


def unfinished_restore(path: Path) -> Path:
    """Return where a backup lies while it is being brought back."""
    return path.with_name(path.name + ".unfinished")


def verify(path: Path, opened: _Opener = sqlite3.connect) -> None:
    """Check that the file is a whole database of ours; whoever writes it meanwhile is waited for.

    Raises DatabaseRefusedError where it is not.
    """
    if unfinished_restore(path).exists():
        message = "bringing back a backup was interrupted; run that `restore` again."
        raise DatabaseRefusedError(message)
    if path.stat().st_size == 0:  # we never leave one like that: a new database appears under its name when it is whole
        message = "the file is empty, so what was in it is lost."
        raise DatabaseRefusedError(message)
    try:
        with closing(opened(path)) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            if application != _APPLICATION_ID:
                message = "it is a database of another program."
                raise DatabaseRefusedError(message)
            findings = [text for (text,) in connection.execute("PRAGMA integrity_check(3)")]
            if findings != ["ok"]:
                raise _damaged("; ".join(findings))
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                finding = "something in it refers to what is not there"
                raise _damaged(finding)
    except sqlite3.OperationalError:  # no right to read it, say: the file may well be whole
        raise
    except sqlite3.DatabaseError as error:
        raise _damaged(error) from error


def examine(path: Path, backups: Path) -> State:
    """Say how a database is, and change nothing: neither the file nor the folder.

    Raises DatabaseRefusedError where `prepare` would refuse it.
    """
    folders.check(path.parent, "the database")
    if not path.exists() and not unfinished_restore(path).exists():
        return "absent"
    try:
        verify(path, _for_reading)
        if not os.access(path, os.W_OK) and path.stat().st_uid != os.geteuid():  # the owner gets the right at the start
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        with closing(_for_reading(path)) as connection:
            return "current" if is_current(connection) else "outdated"
    except DatabaseRefusedError as refusal:
        message = f"The database {path} is not used: {refusal}{_way_back(backups, _for_reading)}"
        raise DatabaseRefusedError(message) from refusal
    except (OSError, sqlite3.OperationalError) as error:
        raise _unusable(path, error) from error


@contextmanager
def owned(path: Path) -> Iterator[None]:
    """Hold the database for one running service, until the process ends in whatever way.

    Raises DatabaseRefusedError where another one holds it.
    """
    import fcntl  # noqa: PLC0415 - POSIX only; whatever just reads the database works without

    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_name(path.name + ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            message = (
                f"Another Garysh is running on the database {path}. "
                "Stop that one first, or set BOT_DATABASE to another file for this one."
            )
            raise DatabaseRefusedError(message) from error
        yield


def _make(path: Path, fill: Callable[[sqlite3.Connection], None], time: Callable[[], float]) -> None:
    """Make a new database under another name and give it its own when it is whole."""
    left_over = [path.with_name(path.name + suffix) for suffix in ("-wal", "-journal")]
    if any(file.exists() and file.stat().st_size for file in left_over):
        message = "the file is gone, but its write-ahead log is still there: somebody moved or deleted one of the two."
        raise DatabaseRefusedError(message)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        new.unlink(missing_ok=True)
        new.touch(mode=0o600)
        with closing(connect(new, time)) as connection:
            migrate(connection)
            _fill(connection, fill)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with suppress(FileExistsError):  # another process made it meanwhile: theirs stands
            os.link(new, path)
        _sync_folder(path.parent)
    finally:
        for suffix in ("", "-wal", "-shm"):
            new.with_name(new.name + suffix).unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, fill: Callable[[sqlite3.Connection], None]) -> None:
    """Let `fill` do its work as one transaction, which writes only where there is something to be done."""
    connection.execute("BEGIN")
    fill(connection)
    connection.execute("COMMIT")


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _for_reading(path: Path) -> sqlite3.Connection:
    """Open a database so that it is not written: a log left by a crash stays, and where there is none, none is made."""
    logged = any(path.with_name(path.name + suffix).exists() for suffix in ("-wal", "-journal"))
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro{'' if logged else '&immutable=1'}", uri=True)


def _unusable(path: Path, error: Exception) -> DatabaseRefusedError:
    return DatabaseRefusedError(
        f"The database {path} cannot be opened or written ({error}). "
        "Check the folder's owner, its permissions and the free space, or set BOT_DATABASE to another file."
    )


def _damaged(finding: object) -> DatabaseRefusedError:
    return DatabaseRefusedError(f"it is damaged ({finding}).")


def _way_back(backups: Path, opened: _Opener = sqlite3.connect) -> str:
    backup = newest_good(backups, opened)
    if backup is None:
        return f" No good backup is in {backups}. Keep the file for a rescue (sqlite3's .recover), or move it away."
    return f" The newest good backup is {backup}. Bring it back with: python -m bot restore {backup}"


def newest_good(backups: Path, opened: _Opener = sqlite3.connect) -> Path | None:
    """Return the newest backup in the folder that is whole."""
    for file in sorted(backups.glob("*.db"), key=lambda file: file.stat().st_mtime, reverse=True):
        with suppress(DatabaseRefusedError, sqlite3.Error, OSError):
            verify(file, opened)
            return file
    return None
