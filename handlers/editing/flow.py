"""From a draft to a thing: asked for field by field, shown as people will see it, saved."""

from collections.abc import Sequence

from telegram import Update

from handlers.context import Context
from handlers.editing import guards, saving
from handlers.editing.buttons import DraftAction, DraftField, EditThing
from handlers.editing.drafts import Draft
from handlers.editing.forms import Fault, FaultyFormError, Field, key, write
from handlers.editing.guards import Warnings
from handlers.editing.kinds import KINDS
from handlers.editing.rights import Author
from handlers.editing.saving import Compiled, Saved
from handlers.messages import Button, Page, Sheet, column, show
from locales import Translator
from storage import dialogues
from storage.knowledge import merged


async def save_or_refuse(update: Update, context: Context, author: Author, draft: Draft) -> None:
    """Save a draft that has no fault; name the faults of another, and keep it."""
    try:
        changes = KINDS[draft.kind].compile_draft(draft, context.services.answering.known, context.services.today())
    except FaultyFormError as error:
        await refuse(update, context, author, draft, error.faults)
        return
    say = await context.translator()
    warnings = await guards.look(context, changes, say)
    would_be = merged(context.services.answering.known, changes)
    compiled = Compiled(draft, changes)

    def confirm(saved: Saved) -> Sheet:
        pages = KINDS[draft.kind].preview(draft, would_be, say, context.services.translators)
        return _confirmation(compiled, warnings, pages, saved, say)

    end(update, context, author)
    saving.save_draft(update, context, author, compiled, confirm)


async def ask_next(update: Update, context: Context, author: Author, draft: Draft) -> None:
    """Ask for the next field; when there is none left, show what became of the draft."""
    say = await context.translator()
    field = _next(draft, say)
    if field is None or draft.base is not None:
        await propose(update, context, author, draft)
    else:
        await ask(update, context, author, draft, field)


async def ask(update: Update, context: Context, author: Author, draft: Draft, field: Field) -> None:
    """Ask for a field."""
    say = await context.translator()
    draft = draft.renewed(asking=field.name)
    keep(update, context, author, draft)
    current = _values(draft, context).get(field.name)
    pages = [Page(say(f"ask-{draft.kind}-{field.name.replace('_', '-')}"))]
    if current:
        pages.append(Page(current, heading=say("ask-current")))
    steps = []
    if not _is_needed(draft, field):
        steps.append(Button(say("button-empty" if current else "button-skip"), _tap(draft, "skip")))
    show(update, context, Sheet(pages, [[*steps, Button(say("button-drop"), _tap(draft, "drop"))]]))


async def propose(update: Update, context: Context, author: Author, draft: Draft) -> None:
    """Show a draft as people will see it, before it is saved."""
    known = context.services.answering.known
    try:
        changes = KINDS[draft.kind].compile_draft(draft, known, context.services.today())
    except FaultyFormError as error:
        await refuse(update, context, author, draft, error.faults)
        return
    say = await context.translator()
    draft = draft.renewed(asking=None)
    keep(update, context, author, draft)
    warnings = await guards.look(context, changes, say)
    preview = KINDS[draft.kind].preview(draft, merged(known, changes), say, context.services.translators)
    pages = [Page("\n".join(warnings.lines), heading=say("draft-heading")), *preview]
    rows = [[Button(say("button-save"), _tap(draft, "save"))], _further(draft, say)]
    show(update, context, Sheet(pages, rows))


async def list_fields(update: Update, context: Context, author: Author, draft: Draft) -> None:
    """Offer every field of a draft to be filled anew."""
    say = await context.translator()
    draft = draft.renewed(asking=None)
    keep(update, context, author, draft)
    form = KINDS[draft.kind].FORM
    buttons = [
        Button(_label(draft, field, say), DraftField(token=draft.token, field=field.name)) for field in form.fields
    ]
    typed = write(form, _values(draft, context), say, context.services.translators)
    rows = [*column(buttons), [Button(say("button-drop"), _tap(draft, "drop"))]]
    show(update, context, Page(f"{say('fields-text')}\n\n{typed}", heading=say("fields-heading"), rows=rows))


