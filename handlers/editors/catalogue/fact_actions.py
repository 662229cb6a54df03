"""What is done with facts alone: deleted by number, verified, told together with another."""

from collections.abc import Sequence

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from answers.models.knowledge import Fact
from handlers.editors.catalogue import records
from handlers.editors.catalogue.facts import called
from handlers.editors.context import Desk, desk
from handlers.editors.dialogue import saving
from handlers.editors.dialogue.saving import Saved
from handlers.editors.records import fact
from handlers.editors.records.draft import Draft
from handlers.editors.records.payloads import EditRecord, TellTogether, VerifyFact
from handlers.editors.records.places import NOWHERE
from handlers.kit import rights
from handlers.kit.context import Context
from handlers.kit.messages import Page, Sheet, show
from handlers.kit.payloads import StalePayloadError, payload_of
from storage.knowledge.knowledge import Change, merged


async def ask_to_delete(update: Update, context: Context) -> None:
    """Ask before the fact with this number is deleted."""
    await rights.editor(update, context)
    if update.effective_message is None:
        return
    id_ = await called(update.effective_message, context)
    if id_ is None:
        say = await context.translator()
        show(update, context, Page(say("fact-which", command="/delfact")))
    else:
        await records.ask_to_delete(update, context, records.draft_of("fact", id_, NOWHERE, context))


async def verify(update: Update, context: Context) -> None:
    """Note that a fact was verified today: that both its languages still say what is so."""
    author = await rights.editor(update, context)
    id_ = payload_of(update, VerifyFact).fact
    found = _fact(id_, context)
    on_desk = await desk(context)
    change = Change(fact.COLLECTION, id_, found, found.model_copy(update={"verified": on_desk.today}))

    def confirm(saved: Saved) -> Sheet:
        return _confirmed("saved-verified", (change,), saved, on_desk)

    saving.save(update, context, author, (change,), confirm)


async def tell_together(update: Update, context: Context) -> None:
    """Let two facts be told together from now on, each with its source."""
    author = await rights.editor(update, context)
    wanted = payload_of(update, TellTogether)
    one, other = _fact(wanted.fact, context), _fact(wanted.other, context)
    on_desk = await desk(context)
    key = other.together or wanted.other
    changes = [
        Change(fact.COLLECTION, id_, found, found.model_copy(update={"together": key}))
        for id_, found in ((wanted.other, other), (wanted.fact, one))
    ]

    def confirm(saved: Saved) -> Sheet:
        return _confirmed("saved-together", changes, saved, on_desk)

    saving.save(update, context, author, changes, confirm)


def _confirmed(key: str, changes: Sequence[Change], saved: Saved, on_desk: Desk) -> Sheet:
    id_ = changes[-1].id
    under = saving.buttons_under(saved, changes[-1], EditRecord(kind="fact", target=id_), on_desk.say)
    heading = Page("", heading=on_desk.say(key, number=str(saved.number)))
    would_be = merged(on_desk.known, changes)
    return Sheet([heading, *fact.preview(Draft(kind="fact", target=id_), would_be, on_desk)], [under])


def _fact(id_: str, context: Context) -> Fact:
    found = context.services.answering.known.facts.get(id_)
    if found is None:
        raise StalePayloadError(id_)
    return found


HANDLERS = (
    CommandHandler("delfact", ask_to_delete, filters.UpdateType.MESSAGE),
    CallbackQueryHandler(verify, VerifyFact.pattern()),
    CallbackQueryHandler(tell_together, TellTogether.pattern()),
)
