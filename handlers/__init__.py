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

HANDLERS = (
    *editing.HANDLERS,  # first: an invitation comes with /start
    *start.HANDLERS,
    *forum.HANDLERS,
    *cosmonauts.HANDLERS,
    *stamps.HANDLERS,
    *language.HANDLERS,
    *why.HANDLERS,
    *privacy.HANDLERS,
    *feedback.HANDLERS,
    *passing.HANDLERS,
    *questions.HANDLERS,
    *others.HANDLERS,  # last: these take whatever is left
)
