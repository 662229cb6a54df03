"""From a draft to a thing: asked for field by field, shown as people will see it, saved."""

import math
from collections.abc import Collection, Sequence

from telegram import Update

from handlers.editors.context import Desk, desk
from handlers.editors.dialogue import saving
from handlers.editors.dialogue.saving import Compiled, Saved
from handlers.editors.forms.form import Fault, FaultyFormError, Field, Filled, key, write
from handlers.editors.records import RECORDS
from handlers.editors.records.draft import Draft
from handlers.editors.records.payloads import DraftAction, DraftField, EditRecord
from handlers.editors.records.places import place_of
from handlers.editors.review import guards, settling
from handlers.editors.review.guards import Warnings
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, Sheet, column, show
from handlers.kit.payloads import StalePayloadError
from handlers.kit.rights import Author
from locales import Translator
from storage.knowledge.knowledge import merged
from storage.users import dialogues


async def save_or_refuse(update: Update, context: Context, author: Author, draft: Draft) -> None:
    """Save a draft that has no fault; name the faults of another, and keep it."""
    on_desk = await desk(context)
    try:
        changes = RECORDS[draft.kind].compile_draft(draft, on_desk)
    except FaultyFormError as error:
        await refuse(update, context, author, draft, error.faults)
        return
    warnings = await guards.look(context, changes, on_desk.say)
    settlement = await settling.foresee(context, draft, changes)
    would_be = merged(on_desk.known, changes)
    compiled = Compiled(draft, changes, settlement.wordings)

    def confirm(saved: Saved) -> Sheet:
        pages = [*settlement.pages(on_desk.say), *RECORDS[draft.kind].preview(draft, would_be, on_desk)]
        return _confirmation(compiled, warnings, pages, saved, on_desk.say)

    end(update, context, author)
    saving.save_draft(update, context, author, compiled, confirm)


async def take_step(update: Update, context: Context, author: Author, draft: Draft, further: Draft) -> None:
    """Go on with the field filled that was asked for; a faulty one is refused there and then, and asked for anew."""
    faults = _faults_in([further.asking], further, await desk(context))
    if not faults:
        await ask_next(update, context, author, further)
        return
    say = await context.translator()
    lines = [say(fault.text, **fault.arguments) for fault in faults]
    await ask(update, context, author, draft.renewed(), [Page("\n".join(lines), heading=say("step-faulty"))])


async def take_lines(update: Update, context: Context, author: Author, draft: Draft, filled: Filled) -> None:
    """Go on after fields that were filled together; faulty ones are refused there and then."""
    faults = _faults_in(filled.values, draft, await desk(context))
    if faults:
        await refuse(update, context, author, draft.model_copy(update={"lines": dict(filled.lines)}), faults)
    else:
        await ask_next(update, context, author, draft)


async def ask_next(update: Update, context: Context, author: Author, draft: Draft, before: Sequence[Page] = ()) -> None:
    """Ask for the next field, after some other words; when there is none left, show what became of the draft."""
    say = await context.translator()
    field = _next(draft, say)
    if field is None or not draft.is_new:
        await propose(update, context, author, draft)
    else:
        await ask(update, context, author, draft.renewed(asking=field.name), before)


async def ask(update: Update, context: Context, author: Author, draft: Draft, before: Sequence[Page] = ()) -> None:
    """Ask for the field that a draft has come to, after some other words."""
    on_desk = await desk(context)
    say = on_desk.say
    keep(update, context, author, draft)
    field = RECORDS[draft.kind].FORM.field(draft.asking or "")
    values = _values(draft, on_desk)
    current = values.get(field.name)
    pages = [*before, Page(say(f"ask-{draft.kind}-{field.name.replace('_', '-')}"))]
    if current:
        pages.append(Page(current, heading=say("ask-current")))
    steps = []
    if not RECORDS[draft.kind].FORM.is_needed(field, values):
        steps.append(Button(say("button-empty" if current else "button-skip"), _tap(draft, "skip")))
    show(update, context, Sheet(pages, [[*steps, Button(say("button-drop"), _tap(draft, "drop"))]]))


async def ask_anew(update: Update, context: Context, author: Author, draft: Draft, name: str) -> None:
    """Ask for a field that a button names.

    Raises StalePayloadError where the form has no such field.
    """
    if name not in [field.name for field in RECORDS[draft.kind].FORM.fields]:
        raise StalePayloadError(name)
    await ask(update, context, author, draft.renewed(asking=name))


