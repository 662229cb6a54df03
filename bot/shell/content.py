"""The shell's commands for the knowledge as one YAML file."""

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from bot.settings import load_settings
from storage import editing
from storage.database.database import connect
from storage.database.opening import prepare
from storage.knowledge import knowledge
from storage.knowledge.content import checks, content
from storage.knowledge.content.findings import ContentError, Finding
from storage.knowledge.knowledge import Change

app = typer.Typer(help="The knowledge as one YAML file, in and out of the database.", no_args_is_help=True)

_SIGNS = {"added": "+", "changed": "~", "deleted": "-"}


@app.command("check")
def check_content(file: Annotated[Path | None, typer.Argument(help="Without it, the shipped file.")] = None) -> None:
    """Prove a content file: both languages complete, every reference resolved, every text short enough."""
    known = content.shipped() if file is None else content.parse(_read(file))
    if faults := [*checks.incomplete(known), *checks.too_long(known)]:
        raise ContentError(faults)
    typer.echo(f"The content is complete: {len(known.facts)} facts, {len(known.people)} people.")


@app.command("import")
def import_content(
    file: Path,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Also delete what the file does not hold.")] = False,
) -> None:
    """Merge a content file into the database, by id."""
    wanted = content.parse(_read(file))
    with closing(_open()) as connection:
        connection.execute("BEGIN IMMEDIATE")
        _, current = knowledge.load(connection)
        changes = knowledge.compare(current, wanted)
        if replace:
            changes += knowledge.leftovers(current, wanted)
        result = knowledge.merged(current, changes)
        if faults := [*checks.dangling(result), *checks.too_long(result)]:
            raise ContentError(faults)
        if dry_run:
            _tell(changes, "would be")
        else:
            editing.apply(connection, changes)
            connection.execute("COMMIT")
            _tell(changes, "were")


@app.command("export")
def export_content(file: Path) -> None:
    """Write everything that the database knows into a content file."""
    with closing(_open()) as connection:
        _, known = knowledge.load(connection)
    file.write_text(content.write(known), "utf-8")
    typer.echo(f"The knowledge was written to {file}.")


def _open() -> sqlite3.Connection:
    settings = load_settings()
    prepare(settings.database, settings.backups, content.fill_with_shipped_content)
    return connect(settings.database)


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        raise ContentError([Finding("encoding", f"this is not UTF-8; save {file} as UTF-8", line=line)]) from error


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
