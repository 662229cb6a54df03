"""Facts are added, changed, and changed by editing the message that they were written in."""

import re

from telegram import Message
from telegram.ext import filters

from handlers.editors.catalogue.records import draft_of
from handlers.editors.context import EditorContext, editors_only
from handlers.editors.dialogue import drafting
from handlers.editors.forms.form import Filled, keys, read
from handlers.editors.records import fact
from handlers.editors.records.draft import NOWHERE, Draft, new_id
from handlers.editors.records.fact_number import NUMBERED, called
from handlers.kit.messages import Page
from handlers.kit.topic import Command, Topic
from storage.knowledge import fact_messages, history

_COMMAND = re.compile(r"/\w+(?:@\w+)?[ \t]*")


@editors_only
async def add(editor: EditorContext) -> None:
    """Take a fact that is written in one message, or lead through its fields."""
    if editor.message is not None:
        await _add(editor, editor.message)


@editors_only
async def mend(editor: EditorContext) -> None:
    """Change the fact that an edited message became; where it became none so far, take it now."""
    message = editor.message
    if message is None:
        return
    became = await editor.database.read(fact_messages.find, message.chat_id, message.message_id)
    seen = None if became is None else await editor.database.read(history.entry, became.version)
    filled = _filled(message, _COMMAND, editor)
    if became is None or seen is None or seen.change.after is None or filled is None:
        await _add(editor, message)
        return
    draft = Draft(
        kind="fact",
        target=became.fact,
        base=seen.change.after.model_dump_json(),
        # The message is the whole fact: what is no longer in it is taken away.
        values={field.name: "" for field in fact.form(editor.translators).fields if field.name != "date"},
        message_id=message.message_id,
    )
    await _take(editor, draft, filled)


@editors_only
async def change(editor: EditorContext) -> None:
    """Change the fields that the message gives; without any, show what can be changed."""
    message = editor.message
    if message is None:
        return
    fact_id = await called(message, editor)
    if fact_id is None:
        editor.show(Page(editor.say("fact-which", command="/editfact")))
        return
    draft = draft_of("fact", fact_id, NOWHERE, editor)
    filled = _filled(message, NUMBERED, editor)
    if filled is None:
        drafting.list_fields(editor, draft)
    else:
        await _take(editor, draft.model_copy(update={"message_id": message.message_id}), filled)


async def _add(editor: EditorContext, message: Message) -> None:
    draft = Draft(kind="fact", target=new_id("fact"))
    filled = _filled(message, _COMMAND, editor)
    if filled is None:
        await drafting.ask_next(editor, draft)
    else:
        await _take(editor, draft.model_copy(update={"message_id": message.message_id}), filled)


async def _take(editor: EditorContext, draft: Draft, filled: Filled) -> None:
    draft = draft.model_copy(update={"lines": dict(filled.lines)}).filled(**filled.values)
    if filled.faults:
        drafting.refuse(editor, draft, filled.faults)
    else:
        await drafting.save_or_refuse(editor, draft)


def _filled(message: Message, command: re.Pattern[str], editor: EditorContext) -> Filled | None:
    """Return what stands behind the command, None where that is nothing."""
    text = message.text or ""
    start = command.match(text)
    end = 0 if start is None else start.end()
    rest = text[end:]
    if not rest.strip():
        return None
    # The command's own line counts: people count the lines of their message.
    return read(rest, keys(fact.form(editor.translators), editor.translators), text[:end].count("\n") + 1)


TOPIC = Topic(
    commands=(
        Command("addfact", add, "editor"),
        Command("addfact", mend, filters=filters.UpdateType.EDITED_MESSAGE),
        Command("editfact", change, "editor", filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE),
    ),
)
