"""Files that go along with stored calls: a row names them, and they lie here until they are sent."""

import os
import secrets
from datetime import UTC, datetime
from pathlib import Path


def new_file(folder: Path, what: str, ending: str, moment: datetime) -> Path:
    """Return a new name that nobody can guess or choose; `moment` is when it is made."""
    return folder / f"{what}-{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}.{ending}"


def write(file: Path, content: bytes) -> None:
    """Write a file that nobody else on this machine can read.

    Raises FileExistsError where there is one of this name.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(content)
