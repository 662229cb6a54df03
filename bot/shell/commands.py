"""The shell's commands."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot import running
from bot.errors import ServiceError
from bot.service import serve
from bot.settings import Settings, SettingsError, load_settings
from bot.shell import content, streams
from bot.shell.ask import answer_all, as_json, as_text
from bot.shell.check import examine
from storage.database import backups
from storage.database.errors import DatabaseLostError, DatabaseRefusedError
from storage.knowledge.content.findings import ContentError

app = typer.Typer(
    help="Garysh, a Telegram bot that knows one event.", add_completion=False, pretty_exceptions_enable=False
)
app.add_typer(content.app, name="content")

_EX_CONFIG = 78  # sysexits.h
_EX_SOFTWARE = 70

JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]


@app.callback(invoke_without_command=True)
def run(context: typer.Context) -> None:
    """Run the service; without BOT_TOKEN, the playground."""
    if context.invoked_subcommand is not None:
        return
    settings = load_settings()
    if settings.token is None:
        _play(settings)
    else:
        running.run(settings, serve)


@app.command()
def playground() -> None:
    """Run the bot behind a local stand-in for Telegram, with a chat page in the browser."""
    _play(load_settings())


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="Without it, each line of standard input is one.")] = None,
    *,
    json: JsonOption = False,
    language: Annotated[
        str | None, typer.Option(help="Decides where the question's text cannot; without it, the event's first does.")
    ] = None,
) -> None:
    """Answer questions from the database; nothing is recorded."""
    settings = load_settings()
    questions = streams.typed_lines() if question is None else [question]
    answer_all(settings, questions, language, as_json if json else as_text)


@app.command()
def evaluate(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="`-` is standard input.")],
    *,
    as_json: JsonOption = False,
) -> None:
    """Measure how well questions are answered, or passages are found."""
    from bot.shell import evaluate  # noqa: PLC0415 - a service need not hold it in memory

    for found in evaluate.reports(load_settings(), files, as_json=as_json):
        typer.echo(found)


@app.command()
def check() -> None:
    """Check settings, database and connection; say for each fault what to do."""
    asyncio.run(examine(load_settings()))


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="A new file; - is standard output.")]) -> None:
    """Write a consistent copy of the database, also while the service runs."""
    database = load_settings().database
    if not database.exists():
        fail(f"There is no database {database} to back up. Set BOT_DATABASE to the right file.")
    try:
        with streams.to_be_written(file) as target:
            backups.backup(database, target)
    except FileExistsError:
        fail(f"There is a file {file} already. Name another one for the copy.")
    if not streams.is_stream(file):
        typer.echo(f"The database {database} was copied to {file}.", err=True)


@app.command()
def restore(file: Annotated[Path, typer.Argument(help="A backup; - is standard input.")]) -> None:
    """Put a verified copy in the database's place."""
    database = load_settings().database
    with streams.to_be_read(file) as copy:
        aside = backups.restore(database, copy, streams.name_of(file))
    typer.echo(f"{streams.name_of(file)} is the database {database} now.", err=True)
    if aside is not None:
        typer.echo(f"What was there before is kept as {aside}.", err=True)


def _play(settings: Settings) -> None:
    from bot.shell.play import play  # noqa: PLC0415 - a service need not hold the stand-in and its page in memory

    running.run(settings, play)


def main() -> None:
    """Run a command; a fault that is the operator's to mend is one line on standard error."""
    try:
        app()
    except (SettingsError, ServiceError, DatabaseRefusedError, ContentError) as error:
        fail(str(error))
    except DatabaseLostError as error:
        fail(f"{str(error).capitalize()}. Nothing is lost; start again.", _EX_SOFTWARE)
    except sqlite3.Error as error:
        fail(f"SQLite: {error}. Check the file with `python -m bot check`.")
    except OSError as error:
        if error.filename is None:  # what was written to is open already: standard output, say
            fail(f"{error.strerror}. Check the free space, and where the output goes.")
        fail(f"{error.strerror}: {error.filename}. Check the path, its owner and its permissions.")


def fail(message: str, code: int = _EX_CONFIG) -> NoReturn:
    """End with one clear line, and, unless told otherwise, with the code of what another start would not mend."""
    for line in message.splitlines():
        typer.echo(f"garysh: {line}", err=True)
    raise SystemExit(code)
