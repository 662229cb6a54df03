"""A file of knowledge is taken over: read, shown as what it would change, and carried out in one transaction."""

import asyncio
import hashlib
import secrets
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import ClassVar, Literal

from telegram import Document, Message, Update
from telegram.error import TelegramError
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from answers.models.knowledge import Knowledge
from handlers.editors.dialogue import saving
from handlers.editors.dialogue.saving import Saved
from handlers.editors.dialogue.states import FileReady, FileWanted, open_state
from handlers.editors.history.difference import emptied
from handlers.editors.history.naming import name_of
from handlers.editors.review.rehearsal import rehearse
from handlers.kit import rights
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, show
from handlers.kit.payloads import Payload, StalePayloadError, payload_of
from handlers.kit.rights import Author
from handlers.visitors.fallback import meet_content
from locales import Translator
from storage.knowledge import knowledge
from storage.knowledge.content import checks, content, spreadsheet
from storage.knowledge.content.findings import ContentError, Finding
from storage.knowledge.knowledge import Change
from storage.users import dialogues

MAX_BYTES = 20_000_000  # Telegram gives bots no larger files (Bot API, getFile)
MAX_CHANGES = 20_000
_SHOWN = 10  # faults, and changes, that are named
_STEP = 1.0  # seconds between two words about the progress


class Import(Payload):
    """Carry out the import that was shown, or leave it."""

    name: ClassVar[str] = "import"
    token: str
    action: Literal["apply", "drop"]


@dataclass(frozen=True, slots=True)
class _Found:
    """What a file comes to."""

    changes: Sequence[Change]
    digest: str


async def begin(update: Update, context: Context) -> None:
    """Take the file that the command answers; without one, ask for it."""
    author = await rights.editor(update, context)
    message = update.effective_message
    if message is None:
        return
    replied = message.reply_to_message
    if replied is not None and replied.document is not None:
        await _look(update, context, author, replied.document)
        return
    say = await context.translator()
    _keep(message, context, author, FileWanted())
    show(update, context, Page(say("import-send"), heading=say("import-heading")))


async def take_captioned(update: Update, context: Context) -> None:
    """Take a file that was sent with the command under it."""
    author = await rights.editor(update, context)
    message = update.effective_message
    if message is not None and message.document is not None:
        await _look(update, context, author, message.document)


async def take_awaited(update: Update, context: Context) -> None:
    """Take the file that an editor was asked for; any other file is only content that is not understood."""
    message, user = update.effective_message, rights.speaker(update)
    if message is None or message.document is None:
        return
    found = None
    if user is not None and await rights.is_staff(context, user.id):
        found = await context.services.database.read(dialogues.find, message.chat_id, user.id)
    if not isinstance(open_state(found), FileWanted):
        await meet_content(update, context)
        return
    await _look(update, context, await rights.editor(update, context), message.document)


async def finish(update: Update, context: Context) -> None:
    """Carry out what was shown, if the file still comes to the same; else show what it comes to now."""
    author = await rights.editor(update, context)
    wanted = payload_of(update, Import)
    message = update.effective_message
    if message is None or not isinstance(message, Message):
        raise StalePayloadError(wanted.token)
    found = await context.services.database.read(dialogues.find, message.chat_id, author.id)
    ready = open_state(found)
    if not isinstance(ready, FileReady) or ready.token != wanted.token:
        raise StalePayloadError(wanted.token)
    say = await context.translator()
    context.work.add(dialogues.end, message.chat_id, author.id)
    if wanted.action == "drop":
        show(update, context, Page(say("import-dropped")))
        return
    await _tell_progress(message, context, say("import-reading"))
    try:
        found_now = await _read(ready.file_id, ready.name, context)
    except ContentError as error:
        show(update, context, _faults(error, say))
        return
    if found_now.digest != ready.digest:
        await _show_changes(update, context, author, ready, found_now)
        return
    changes = found_now.changes
    await _tell_progress(message, context, say("import-writing", count=len(changes)))

    def confirm(saved: Saved) -> Page:
        rows = [saving.buttons_under(saved, changes[0], None, say)]
        return Page(_counts("import-done-counts", changes, say), heading=say("import-done"), rows=rows)

    context.work.conclude_with(lambda: _follow(message, context, say))
    saving.save(update, context, author, changes, confirm)


async def _look(update: Update, context: Context, author: Author, document: Document) -> None:
    """Read a file and show what it would change."""
    say = await context.translator()
    if (document.file_size or 0) > MAX_BYTES:
        show(update, context, Page(say("import-fault-large"), heading=say("import-refused")))
        return
    name = document.file_name or ""
    try:
        found = await _read(document.file_id, name, context)
    except ContentError as error:
        show(update, context, _faults(error, say))
        return
    ready = FileReady(token="", file_id=document.file_id, name=name, digest=found.digest)
    await _show_changes(update, context, author, ready, found)


