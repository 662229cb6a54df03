"""Facts are added, changed, and changed by editing the message that they were written in."""

import re

from telegram import Message, Update
from telegram.ext import CommandHandler, filters

from handlers.editors.catalogue.records import draft_of
from handlers.editors.dialogue import drafting
from handlers.editors.forms.form import Filled, keys, read
from handlers.editors.records import fact
from handlers.editors.records.draft import Draft, new_id
from handlers.editors.records.places import NOWHERE
from handlers.kit import rights
from handlers.kit.context import Context
from handlers.kit.messages import Page, show
from handlers.kit.rights import Author
from storage.knowledge import fact_messages, history
from storage.knowledge.records import facts

_COMMAND = re.compile(r"/\w+(?:@\w+)?[ \t]*")
_NUMBERED = re.compile(r"/\w+(?:@\w+)?\s*№?\s*(\d{1,9})(?!\S)[ \t]*")


async def add(update: Update, context: Context) -> None:
    """Take a fact that is written in one message, or lead through its fields."""
    author = await rights.editor(update, context)
    message = update.effective_message
    if message is None:
        return
    draft = Draft(kind="fact", target=new_id("fact"))
    filled = _filled(message, _COMMAND, context)
    if filled is None:
        await drafting.ask_next(update, context, author, draft)
    else:
        await _take(update, context, author, draft.model_copy(update={"message_id": message.message_id}), filled)


async def mend(update: Update, context: Context) -> None:
    """Change the fact that an edited message became; where it became none so far, take it now."""
    author = await rights.editor(update, context)
    message = update.effective_message
    if message is None:
        return
    became = await context.services.database.read(fact_messages.find, message.chat_id, message.message_id)
    seen = None if became is None else await context.services.database.read(history.entry, became.version)
    filled = _filled(message, _COMMAND, context)
    if became is None or seen is None or seen.change.after is None or filled is None:
        await add(update, context)
        return
    draft = Draft(
        kind="fact",
        target=became.fact,
        base=seen.change.after.model_dump_json(),
        # The message is the whole fact: what is no longer in it is taken away.
        values={field.name: "" for field in fact.FORM.fields if field.name != "date"},
        message_id=message.message_id,
    )
    await _take(update, context, author, draft, filled)


async def change(update: Update, context: Context) -> None:
    """Change the fields that the message gives; without any, show what can be changed."""
    author = await rights.editor(update, context)
    message = update.effective_message
    if message is None:
        return
    say = await context.translator()
    fact_id = await called(message, context)
    if fact_id is None:
        show(update, context, Page(say("fact-which", command="/editfact")))
        return
    draft = draft_of("fact", fact_id, NOWHERE, context)
    filled = _filled(message, _NUMBERED, context)
    if filled is None:
        await drafting.list_fields(update, context, author, draft)
    else:
        await _take(update, context, author, draft.model_copy(update={"message_id": message.message_id}), filled)


async def called(message: Message, context: Context) -> str | None:
    """Return the id of the fact whose short number the command names, None where there is none."""
    id_ = await called_ever(message, context)
    return id_ if id_ in context.services.answering.known.facts else None


async def called_ever(message: Message, context: Context) -> str | None:
    """Return the id of the fact with the short number that the command names, also of a deleted one."""
    found = _NUMBERED.match(message.text or "")
    return None if found is None else await context.services.database.read(facts.called, int(found[1]))


async def _take(update: Update, context: Context, author: Author, draft: Draft, filled: Filled) -> None:
    draft = draft.model_copy(update={"lines": dict(filled.lines)}).filled(**filled.values)
    if filled.faults:
        await drafting.refuse(update, context, author, draft, filled.faults)
    else:
        await drafting.save_or_refuse(update, context, author, draft)


def _filled(message: Message, command: re.Pattern[str], context: Context) -> Filled | None:
    """Return what stands behind the command, None where that is nothing."""
    text = message.text or ""
    start = command.match(text)
    end = 0 if start is None else start.end()
    rest = text[end:]
    if not rest.strip():
        return None
    # The command's own line counts: people count the lines of their message.
    return read(rest, keys(fact.FORM, context.services.translators), text[:end].count("\n") + 1)


HANDLERS = (
    CommandHandler("addfact", add, filters.UpdateType.MESSAGE),
    CommandHandler("addfact", mend, filters.UpdateType.EDITED_MESSAGE),
    CommandHandler("editfact", change, filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE),
)
