"""What editors can do, besides what everybody can: each handler checks first who asks."""

from handlers.editing import admins, facts, listing, missing, past, single, talk

INTERRUPTING = talk.INTERRUPTING

HANDLERS = (
    *admins.HANDLERS,
    *facts.HANDLERS,
    *single.HANDLERS,
    *listing.HANDLERS,
    *past.HANDLERS,
    *missing.HANDLERS,
    *talk.HANDLERS,
)
