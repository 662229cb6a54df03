"""From a draft to a record: asked for field by field, shown as people will see it, saved."""

import math
from collections.abc import Collection, Sequence

from handlers.editors.context import EditorContext
from handlers.editors.dialogue import saving
from handlers.editors.dialogue.saving import Compiled, Saved
from handlers.editors.forms.form import Fault, FaultyFormError, Field, Filled, Form, key, worded, write
from handlers.editors.forms.labels import labelled
from handlers.editors.records import RECORDS
from handlers.editors.records.draft import Draft, place_of
from handlers.editors.records.payloads import DraftAction, DraftField, EditRecord
from handlers.editors.review import guards, settling
from handlers.editors.review.guards import Warnings
from handlers.kit.messages import Button, Page, Sheet, column
from handlers.kit.payloads import StalePayloadError
from locales import Translator
from storage.knowledge.knowledge import Change, merged
from storage.users import dialogues


async def save_or_refuse(editor: EditorContext, draft: Draft) -> None:
    """Save a draft that has no fault; name the faults of another, and keep it."""
    try:
        changes = RECORDS[draft.kind].compile_draft(draft, editor)
    except FaultyFormError as error:
        refuse(editor, draft, error.faults)
        return
    warnings = await guards.look(editor, changes)
    settlement = await settling.foresee(editor, draft, changes)
    would_be = merged(editor.known, changes)
    compiled = Compiled(draft, changes, settlement.wordings)
    preview = RECORDS[draft.kind].preview(_becoming(draft, changes), would_be, editor)

    def confirm(saved: Saved) -> Sheet:
        pages = [*settlement.pages(editor.say), *preview]
        return _confirmation(compiled, warnings, pages, saved, editor.say)

    end(editor)
    saving.save_draft(editor, compiled, confirm)


async def take_step(editor: EditorContext, draft: Draft, further: Draft) -> None:
    """Go on with the field filled that was asked for; a faulty one is refused there and then, and asked for anew."""
    faults = _faults_in([further.asking], further, editor)
    if not faults:
        await ask_next(editor, further)
        return
    lines = [worded(fault, _form(draft, editor), editor.say, editor.translators) for fault in faults]
    ask(editor, draft.renewed(), [Page("\n".join(lines), heading=editor.say("step-faulty"))])


async def take_lines(editor: EditorContext, draft: Draft, filled: Filled) -> None:
    """Go on after fields that were filled together; faulty ones are refused there and then."""
    faults = _faults_in(filled.values, draft, editor)
    if faults:
        refuse(editor, draft.model_copy(update={"lines": dict(filled.lines)}), faults)
    else:
        await ask_next(editor, draft)


async def ask_next(editor: EditorContext, draft: Draft, before: Sequence[Page] = ()) -> None:
    """Ask for the next field, after some other words; when there is none left, show what became of the draft."""
    field = _next(draft, editor)
    if field is None or not draft.is_new:
        await propose(editor, draft)
    else:
        ask(editor, draft.renewed(asking=field.name), before)


def ask(editor: EditorContext, draft: Draft, before: Sequence[Page] = ()) -> None:
    """Ask for the field that a draft has come to, after some other words."""
    say = editor.say
    keep(editor, draft)
    form = _form(draft, editor)
    field = form.field(draft.asking or "")
    values = _values(draft, editor)
    current = values.get(field.name)
    heading = _label(draft, field, editor) if field.language and len(editor.translators) > 1 else ""
    pages = [*before, Page(say(f"ask-{draft.kind}-{field.part}"), heading=heading)]
    if current:
        pages.append(Page(current, heading=say("ask-current")))
    steps = []
    if not form.is_needed(field, values):
        steps.append(Button(say("button-empty" if current else "button-skip"), _tap(draft, "skip")))
    editor.show(Sheet(pages, [[*steps, Button(say("button-drop"), _tap(draft, "drop"))]]))


def ask_anew(editor: EditorContext, draft: Draft, name: str) -> None:
    """Ask for a field that a button names.

    Raises StalePayloadError where the form has no such field.
    """
    if name not in [field.name for field in _form(draft, editor).fields]:
        raise StalePayloadError(name)
    ask(editor, draft.renewed(asking=name))


async def propose(editor: EditorContext, draft: Draft) -> None:
    """Show a draft as people will see it, before it is saved."""
    say = editor.say
    try:
        changes = RECORDS[draft.kind].compile_draft(draft, editor)
    except FaultyFormError as error:
        refuse(editor, draft, error.faults)
        return
    draft = draft.renewed(asking=None)
    keep(editor, draft)
    warnings = await guards.look(editor, changes)
    preview = RECORDS[draft.kind].preview(_becoming(draft, changes), merged(editor.known, changes), editor)
    pages = [Page("\n".join(warnings.lines), heading=say("draft-heading")), *preview]
    rows = [[Button(say("button-save"), _tap(draft, "save"))], _further(draft, say)]
    editor.show(Sheet(pages, rows))