async def propose(update: Update, context: Context, author: Author, draft: Draft) -> None:
    """Show a draft as people will see it, before it is saved."""
    on_desk = await desk(context)
    say = on_desk.say
    try:
        changes = RECORDS[draft.kind].compile_draft(draft, on_desk)
    except FaultyFormError as error:
        await refuse(update, context, author, draft, error.faults)
        return
    draft = draft.renewed(asking=None)
    keep(update, context, author, draft)
    warnings = await guards.look(context, changes, say)
    preview = RECORDS[draft.kind].preview(draft, merged(on_desk.known, changes), on_desk)
    pages = [Page("\n".join(warnings.lines), heading=say("draft-heading")), *preview]
    rows = [[Button(say("button-save"), _tap(draft, "save"))], _further(draft, say)]
    show(update, context, Sheet(pages, rows))


async def list_fields(update: Update, context: Context, author: Author, draft: Draft) -> None:
    """Offer every field of a draft to be filled anew."""
    on_desk = await desk(context)
    say = on_desk.say
    draft = draft.renewed(asking=None)
    keep(update, context, author, draft)
    form = RECORDS[draft.kind].FORM
    buttons = [
        Button(_label(draft, field, say), DraftField(token=draft.token, field=field.name))
        for field in form.ordered(say.language)
    ]
    typed = write(form, _values(draft, on_desk), say, context.services.translators)
    rows = [*column(buttons), [Button(say("button-drop"), _tap(draft, "drop"))]]
    show(update, context, Page(f"{say('fields-text')}\n\n{typed}", heading=say("fields-heading"), rows=rows))


async def refuse(update: Update, context: Context, author: Author, draft: Draft, faults: Sequence[Fault]) -> None:
    """Name the faults of a draft, each with its line, and keep what was typed."""
    say = await context.translator()
    draft = draft.renewed(asking=None)
    keep(update, context, author, draft)
    in_order = sorted(faults, key=lambda fault: _line(fault, draft) or math.inf)
    lines = [_say_fault(fault, draft, context, say) for fault in in_order]
    typed = write(RECORDS[draft.kind].FORM, draft.values, say, context.services.translators)
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
    edit = EditRecord(kind=draft.kind, target=draft.target, place=place_of(draft, changes[-1].after))
    under = saving.buttons_under(saved, changes[-1], edit, say)
    return Sheet([Page("\n".join(warnings.lines), heading=heading), *preview], [under, *column(warnings.buttons)])


def _values(draft: Draft, on_desk: Desk) -> dict[str, str]:
    """Return the fields as they are now: those of the thing, and over them what was typed."""
    kind = RECORDS[draft.kind]
    thing = None if draft.is_new else getattr(on_desk.known, kind.COLLECTION).get(draft.target)
    return kind.values(thing, on_desk, draft.place) | draft.values


def _faults_in(fields: Collection[str | None], draft: Draft, on_desk: Desk) -> list[Fault]:
    """Return what is wrong with what stands in these fields; that others are still empty is no fault yet."""
    try:
        RECORDS[draft.kind].compile_draft(draft, on_desk)
    except FaultyFormError as error:
        return [fault for fault in error.faults if fault.field and fault.field in fields and not fault.lacks]
    return []


def _next(draft: Draft, say: Translator) -> Field | None:
    ordered = RECORDS[draft.kind].FORM.ordered(draft.first or say.language)
    fields = [field for field in ordered if field.is_asked]
    names = [field.name for field in fields]
    start = names.index(draft.asking) + 1 if draft.asking in names else 0
    for field in fields[start:]:
        if field.name not in draft.values and (field.needs is None or draft.values.get(field.needs)):
            return field
    return None


def _line(fault: Fault, draft: Draft) -> int | None:
    """Return the line that a fault is in, None where it is in no certain one."""
    return fault.line or draft.lines.get(fault.field or "")


def _say_fault(fault: Fault, draft: Draft, context: Context, say: Translator) -> str:
    text = say(fault.text, **fault.arguments)
    line = _line(fault, draft)
    if line is not None:
        return say("fault-line", line=line, text=text)
    if fault.field is None:
        return f"• {text}"
    field = RECORDS[draft.kind].FORM.field(fault.field)
    return f"• {key(field, say, context.services.translators)}: {text}"


def _label(draft: Draft, field: Field, say: Translator) -> str:
    return say(f"label-{draft.kind}-{field.name.replace('_', '-')}")


def _further(draft: Draft, say: Translator) -> list[Button]:
    return [Button(say("button-fields"), _tap(draft, "fields")), Button(say("button-drop"), _tap(draft, "drop"))]


def _tap(draft: Draft, action: str) -> DraftAction:
    return DraftAction.model_validate({"token": draft.token, "action": action})
