"""Somebody else was faster: the later one is shown the newer text, and keeps his own."""

from telegram import Update

from answers.models.knowledge import Model
from handlers.editors.context import Desk, desk
from handlers.editors.dialogue import drafting
from handlers.editors.dialogue.saving import DraftOutdatedError
from handlers.editors.forms.form import write
from handlers.editors.records import RECORDS
from handlers.editors.records.draft import Draft
from handlers.editors.records.payloads import DraftAction
from handlers.kit import rights
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, Sheet, show
from storage.knowledge import history
from storage.users import authors


async def show_newer(update: Update, context: Context, error: DraftOutdatedError) -> None:
    """Show what stands now beside the draft, which can still be saved over it."""
    author = await rights.editor(update, context)
    await context.services.answering.refresh()
    on_desk = await desk(context)
    say = on_desk.say
    draft = _rebased(error.draft, error.error.current, on_desk)
    drafting.keep(update, context, author, draft)
    kind = RECORDS[draft.kind]
    typed = write(kind.FORM, draft.values, say, context.services.translators)
    mine = Page(typed, heading=say("conflict-yours"))
    rows = [
        [Button(say("button-save-over"), DraftAction(token=draft.token, action="save"))],
        [Button(say("button-leave"), DraftAction(token=draft.token, action="drop"))],
    ]
    if error.error.current is None:
        show(update, context, Sheet([Page(say("conflict-deleted"), heading=say("conflict-heading")), mine], rows))
        return
    entries = await context.services.database.read(history.of_one, kind.COLLECTION, draft.target)
    names = await context.services.database.read(authors.names, [entry.author for entry in entries[:1] if entry.author])
    who = next(iter(names.values()), say("author-shell"))
    newer = kind.preview(draft, on_desk.known, on_desk)
    heading = Page(say("conflict-text", name=who), heading=say("conflict-heading"))
    show(update, context, Sheet([heading, *newer, mine], rows))


def _rebased(draft: Draft, current: Model | None, on_desk: Desk) -> Draft:
    """Return the draft over what stands now; of what was deleted meanwhile, the whole as its editor wanted it."""
    if current is not None:
        return draft.renewed(base=current.model_dump_json(), message_id=None, asking=None)
    kind = RECORDS[draft.kind]
    seen = None if draft.base is None else kind.parse(draft.base)
    values = kind.values(seen, on_desk, draft.place) | draft.values
    return draft.renewed(base=None, message_id=None, asking=None, values=values)
