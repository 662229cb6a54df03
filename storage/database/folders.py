"""The folders that the database and its backups are in: they are looked at before anything is written to them."""

from pathlib import Path
from tempfile import TemporaryFile
from typing import Literal, TypeAlias

from storage.database.errors import DatabaseRefusedError

Purpose: TypeAlias = Literal["backups", "the database"]

_SETTINGS: dict[Purpose, str] = {"backups": "BOT_BACKUPS", "the database": "BOT_DATABASE"}


def make_writable(folder: Path, purpose: Purpose) -> None:
    """Make sure that a folder is there and can be written to.

    Raises DatabaseRefusedError where it cannot: a database without backups is not to be served.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _try(folder)
    except OSError as error:
        raise _refused(folder, purpose, error) from error


def check(folder: Path, purpose: Purpose) -> None:
    """Check that a folder can be written to, or made; nothing is made.

    Raises DatabaseRefusedError where it cannot.
    """
    try:
        _try(next(parent for parent in (folder.absolute(), *folder.absolute().parents) if parent.exists()))
    except OSError as error:
        raise _refused(folder, purpose, error) from error


def _try(folder: Path) -> None:
    with TemporaryFile(dir=folder):  # it never has a name: what looks into the folder does not see it
        pass


def _refused(folder: Path, purpose: Purpose, error: OSError) -> DatabaseRefusedError:
    return DatabaseRefusedError(
        f"The folder {folder} for {purpose} cannot be written ({error.strerror}). Check its owner, its permissions "
        f"and the free space, or set {_SETTINGS[purpose]} to another folder."
    )
