"""What editors can do, besides what everybody can: each handler checks first who asks."""

from handlers.editors.catalogue import fact_actions, fact_list, facts, lists, photos, records
from handlers.editors.dialogue import dialogue
from handlers.editors.files import exporting, importing
from handlers.editors.history import history
from handlers.editors.insight import digests, missing, statistics, unanswered
from handlers.editors.team import admins

INTERRUPTING = dialogue.INTERRUPTING
FOLLOWING = dialogue.FOLLOWING
REPLIES = unanswered.REPLIES

HANDLERS = (
    *admins.HANDLERS,
    *facts.HANDLERS,
    *fact_actions.HANDLERS,
    *records.HANDLERS,
    *lists.HANDLERS,
    *fact_list.HANDLERS,
    *history.HANDLERS,
    *missing.HANDLERS,
    *unanswered.HANDLERS,
    *digests.HANDLERS,
    *statistics.HANDLERS,
    *exporting.HANDLERS,
    *importing.HANDLERS,
    *photos.HANDLERS,
    *dialogue.HANDLERS,
)
