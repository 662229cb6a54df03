"""What editors can do, besides what everybody can: each handler checks first who asks."""

from handlers.editing import (
    admins,
    catalogues,
    digests,
    exporting,
    facts,
    importing,
    listing,
    missing,
    past,
    photos,
    single,
    statistics,
    talk,
    things,
    unanswered,
)

INTERRUPTING = talk.INTERRUPTING
FOLLOWING = talk.FOLLOWING
REPLIES = unanswered.REPLIES

HANDLERS = (
    *admins.HANDLERS,
    *facts.HANDLERS,
    *single.HANDLERS,
    *things.HANDLERS,
    *catalogues.HANDLERS,
    *listing.HANDLERS,
    *past.HANDLERS,
    *missing.HANDLERS,
    *unanswered.HANDLERS,
    *digests.HANDLERS,
    *statistics.HANDLERS,
    *exporting.HANDLERS,
    *importing.HANDLERS,
    *photos.HANDLERS,
    *talk.HANDLERS,
)
