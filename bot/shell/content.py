"""The shell's commands for the knowledge as one YAML file."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from answers.models.knowledge import Content
from bot.errors import ServiceError
from bot.settings import load_settings
from bot.shell import streams
from storage import edits
from storage.database.database import connect
from storage.database.opening import prepare
from storage.knowledge import knowledge
from storage.knowledge.content import checks, content, hints
from storage.knowledge.content.findings import ContentError, Finding, by_kind
from storage.knowledge.knowledge import Change

app = typer.Typer(help="The knowledge as one YAML file, in and out of the database.", no_args_is_help=True)

_HINTS = 5  # of one kind that are said
_SIGNS = {"added": "+", "changed": "~", "deleted": "-"}


File = Annotated[Path, typer.Argument(help="A YAML file; - is standard input.")]


@app.command("new")
def write_skeleton(
    file: Annotated[Path, typer.Argument(help="A new file; - is standard output.")],
) -> None:
    """Write a commented skeleton of a content file for another event."""
    if not streams.is_stream(file) and file.exists():
        message = f"There is a file {file} already. Name another one for the skeleton."
        raise ServiceError(message)
    streams.write_text(file, content.skeleton())
    if not streams.is_stream(file):
        typer.echo(f"Fill in {file}, and look at it with: python -m bot content check {file}", err=True)


@app.command("check")
def check_content(
    file: Annotated[Path | None, typer.Argument(help="Without it, the shipped file; - is standard input.")] = None,
) -> None:
    """Say what of a content file no bot can work with, and what is worth a look."""
    text = content.shipped_text() if file is None else streams.read_text(file)
    with _named(file or Path("content.yaml")):
        known = content.parse(text)
        if faults := [*checks.faults(known)]:
            raise ContentError(content.located(faults, text))
    _tell_hints(content.located(hints.caused(known, knowledge.compare(Content(), known), _today()), text))
    typer.echo(f"The content can be used: {len(known.facts)} facts, {len(known.people)} people.")


@app.command("import")
def import_content(
    file: File,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Also delete what the file does not hold.")] = False,
) -> None:
    """Merge a content file into the database, by id."""
    text = streams.read_text(file)
    with _named(file):
        wanted = content.parse(text)
        if replace and (lacking := [name for name in ("event", "sections") if not getattr(wanted, name)]):
            reason = f"the file has no {' and no '.join(lacking)}; with --replace it needs them (see `content new`)"
            raise ContentError([Finding("no-event", reason)])
    with closing(_open()) as connection:
        connection.execute("BEGIN IMMEDIATE")
        _, current = knowledge.load(connection)
        changes = knowledge.compare(current, wanted)
        if replace:
            changes += knowledge.leftovers(current, wanted)
        if faults := checks.caused(current, changes):
            with _named(file):
                raise ContentError(content.located(faults, text))
        _tell_hints(content.located(hints.caused(knowledge.merged(current, changes), changes, _today()), text))
        if dry_run:
            _tell(changes, "would be")
        else:
            edits.apply(connection, changes)
            connection.execute("COMMIT")
            _tell(changes, "were")


@app.command("export")
def export_content(
    file: Annotated[Path, typer.Argument(help="Where to write it; - is standard output.")],
) -> None:
    """Write everything that the database knows into a content file."""
    with closing(_open()) as connection:
        _, known = knowledge.load(connection)
    streams.write_text(file, content.write(known))
    if not streams.is_stream(file):
        typer.echo(f"The knowledge was written to {file}.", err=True)


def _open() -> sqlite3.Connection:
    settings = load_settings()
    prepare(settings.database, settings.backups, content.fill_with_shipped_content)
    return connect(settings.database)


def _today() -> date:
    return datetime.now(UTC).date()


@contextmanager
def _named(file: Path) -> Iterator[None]:
    """Let each fault name the file."""
    try:
        yield
    except ContentError as error:
        lines = [f"{streams.name_of(file)}: {fault}" for fault in error.faults]
        raise ServiceError("\n".join(lines)) from error


def _tell_hints(hints: Sequence[Finding]) -> None:
    """Say what is worth a look: the first few of each kind."""
    for found in by_kind(hints).values():
        for hint in found[:_HINTS]:
            typer.echo(f"hint: {hint}", err=True)
        if len(found) > _HINTS:
            typer.echo(f"hint: and {len(found) - _HINTS} more of this kind", err=True)


def _tell(changes: list[Change], verb: str) -> None:
    kinds = [_kind(change) for change in changes]
    for change, kind in zip(changes, kinds, strict=True):
        typer.echo(f"{_SIGNS[kind]} {change.collection}.{change.id}")
    counts = Counter(kinds)
    typer.echo(", ".join(f"{counts[kind]} {verb} {kind}" for kind in _SIGNS))


def _kind(change: Change) -> str:
    if change.before is None:
        return "added"
    return "deleted" if change.after is None else "changed"
