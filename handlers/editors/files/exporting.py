"""Everything that is known, and the whole database, as files in the chat."""

import asyncio
import os
import secrets
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import CommandHandler, filters

from handlers.kit import rights
from handlers.kit.context import Context
from handlers.kit.messages import Page, show
from storage.database import backups
from storage.delivery import outbox
from storage.delivery.outbox import FILE, Call
from storage.knowledge import knowledge
from storage.knowledge.content import content, spreadsheet

_MAX_UPLOAD = 50_000_000  # bytes (Bot API, sending files)


async def export(update: Update, context: Context) -> None:
    """Send all that is known as YAML, or the facts as a table."""
    await rights.editor(update, context)
    say = await context.translator()
    if not _is_private(update):
        show(update, context, Page(say("only-in-private")))
        return
    is_table = (context.args or [""])[0].casefold() == "csv"
    _, known = await context.services.database.read(knowledge.load)
    # A byte order mark: spreadsheets take the file for what it is.
    text = (
        "\ufeff" + await asyncio.to_thread(spreadsheet.write, known)
        if is_table
        else await asyncio.to_thread(content.write, known)
    )
    file = new_file(context, "facts", "csv" if is_table else "yaml")
    await asyncio.to_thread(write_file, file, text.encode())
    _send(update, context, file, say("export-table" if is_table else "export-all", count=len(known.facts)))


async def back_up(update: Update, context: Context) -> None:
    """Send an owner a consistent copy of the database."""
    await rights.owner(update, context)
    say = await context.translator()
    if not _is_private(update):
        show(update, context, Page(say("only-in-private")))
        return
    file = new_file(context, "garysh", "db")
    await asyncio.to_thread(backups.backup, context.services.file, file)
    if file.stat().st_size > _MAX_UPLOAD:
        show(update, context, Page(say("backup-large", path=str(file))))
    else:
        _send(update, context, file, say("backup-done"))


def _is_private(update: Update) -> bool:
    return update.effective_chat is not None and update.effective_chat.type == ChatType.PRIVATE


def new_file(context: Context, what: str, ending: str) -> Path:
    """Return a new name that nobody can guess or choose."""
    folder = context.services.exports
    return folder / f"{what}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(4)}.{ending}"


def write_file(file: Path, content: bytes) -> None:
    """Write a file that nobody else on this machine can read."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(content)


def _send(update: Update, context: Context, file: Path, caption: str) -> None:
    if update.effective_chat is not None:
        context.work.add(_add, update.effective_chat.id, file, caption)


def _add(connection: sqlite3.Connection, chat_id: int, file: Path, caption: str) -> outbox.Outgoing:
    parameters = {"chat_id": chat_id, "document": {FILE: str(file)}, "caption": caption}
    return outbox.add(connection, Call(chat_id, "sendDocument", parameters))


HANDLERS = (
    CommandHandler("export", export, filters.UpdateType.MESSAGE),
    CommandHandler("backup", back_up, filters.UpdateType.MESSAGE),
)
