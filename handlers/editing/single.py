"""What is done with one fact at a tap: it is opened, verified, deleted, told together with another."""

from collections.abc import Sequence

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from answers.models import Fact
from handlers.context import Context
from handlers.editing import guards, rights, saving
from handlers.editing.buttons import DeleteFact, EditThing, ListFacts, OpenFact, ShowHistory, TellTogether, VerifyFact
from handlers.editing.drafts import Draft
from handlers.editing.facts import called
from handlers.editing.kinds import fact
from handlers.editing.saving import Saved
from handlers.messages import Button, Page, Sheet, show
from handlers.payloads import StalePayloadError, payload_of
from locales import Translator
from storage import facts, history
from storage.knowledge import Change, merged


async def open_fact(update: Update, context: Context) -> None:
    """Show a fact as people see it, with all that can be done."""
    await rights.editor(update, context)
    id_ = payload_of(update, OpenFact).fact
    say = await context.translator()
    number = await _number(id_, context)
    version = await context.services.database.read(history.version, fact.COLLECTION, id_)
    rows = [
        [
            Button(say("button-edit"), EditThing(kind="fact", target=id_)),
            Button(say("button-delete"), DeleteFact(action="ask", fact=id_, version=version)),
        ],
        [
            Button(say("button-verify"), VerifyFact(fact=id_)),
            Button(say("button-history"), ShowHistory(collection=fact.COLLECTION, id=id_)),
        ],
        [Button(say("button-back"), ListFacts(page=0, words=""))],
    ]
    found = _fact(id_, context)
    lines = [say("fact-verified", date=say.date(found.verified))]
    if found.until is not None:
        lines.append(say("fact-until", date=say.date(found.until)))
    heading = Page("\n".join(lines), heading=say("fact-heading", number=str(number)))
    show(update, context, Sheet([heading, *_preview(id_, (), context, say)], rows))


async def verify(update: Update, context: Context) -> None:
    """Note that a fact was verified today: that both its languages still say what is so."""
    author = await rights.editor(update, context)
    id_ = payload_of(update, VerifyFact).fact
    say = await context.translator()
    found = _fact(id_, context)
    change = Change(fact.COLLECTION, id_, found, found.model_copy(update={"verified": context.services.today()}))

    def confirm(saved: Saved) -> Sheet:
        return _confirmed("saved-verified", (change,), saved, context, say)

    saving.save(update, context, author, (change,), confirm)


async def tell_together(update: Update, context: Context) -> None:
    """Let two facts be told together from now on, each with its source."""
    author = await rights.editor(update, context)
    wanted = payload_of(update, TellTogether)
    say = await context.translator()
    one, other = _fact(wanted.fact, context), _fact(wanted.other, context)
    key = other.together or wanted.other
    changes = [
        Change(fact.COLLECTION, id_, found, found.model_copy(update={"together": key}))
        for id_, found in ((wanted.other, other), (wanted.fact, one))
    ]

    def confirm(saved: Saved) -> Sheet:
        return _confirmed("saved-together", changes, saved, context, say)

    saving.save(update, context, author, changes, confirm)


async def ask_to_delete(update: Update, context: Context) -> None:
    """Ask before a fact is deleted."""
    await rights.editor(update, context)
    if update.effective_message is None:
        return
    say = await context.translator()
    id_ = await called(update.effective_message, context)
    if id_ is None:
        show(update, context, Page(say("fact-which", command="/delfact")))
    else:
        await _ask_to_delete(update, context, id_, say)


async def delete(update: Update, context: Context) -> None:
    """Delete a fact as it was shown, or ask, or leave it."""
    author = await rights.editor(update, context)
    wanted = payload_of(update, DeleteFact)
    say = await context.translator()
    if wanted.action == "keep":
        show(update, context, Page(say("delete-kept")))
        return
    found = _fact(wanted.fact, context)
    version = await context.services.database.read(history.version, fact.COLLECTION, wanted.fact)
    if wanted.action == "ask" or version != wanted.version:  # it was changed since: here is what it says now
        await _ask_to_delete(update, context, wanted.fact, say)
        return
    change = Change(fact.COLLECTION, wanted.fact, found, None)
    warnings = await guards.look(context, [change], say)

    def confirm(saved: Saved) -> Page:
        text = "\n".join([say("deleted-how"), *warnings.lines])
        rows = [saving.buttons_under(saved, change, None, say)]
        return Page(text, heading=say("deleted-fact", number=str(saved.number)), rows=rows)

    saving.save(update, context, author, [change], confirm)


async def _ask_to_delete(update: Update, context: Context, id_: str, say: Translator) -> None:
    number = await _number(id_, context)
    version = await context.services.database.read(history.version, fact.COLLECTION, id_)
    buttons = [
        Button(say("button-delete"), DeleteFact(action="delete", fact=id_, version=version)),
        Button(say("button-keep"), DeleteFact(action="keep", fact=id_, version=version)),
    ]
    pages = [Page("", heading=say("delete-question", number=str(number))), *_preview(id_, (), context, say)]
    show(update, context, Sheet(pages, [buttons]))


def _confirmed(key: str, changes: Sequence[Change], saved: Saved, context: Context, say: Translator) -> Sheet:
    id_ = changes[-1].id
    under = saving.buttons_under(saved, changes[-1], EditThing(kind="fact", target=id_), say)
    heading = Page("", heading=say(key, number=str(saved.number)))
    return Sheet([heading, *_preview(id_, changes, context, say)], [under])


def _preview(id_: str, changes: Sequence[Change], context: Context, say: Translator) -> list[Page]:
    known = merged(context.services.answering.known, changes)
    return fact.preview(Draft(kind="fact", target=id_), known, say, context.services.translators)


def _fact(id_: str, context: Context) -> Fact:
    found = context.services.answering.known.facts.get(id_)
    if found is None:
        raise StalePayloadError(id_)
    return found


async def _number(id_: str, context: Context) -> int:
    _fact(id_, context)
    return (await context.services.database.read(facts.numbers, [id_])).get(id_, 0)


HANDLERS = (
    CommandHandler("delfact", ask_to_delete, filters.UpdateType.MESSAGE),
    CallbackQueryHandler(open_fact, OpenFact.pattern()),
    CallbackQueryHandler(verify, VerifyFact.pattern()),
    CallbackQueryHandler(tell_together, TellTogether.pattern()),
    CallbackQueryHandler(delete, DeleteFact.pattern()),
)
