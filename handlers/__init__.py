"""What people in Telegram can do: one module a topic, asked in this order."""

from handlers import editors
from handlers.visitors import (
    cosmonauts,
    escalation,
    fallback,
    feedback,
    forum,
    language,
    privacy,
    questions,
    stamps,
    start,
    why,
)

INTERRUPTING = editors.INTERRUPTING  # asked before, and beside, the others
FOLLOWING = editors.FOLLOWING  # asked after them, where nothing failed

HANDLERS = (
    *editors.REPLIES,  # a reply to a certain message is no question
    *questions.HANDLERS,  # before the rest: most of what people send is a question
    *editors.HANDLERS,  # before /start: an invitation comes with it
    *start.HANDLERS,
    *forum.HANDLERS,
    *cosmonauts.HANDLERS,
    *stamps.HANDLERS,
    *language.HANDLERS,
    *why.HANDLERS,
    *privacy.HANDLERS,
    *feedback.HANDLERS,
    *escalation.HANDLERS,
    *fallback.HANDLERS,  # last: these take whatever is left
)
