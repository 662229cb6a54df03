"""What people in Telegram can do: one module a topic, asked in this order."""

from handlers import cosmonauts, forum, language, others, privacy, questions, stamps, start, why

HANDLERS = (
    *start.HANDLERS,
    *forum.HANDLERS,
    *cosmonauts.HANDLERS,
    *stamps.HANDLERS,
    *language.HANDLERS,
    *why.HANDLERS,
    *privacy.HANDLERS,
    *questions.HANDLERS,
    *others.HANDLERS,  # last: these take whatever is left
)