async def refuse(update: Update, context: Context, author: Author, draft: Draft, faults: Sequence[Fault]) -> None:
    """Name the faults of a draft, each with its line, and keep what was typed."""
    say = await context.translator()
    draft = draft.renewed(asking=None)
    keep(update, context, author, draft)
    lines = [_say_fault(fault, draft, context, say) for fault in faults]
    typed = write(KINDS[draft.kind].FORM, draft.values, say, context.services.translators)
    pages = [Page("\n".join(lines), heading=say("faults-heading")), Page(say("faults-how"))]
    if typed:
        pages.append(Page(typed, heading=say("faults-typed")))
    show(update, context, Sheet(pages, [_further(draft, say)]))


def keep(update: Update, context: Context, author: Author, draft: Draft) -> None:
    """Keep a draft as the dialogue of its editor in this chat."""
    if update.effective_chat is not None:
        context.work.add(dialogues.keep, update.effective_chat.id, author.id, draft.model_dump_json())


def end(update: Update, context: Context, author: Author) -> None:
    """End the dialogue."""
    if update.effective_chat is not None:
        context.work.add(dialogues.end, update.effective_chat.id, author.id)


def _confirmation(
    compiled: Compiled, warnings: Warnings, preview: Sequence[Page], saved: Saved, say: Translator
) -> Sheet:
    draft, changes = compiled.draft, compiled.changes
    heading = say(f"saved-{draft.kind}", number=str(saved.number))
    place = -1 if draft.place is None else draft.place
    edit = EditThing(kind=draft.kind, target=draft.target, place=place)
    under = saving.buttons_under(saved, changes[-1], edit, say)
    return Sheet([Page("\n".join(warnings.lines), heading=heading), *preview], [under, *column(warnings.buttons)])


def _values(draft: Draft, context: Context) -> dict[str, str]:
    """Return the fields as they are now: those of the thing, and over them what was typed."""
    known = context.services.answering.known
    kind = KINDS[draft.kind]
    thing = getattr(known, kind.COLLECTION).get(draft.target)
    return kind.values(thing, known, draft.place) | draft.values


def _next(draft: Draft, say: Translator) -> Field | None:
    fields = KINDS[draft.kind].FORM.asked(say.language)
    names = [field.name for field in fields]
    start = names.index(draft.asking) + 1 if draft.asking in names else 0
    for field in fields[start:]:
        if field.name not in draft.values and (field.needs is None or draft.values.get(field.needs)):
            return field
    return None


def _is_needed(draft: Draft, field: Field) -> bool:
    """Whether a field can be skipped: what is required cannot, nor the answer to a question that is there."""
    if field.is_required or (field.needs is not None and field.name.startswith("answer")):
        return True
    others = {one.name for one in KINDS[draft.kind].FORM.fields if one.name.startswith("question")} - {field.name}
    return field.name.startswith("question") and draft.base is None and not any(map(draft.values.get, others))


def _say_fault(fault: Fault, draft: Draft, context: Context, say: Translator) -> str:
    text = say(fault.text, **fault.arguments)
    line = fault.line or draft.lines.get(fault.field or "")
    if line is not None:
        return say("fault-line", line=line, text=text)
    if fault.field is None:
        return f"• {text}"
    field = KINDS[draft.kind].FORM.field(fault.field)
    return f"• {key(field, say, context.services.translators)}: {text}"


def _label(draft: Draft, field: Field, say: Translator) -> str:
    return say(f"label-{draft.kind}-{field.name.replace('_', '-')}")


def _further(draft: Draft, say: Translator) -> list[Button]:
    return [Button(say("button-fields"), _tap(draft, "fields")), Button(say("button-drop"), _tap(draft, "drop"))]


def _tap(draft: Draft, action: str) -> DraftAction:
    return DraftAction.model_validate({"token": draft.token, "action": action})