def list_fields(editor: EditorContext, draft: Draft) -> None:
    """Offer every field of a draft to be filled anew."""
    say = editor.say
    draft = draft.renewed(asking=None)
    keep(editor, draft)
    form, values = _form(draft, editor), _values(draft, editor)
    buttons = [
        Button(_label(draft, field, editor), DraftField(token=draft.token, field=field.name))
        for field in form.ordered(say.language)
        if field.suits(values)
    ]
    typed = write(form, values, say, editor.translators)
    rows = [*column(buttons), [Button(say("button-drop"), _tap(draft, "drop"))]]
    text = say("fields-text", key=key(form.fields[0], say, editor.translators))
    editor.show(Page(f"{text}\n\n{typed}", heading=say("fields-heading"), rows=rows))


def refuse(editor: EditorContext, draft: Draft, faults: Sequence[Fault]) -> None:
    """Name the faults of a draft, each with its line, and keep what was typed."""
    say = editor.say
    draft = draft.renewed(asking=None)
    keep(editor, draft)
    in_order = sorted(faults, key=lambda fault: _line(fault, draft) or math.inf)
    lines = [_say_fault(fault, draft, editor) for fault in in_order]
    typed = write(_form(draft, editor), draft.values, say, editor.translators)
    pages = [Page("\n".join(lines), heading=say("faults-heading")), Page(say("faults-how"))]
    if typed:
        pages.append(Page(typed, heading=say("faults-typed")))
    editor.show(Sheet(pages, [_further(draft, say)]))


def keep(editor: EditorContext, draft: Draft) -> None:
    """Keep a draft as the dialogue of its editor in this chat."""
    if editor.chat is not None:
        editor.work.add(dialogues.keep, editor.chat.id, editor.author.id, draft.model_dump_json())


def end(editor: EditorContext) -> None:
    """End the dialogue."""
    if editor.chat is not None:
        editor.work.add(dialogues.end, editor.chat.id, editor.author.id)


def _confirmation(
    compiled: Compiled, warnings: Warnings, preview: Sequence[Page], saved: Saved, say: Translator
) -> Sheet:
    draft, changes = compiled.draft, compiled.changes
    heading = say(f"saved-{draft.kind}", number=str(saved.number))
    edit = EditRecord(kind=draft.kind, target=changes[-1].id, place=place_of(draft, changes[-1].after))
    under = saving.buttons_under(saved, changes[-1], edit, say)
    return Sheet([Page("\n".join(warnings.lines), heading=heading), *preview], [under, *column(warnings.buttons)])


def _becoming(draft: Draft, changes: Sequence[Change]) -> Draft:
    """Return the draft by the id that its record will have: that of a section is its command, which is typed."""
    return draft.model_copy(update={"target": changes[-1].id})


def _values(draft: Draft, editor: EditorContext) -> dict[str, str]:
    """Return the fields as they are now: those of the record, and over them what was typed."""
    module = RECORDS[draft.kind]
    record = None if draft.is_new else editor.known.collection(module.COLLECTION).get(draft.target)
    return module.values(record, editor, draft.place) | draft.values


def _faults_in(fields: Collection[str | None], draft: Draft, editor: EditorContext) -> list[Fault]:
    """Return what is wrong with what stands in these fields; that others are still empty is no fault yet."""
    try:
        RECORDS[draft.kind].compile_draft(draft, editor)
    except FaultyFormError as error:
        return [fault for fault in error.faults if fault.field and fault.field in fields and not fault.lacks]
    return []


def _next(draft: Draft, editor: EditorContext) -> Field | None:
    ordered = _form(draft, editor).ordered(draft.first or editor.say.language)
    fields = [field for field in ordered if field.is_asked]
    names = [field.name for field in fields]
    start = names.index(draft.asking) + 1 if draft.asking in names else 0
    for field in fields[start:]:
        if field.name not in draft.values and field.follows(draft.values):
            return field
    return None


def _line(fault: Fault, draft: Draft) -> int | None:
    """Return the line that a fault is in, None where it is in no certain one."""
    return fault.line or draft.lines.get(fault.field or "")


def _say_fault(fault: Fault, draft: Draft, editor: EditorContext) -> str:
    say, form = editor.say, _form(draft, editor)
    text = worded(fault, form, say, editor.translators)
    line = _line(fault, draft)
    if line is not None:
        return say("fault-line", line=line, text=text)
    if fault.field is None:
        return f"• {text}"
    return f"• {key(form.field(fault.field), say, editor.translators)}: {text}"


def _form(draft: Draft, editor: EditorContext) -> Form:
    return RECORDS[draft.kind].form(editor.translators)


def _label(draft: Draft, field: Field, editor: EditorContext) -> str:
    label = editor.say(f"label-{draft.kind}-{field.part}")
    return labelled(label, field.language, editor.translators, editor.say)


def _further(draft: Draft, say: Translator) -> list[Button]:
    return [Button(say("button-fields"), _tap(draft, "fields")), Button(say("button-drop"), _tap(draft, "drop"))]


def _tap(draft: Draft, action: str) -> DraftAction:
    return DraftAction.model_validate({"token": draft.token, "action": action})