async def _show_changes(update: Update, context: Context, author: Author, ready: FileReady, found: _Found) -> None:
    say, changes = await context.translator(), found.changes
    message = update.effective_message
    if message is None:
        return
    if not changes:
        context.work.add(dialogues.end, message.chat_id, author.id)
        show(update, context, Page(say("import-nothing"), heading=say("import-heading")))
        return
    token = secrets.token_hex(4)
    _keep(message, context, author, ready.model_copy(update={"token": token, "digest": found.digest}))
    emptying = [change for change in changes if emptied(change, say)]
    lines = [_counts("import-counts", changes, say)]
    if emptying:
        lines.append(say("import-empties", count=len(emptying)))
    # What loses something comes first: it must not hide behind the end of the list.
    ordered = sorted(changes, key=lambda change: change not in emptying)
    lines += [_line(change, say) for change in ordered[:_SHOWN]]
    if len(changes) > _SHOWN:
        lines.append(say("and-more", count=len(changes) - _SHOWN))
    rehearsal = await rehearse(context, changes)
    if rehearsal.lost:
        named = "; ".join(f"«{question}»" for question in rehearsal.lost[:3])
        lines.append(say("rehearsal-lost", count=len(rehearsal.lost), tried=rehearsal.tried, questions=named))
    buttons = [
        Button(say("import-apply"), Import(token=token, action="apply")),
        Button(say("import-drop"), Import(token=token, action="drop")),
    ]
    show(update, context, Page("\n".join(lines), heading=say("import-would"), rows=[buttons]))


async def _read(file_id: str, name: str, context: Context) -> _Found:
    """Return the changes that a file comes to, over what is known now.

    Raises ContentError.
    """
    file = await context.bot.get_file(file_id)
    data = bytes(await file.download_as_bytearray())
    _, current = await context.services.database.read(knowledge.load)
    return await asyncio.to_thread(_changes, data, name, current)


def _changes(data: bytes, name: str, current: Knowledge) -> _Found:
    text = _decoded(data)
    wanted = spreadsheet.parse(text, current) if name.casefold().endswith(".csv") else content.parse(text)
    changes = knowledge.compare(current, wanted)
    if len(changes) > MAX_CHANGES:
        raise ContentError(
            [Finding("many", "too many changes", arguments={"count": len(changes), "limit": MAX_CHANGES})]
        )
    touched = {(change.collection, change.id) for change in changes}
    result = knowledge.merged(current, changes)
    findings = [*checks.dangling(result), *checks.too_long(result)]
    # What was there before the file is not the file's fault.
    findings = [finding for finding in findings if tuple(finding.path.split(".")[:2]) in touched]
    if findings:
        raise ContentError(findings)
    return _Found(changes, _digest(changes))


def _decoded(data: bytes) -> str:
    if data.startswith((b"PK\x03\x04", b"\x1f\x8b")):
        raise ContentError([Finding("archive", "this is an archive")])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ContentError([Finding("encoding", "this is not UTF-8", line=line)]) from error


async def _follow(message: Message, context: Context, say: Translator) -> None:
    """Tell how far the engine has learned what was imported, until it knows all of it."""
    answering = context.services.answering
    learning = asyncio.create_task(answering.refresh())
    while not (await asyncio.wait({learning}, timeout=_STEP))[0]:
        if answering.waiting:
            await _tell_progress(message, context, say("import-learning", count=answering.waiting))
    await learning


async def _tell_progress(message: Message, context: Context, text: str) -> None:
    """Change the message that was tapped. Nobody is owed this: the reply comes in any case."""
    with suppress(TelegramError):
        await context.bot.edit_message_text(text, message.chat_id, message.message_id)


def _faults(error: ContentError, say: Translator) -> Page:
    lines = [_fault(finding, say) for finding in error.findings[:_SHOWN]]
    if len(error.findings) > _SHOWN:
        lines.append(say("and-more", count=len(error.findings) - _SHOWN))
    return Page("\n".join([*lines, "", say("import-unchanged")]), heading=say("import-refused"))


def _fault(finding: Finding, say: Translator) -> str:
    text = say(f"import-fault-{finding.kind}", **finding.arguments)
    where = f"{finding.path}: {text}" if finding.path else text
    return f"• {where}" if finding.line is None else say("fault-line", line=finding.line, text=where)


def _counts(key: str, changes: Sequence[Change], say: Translator) -> str:
    counts = Counter("added" if change.before is None else "changed" for change in changes)
    return say(key, added=counts["added"], changed=counts["changed"])


def _line(change: Change, say: Translator) -> str:
    sign = say("sign-added" if change.before is None else "sign-changed")
    lost = emptied(change, say)
    losses = f" — {say('import-emptied', fields=', '.join(lost))}" if lost else ""
    return f"{sign} {name_of(change, say)}{losses}"


def _digest(changes: Sequence[Change]) -> str:
    digest = hashlib.sha256()
    for change in changes:
        digest.update(repr((change.collection, change.id, change.before, change.after)).encode())
    return digest.hexdigest()


def _keep(message: Message, context: Context, author: Author, state: FileWanted | FileReady) -> None:
    context.work.add(dialogues.keep, message.chat_id, author.id, state.model_dump_json())


_FILE = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & filters.Document.ALL

HANDLERS = (
    CommandHandler("import", begin, filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE),
    MessageHandler(_FILE & filters.CaptionRegex(r"^/import\b"), take_captioned),
    MessageHandler(_FILE, take_awaited),
    CallbackQueryHandler(finish, Import.pattern()),
)
