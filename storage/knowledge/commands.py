"""Commands that are the bot's own: no section of an event can have one of them."""

_VISITORS = ("start", "help", "language", "why", "mute", "share", "quiz", "privacy", "forget", "id", "cancel")
_FACTS = (
    "addfact",
    "editfact",
    "delfact",
    "facts",
    "people",
    "stories",
    "event",
    "undo",
    "history",
    "import",
    "export",
)
_EDITORS = (*_FACTS, "missing", "unanswered", "digest", "stats", "admins", "backup")

FIXED = frozenset((*_VISITORS, *_EDITORS))
