"""Commands that are the bot's own: no section of an event can have one of them."""

FIXED = frozenset(
    """
    start help language why mute share quiz privacy forget id cancel
    addfact editfact delfact facts people stories undo history missing unanswered digest import export stats event
    admins backup
    """.split()
)
