"""What people in Telegram can do: one module a topic, asked in this order."""

from handlers import (
    cosmonauts,
    editing,
    feedback,
    forum,
    language,
    others,
    passing,
    privacy,
    questions,
    stamps,
    start,
    why,
)

INTERRUPTING = editing.INTERRUPTING  # asked before, and beside, the others
FOLLOWING = editing.FOLLOWING  # asked after them, where nothing failed

HANDLERS = (
    *editing.REPLIES,  # a reply to a certain message is no question
    *questions.HANDLERS,  # before the rest: most of what people send is a question
    *editing.HANDLERS,  # before /start: an invitation comes with it
    *start.HANDLERS,
    *forum.HANDLERS,
    *cosmonauts.HANDLERS,
    *stamps.HANDLERS,
    *language.HANDLERS,
    *why.HANDLERS,
    *privacy.HANDLERS,
    *feedback.HANDLERS,
    *passing.HANDLERS,
    *others.HANDLERS,  # last: these take whatever is left
)
