"""Somebody else was faster: the later one is shown the newer text, and keeps his own."""

from answers.models.knowledge import Model
from handlers.editors.context import EditorContext
from handlers.editors.dialogue import drafting
from handlers.editors.dialogue.saving import DraftOutdatedError
from handlers.editors.forms.form import write
from handlers.editors.records import RECORDS
from handlers.editors.records.draft import Draft
from handlers.editors.records.payloads import DraftAction
from handlers.kit import rights
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, Sheet
from storage.knowledge import history
from storage.users import authors


async def show_newer(context: Context, error: DraftOutdatedError) -> None:
    """Show what stands now beside the draft, which can still be saved over it."""
    editor = await EditorContext.of(context, await rights.editor(context))
    await editor.services.answering.refresh()
    say = editor.say
    draft = _rebased(error.draft.model_copy(update={"target": error.error.change.id}), error.error.current, editor)
    drafting.keep(editor, draft)
    module = RECORDS[draft.kind]
    typed = write(module.form(editor.translators), draft.values, say, editor.translators)
    mine = Page(typed, heading=say("conflict-yours"))
    rows = [
        [Button(say("button-save-over"), DraftAction(token=draft.token, action="save"))],
        [Button(say("button-leave"), DraftAction(token=draft.token, action="drop"))],
    ]
    if error.error.current is None:
        editor.show(Sheet([Page(say("conflict-deleted"), heading=say("conflict-heading")), mine], rows))
        return
    entries = await editor.database.read(history.of_one, module.COLLECTION, draft.target)
    names = await editor.database.read(authors.names, [entry.author for entry in entries[:1] if entry.author])
    who = next(iter(names.values()), say("author-shell"))
    newer = module.preview(draft, editor.known, editor)
    heading = Page(say("conflict-text", name=who), heading=say("conflict-heading"))
    editor.show(Sheet([heading, *newer, mine], rows))


def _rebased(draft: Draft, current: Model | None, editor: EditorContext) -> Draft:
    """Return the draft over what stands now; of what was deleted meanwhile, the whole as its editor wanted it."""
    if current is not None:
        return draft.renewed(base=current.model_dump_json(), message_id=None, asking=None)
    module = RECORDS[draft.kind]
    seen = None if draft.base is None else module.parse(draft.base)
    values = module.values(seen, editor, draft.place) | draft.values
    return draft.renewed(base=None, message_id=None, asking=None, values=values)
