"""Files that go along with a stored call: the row names them, and they lie beside the database until they are sent."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from telegram import InputFile
from telegram.error import BadRequest

from storage.outbox import FILE


def attached(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parameters with the content of the files that they name.

    Raises telegram.error.BadRequest where one is gone: no repetition brings it back.
    """
    try:
        files = {name: path.read_bytes() for name, path in _files(parameters)}
    except FileNotFoundError as error:
        message = f"the file {error.filename} is gone"
        raise BadRequest(message) from error
    return {
        name: InputFile(files[name], filename=Path(value[FILE]).name) if name in files else value
        for name, value in parameters.items()
    }


def discard(parameters: Mapping[str, Any]) -> None:
    """Delete the files: they were sent, or never will be."""
    for _, path in _files(parameters):
        path.unlink(missing_ok=True)


def _files(parameters: Mapping[str, Any]) -> Iterator[tuple[str, Path]]:
    for name, value in parameters.items():
        if isinstance(value, Mapping) and FILE in value:
            yield name, Path(value[FILE])
