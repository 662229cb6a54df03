"""The short numbers that editors call facts by."""

import re

from telegram import Message

from handlers.editors.context import EditorContext
from storage.knowledge.records import facts

NUMBERED = re.compile(r"/\w+(?:@\w+)?\s*№?\s*(\d{1,9})(?!\S)[ \t]*")


async def called(message: Message, editor: EditorContext) -> str | None:
    """Return the id of the fact whose short number the command names, None where there is none."""
    id_ = await called_ever(message, editor)
    return id_ if id_ in editor.known.facts else None


async def called_ever(message: Message, editor: EditorContext) -> str | None:
    """Return the id of the fact with the short number that the command names, also of a deleted one."""
    found = NUMBERED.match(message.text or "")
    return None if found is None else await editor.database.read(facts.called, int(found[1]))
