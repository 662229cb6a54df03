"""A file of knowledge is taken over: read, shown as what it would change, and carried out in one transaction."""

import asyncio
import re
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import ClassVar, Literal

from telegram import Document, Message
from telegram.error import TelegramError
from telegram.ext import filters

from handlers.editors.context import EditorContext, editors_only
from handlers.editors.dialogue import saving
from handlers.editors.dialogue.saving import Saved
from handlers.editors.dialogue.states import FileReady, FileWanted, awaited, open_state
from handlers.editors.files.reading import Found, read
from handlers.editors.forms.labels import labelled
from handlers.editors.history.difference import emptied
from handlers.editors.history.naming import name_of
from handlers.editors.review.rehearsal import rehearse
from handlers.kit import rights
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, Sheet
from handlers.kit.payloads import Payload, StalePayloadError
from handlers.kit.topic import Command, Tap, Topic
from locales import Translator
from storage.database import limits
from storage.knowledge.content.findings import ContentError, Finding, by_kind
from storage.knowledge.knowledge import Change
from storage.users import dialogues

_COMMAND = re.compile(r"/import\b")
_SHOWN = 10  # faults, and changes, that are named
_NAMED = 3  # places of each kind of hint
_STEP = 1.0  # seconds between two words about the progress


class Import(Payload):
    """Carry out the import that was shown, or leave it."""

    name: ClassVar[str] = "import"
    token: str
    action: Literal["apply", "drop"]


@editors_only
async def begin(editor: EditorContext) -> None:
    """Take the file that the command answers; without one, ask for it."""
    message = editor.message
    if message is None:
        return
    replied = message.reply_to_message
    if replied is not None and replied.document is not None:
        await _look(editor, replied.document)
        return
    say = editor.say
    _keep(message, editor, FileWanted())
    editor.show(Page(say("import-send"), heading=say("import-heading")))


async def take(context: Context) -> bool:
    """Take a file that was sent with the command under it, or that an editor was asked for."""
    message = context.message
    if message is None or message.document is None:
        return False
    if not _COMMAND.match(message.caption or "") and not isinstance(await awaited(context), FileWanted):
        return False
    await _look(await EditorContext.of(context, await rights.editor(context)), message.document)
    return True


@editors_only
async def finish(editor: EditorContext) -> None:
    """Carry out what was shown, if the file still comes to the same; else show what it comes to now."""
    payload = editor.payload(Import)
    message = editor.message
    if message is None or not isinstance(message, Message):
        raise StalePayloadError(payload.token)
    found = await editor.database.read(dialogues.find, message.chat_id, editor.author.id)
    ready = open_state(found)
    if not isinstance(ready, FileReady) or ready.token != payload.token:
        raise StalePayloadError(payload.token)
    say = editor.say
    editor.work.add(dialogues.end, message.chat_id, editor.author.id)
    if payload.action == "drop":
        editor.show(Page(say("import-dropped")))
        return
    await _tell_progress(message, editor, say("import-reading"))
    try:
        found_now = await read(ready.file_id, ready.name, editor)
    except ContentError as error:
        editor.show(_faults(error, say))
        return
    if found_now.digest != ready.digest:
        await _show_changes(editor, ready, found_now)
        return
    changes = found_now.changes
    await _tell_progress(message, editor, say("import-writing", count=len(changes)))

    def confirm(saved: Saved) -> Page:
        rows = [saving.buttons_under(saved, changes[0], None, say)]
        return Page(_counts("import-done-counts", changes, say), heading=say("import-done"), rows=rows)

    editor.work.conclude_with(lambda: _follow(message, editor))
    saving.save(editor, changes, confirm)


async def _look(editor: EditorContext, document: Document) -> None:
    """Read a file and show what it would change."""
    say = editor.say
    if (document.file_size or 0) > limits.MAX_BYTES:
        editor.show(Page(say("import-fault-large"), heading=say("import-refused")))
        return
    name = document.file_name or ""
    try:
        found = await read(document.file_id, name, editor)
    except ContentError as error:
        editor.show(_faults(error, say))
        return
    ready = FileReady(token="", file_id=document.file_id, name=name, digest=found.digest)
    await _show_changes(editor, ready, found)


