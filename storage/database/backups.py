"""Copies of the database: made while it is in use, and brought back."""

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from storage.database.database import connect
from storage.database.errors import DatabaseRefusedError
from storage.database.opening import close_to_others, owned, unfinished_restore, verify


def backup(database: Path, target: Path) -> None:
    """Write a consistent copy of the database to `target`, readable by its owner alone.

    Raises FileExistsError where `target` exists, and OSError or sqlite3.Error where the copy cannot be made.
    """
    if target.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(target.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    try:
        with closing(connect(database)) as source, closing(sqlite3.connect(unfinished)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, with nothing beside it to forget
        verify(unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def restore(database: Path, copy: Path, name: str | None = None) -> Path | None:
    """Put a verified copy, which may be called by another name, in the place of the database that no service holds.

    Returns where the database that was there now lies, or None where there was none.
    Raises DatabaseRefusedError, and changes nothing, where the copy is not whole or a service runs.
    """
    _check(copy, name or str(copy))
    with owned(database):
        return _replace(database, copy)


def _check(copy: Path, name: str) -> None:
    if copy.is_dir():
        message = f"{name} is a folder. Name the backup in it that is to be brought back."
        raise DatabaseRefusedError(message)
    try:
        verify(copy)
    except FileNotFoundError as error:
        message = f"There is no file {name}. Name the backup that is to be brought back."
        raise DatabaseRefusedError(message) from error
    except DatabaseRefusedError as refusal:
        message = f"The backup {name} is not used: {refusal} Nothing was changed; try an older one."
        raise DatabaseRefusedError(message) from refusal


def _replace(database: Path, copy: Path) -> Path | None:
    unfinished = unfinished_restore(database)
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    with closing(sqlite3.connect(copy)) as source, closing(sqlite3.connect(unfinished)) as target:
        source.backup(target)
    # From here to the end, a start in between is refused (`opening.verify`): the copy still lies there as unfinished.
    aside = _keep_aside(database)
    for suffix in ("-wal", "-shm"):  # another database's log must not be applied to this one
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    unfinished.replace(database)
    return aside


def _keep_aside(database: Path) -> Path | None:
    """Give the database and its log second names, so that a rescue stays possible."""
    if not database.exists():
        return None
    number = 1
    while database.with_name(f"{database.name}.replaced-{number}").exists():
        number += 1
    aside = database.with_name(f"{database.name}.replaced-{number}")
    for suffix in ("-wal", ""):
        file = database.with_name(database.name + suffix)
        if file.exists():
            close_to_others(file)
            aside.with_name(aside.name + suffix).hardlink_to(file)
    return aside
