"""Files as Unix commands take them: `-` is standard input or output."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import ServiceError

STREAM = "-"


def is_stream(file: Path) -> bool:
    """Whether a file stands for standard input or output."""
    return str(file) == STREAM


def name_of(file: Path) -> str:
    """Return what a file is called in a complaint."""
    return "standard input" if is_stream(file) else str(file)


def read_text(file: Path) -> str:
    """Read a file of UTF-8 text.

    Raises ServiceError for what is something else, if it can with the line, and OSError where it cannot be read.
    """
    if not is_stream(file) and file.is_dir():
        message = f"{file}: this is a directory; name a file in it."
        raise ServiceError(message)
    data = sys.stdin.buffer.read() if is_stream(file) else file.read_bytes()
    if b"\0" in data:
        message = f"{name_of(file)}: this is a binary file; name one of text, saved as UTF-8."
        raise ServiceError(message)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = f"{name_of(file)}: line {line}: this is not UTF-8; save the file as UTF-8, or name another one."
        raise ServiceError(message) from error


def typed_lines() -> Iterator[str]:
    """Yield each line of standard input, as soon as it is there.

    Raises ServiceError where one is not UTF-8.
    """
    for number, line in enumerate(sys.stdin.buffer, start=1):
        try:
            text = line.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            message = f"standard input: line {number} is not UTF-8."
            raise ServiceError(message) from error
        yield text


def write_text(file: Path, text: str) -> None:
    """Write UTF-8 text."""
    if is_stream(file):
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    else:
        file.write_text(text, "utf-8")


@contextmanager
def to_be_written(file: Path) -> Iterator[Path]:
    """Give a path to write to; what is written there goes to standard output where that is meant.

    Raises ServiceError where standard output is a terminal: nobody reads a database there.
    """
    if not is_stream(file):
        yield file
        return
    if sys.stdout.isatty():
        message = "standard output is a terminal. Send the copy into a file or a pipe: python -m bot backup - > FILE"
        raise ServiceError(message)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        yield copy
        with copy.open("rb") as written:
            shutil.copyfileobj(written, sys.stdout.buffer)
        sys.stdout.buffer.flush()


@contextmanager
def to_be_read(file: Path) -> Iterator[Path]:
    """Give a path to read from, with what standard input holds where that is meant."""
    if not is_stream(file):
        yield file
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        with copy.open("wb") as target:
            shutil.copyfileobj(sys.stdin.buffer, target)
        yield copy