async def _show_changes(editor: EditorContext, ready: FileReady, found: Found) -> None:
    say, changes = editor.say, found.changes
    message = editor.message
    if message is None:
        return
    if not changes:
        editor.work.add(dialogues.end, message.chat_id, editor.author.id)
        editor.show(Page(say("import-nothing"), heading=say("import-heading")))
        return
    token = secrets.token_hex(4)
    _keep(message, editor, ready.model_copy(update={"token": token, "digest": found.digest}))
    emptying = [change for change in changes if emptied(change, editor.known, say)]
    lines = [_counts("import-counts", changes, say)]
    if emptying:
        lines.append(say("import-empties", count=len(emptying)))
    # What loses something comes first: it must not hide behind the end of the list.
    ordered = sorted(changes, key=lambda change: change not in emptying)
    lines += [_line(change, editor) for change in ordered[:_SHOWN]]
    if len(changes) > _SHOWN:
        lines.append(say("and-more", count=len(changes) - _SHOWN))
    rehearsal = await rehearse(editor, changes)
    if rehearsal.lost:
        named = "; ".join(f"«{question}»" for question in rehearsal.lost[:3])
        lines.append(say("rehearsal-lost", count=len(rehearsal.lost), tried=rehearsal.tried, questions=named))
    pages = [Page("\n".join(lines), heading=say("import-would"))]
    if found.hints:
        pages.append(Page("\n".join(_hints(found, editor)), heading=say("import-hints")))
    buttons = [
        Button(say("import-apply"), Import(token=token, action="apply")),
        Button(say("import-drop"), Import(token=token, action="drop")),
    ]
    editor.show(Sheet(pages, [buttons]))


async def _follow(message: Message, editor: EditorContext) -> None:
    """Tell how far the engine has learned what was imported, until it knows all of it."""
    answering = editor.services.answering
    learning = asyncio.create_task(answering.refresh())
    while not learning.done():
        step = asyncio.create_task(editor.services.clock.sleep(_STEP))
        await asyncio.wait({learning, step}, return_when=asyncio.FIRST_COMPLETED)
        step.cancel()
        if answering.waiting:
            await _tell_progress(message, editor, editor.say("import-learning", count=answering.waiting))
    await learning


async def _tell_progress(message: Message, editor: EditorContext, text: str) -> None:
    """Change the message that was tapped. Nobody is owed this: the reply comes in any case."""
    with suppress(TelegramError):
        await editor.bot.edit_message_text(text, message.chat_id, message.message_id)


def _faults(error: ContentError, say: Translator) -> Page:
    lines = [_fault(finding, say) for finding in error.findings[:_SHOWN]]
    if len(error.findings) > _SHOWN:
        lines.append(say("and-more", count=len(error.findings) - _SHOWN))
    return Page("\n".join([*lines, "", say("import-unchanged")]), heading=say("import-refused"))


def _fault(finding: Finding, say: Translator) -> str:
    text = say(f"import-fault-{finding.kind}", **finding.arguments)
    where = f"{finding.place}: {text}" if finding.path else text
    return f"• {where}" if finding.line is None else say("fault-line", line=finding.line, text=where)


def _counts(key: str, changes: Sequence[Change], say: Translator) -> str:
    counts = Counter("added" if change.before is None else "changed" for change in changes)
    return say(key, added=counts["added"], changed=counts["changed"])


def _line(change: Change, editor: EditorContext) -> str:
    say = editor.say
    sign = say("sign-added" if change.before is None else "sign-changed")
    lost = emptied(change, editor.known, say)
    losses = f" — {say('import-emptied', fields=', '.join(lost))}" if lost else ""
    return f"{sign} {name_of(change, say)}{losses}"


def _hints(found: Found, editor: EditorContext) -> list[str]:
    """Return a line for each kind of what is worth a look, with the first few places."""
    names = {(change.collection, change.id): name_of(change, editor.say) for change in found.changes}
    lines = []
    for kind, hints in by_kind(found.hints).items():
        places = list(dict.fromkeys(_place(hint, names, editor) for hint in hints))
        if places[_NAMED:]:
            places[_NAMED:] = [editor.say("and-more", count=len(places) - _NAMED)]
        lines.append(editor.say(f"import-hint-{kind}", count=len(hints), places="; ".join(places)))
    return lines


def _place(hint: Finding, names: Mapping[tuple[str, str], str], editor: EditorContext) -> str:
    """Return which record a hint is about, and which of its languages."""
    collection, *rest = map(str, hint.path)
    name = names[collection, collection if collection == "event" else rest[0]]
    language = rest[-1] if rest[-1] in editor.known.event.languages else None
    return labelled(f"«{name}»", language, editor.languages, editor.say)


def _keep(message: Message, editor: EditorContext, state: FileWanted | FileReady) -> None:
    editor.work.add(dialogues.keep, message.chat_id, editor.author.id, state.model_dump_json())


TOPIC = Topic(
    commands=(Command("import", begin, "editor", filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE),),
    taps=(Tap(Import, finish),),
    contents=(take,),
)
