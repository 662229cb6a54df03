"""Things of every kind: opened, changed, deleted at a tap."""

from collections.abc import Sequence

from telegram import Update
from telegram.ext import CallbackQueryHandler

from answers.models.knowledge import Fact, Model
from handlers.editors.context import Desk, desk
from handlers.editors.dialogue import drafting, saving
from handlers.editors.dialogue.saving import Saved
from handlers.editors.records import RECORDS
from handlers.editors.records.draft import Draft, RecordType, new_id
from handlers.editors.records.payloads import (
    ChangePhoto,
    DeleteRecord,
    EditField,
    EditRecord,
    ListFacts,
    ListRecords,
    NewRecord,
    OpenRecord,
    ShowHistory,
    VerifyFact,
)
from handlers.editors.records.places import NOWHERE
from handlers.editors.review import guards
from handlers.kit import rights
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, Sheet, show
from handlers.kit.payloads import Payload, StalePayloadError, payload_of
from storage.knowledge import history
from storage.knowledge.content.checks import dangling
from storage.knowledge.knowledge import merged
from storage.knowledge.records import facts


async def open_record(update: Update, context: Context) -> None:
    """Show a thing as people see it, with all that can be done."""
    await rights.editor(update, context)
    wanted = payload_of(update, OpenRecord)
    draft = draft_of(wanted.kind, wanted.target, wanted.place, context)
    on_desk = await desk(context)
    version = await _version(draft, context)
    rows = [
        [
            Button(on_desk.say("button-edit"), EditRecord(kind=draft.kind, target=draft.target, place=wanted.place)),
            Button(on_desk.say("button-delete"), _deletion("ask", draft, version)),
        ],
        [Button(on_desk.say("button-history"), _history(draft))],
        [Button(on_desk.say("button-back"), _way_back(draft))],
    ]
    if draft.kind == "fact":
        rows[1].insert(0, Button(on_desk.say("button-verify"), VerifyFact(fact=draft.target)))
    elif draft.kind in {"person", "chapter"}:
        photo = ChangePhoto.model_validate(
            {"action": "ask", "kind": draft.kind, "target": draft.target, "place": wanted.place}
        )
        rows[1].insert(0, Button(on_desk.say("button-photo"), photo))
    heading = Page("\n".join(_notes(draft, on_desk)), heading=await _heading("heading", draft, context, on_desk))
    show(update, context, Sheet([heading, *RECORDS[draft.kind].preview(draft, on_desk.known, on_desk)], rows))


async def write_new(update: Update, context: Context) -> None:
    """Lead through the fields of a new thing."""
    author = await rights.editor(update, context)
    wanted = payload_of(update, NewRecord)
    if wanted.kind == "chapter":
        draft = draft_of("chapter", wanted.target, NOWHERE, context)
    else:
        draft = Draft(kind=wanted.kind, target=new_id(wanted.kind))
    await drafting.ask_next(update, context, author, draft)


async def edit_record(update: Update, context: Context) -> None:
    """Show what of a thing can be changed."""
    author = await rights.editor(update, context)
    wanted = payload_of(update, EditRecord)
    await drafting.list_fields(update, context, author, draft_of(wanted.kind, wanted.target, wanted.place, context))


async def change_field(update: Update, context: Context) -> None:
    """Ask for one field of a thing anew."""
    author = await rights.editor(update, context)
    wanted = payload_of(update, EditField)
    draft = draft_of(wanted.kind, wanted.target, wanted.place, context)
    await drafting.ask_anew(update, context, author, draft, wanted.field)


async def delete(update: Update, context: Context) -> None:
    """Delete a thing as it was shown, or ask, or leave it."""
    author = await rights.editor(update, context)
    wanted = payload_of(update, DeleteRecord)
    on_desk = await desk(context)
    say = on_desk.say
    if wanted.action == "keep":
        show(update, context, Page(say("delete-kept")))
        return
    draft = draft_of(wanted.kind, wanted.target, wanted.place, context)
    if wanted.action == "ask" or await _version(draft, context) != wanted.version:  # or else: what it says by now
        await ask_to_delete(update, context, draft)
        return
    kind = RECORDS[draft.kind]
    changes = kind.removal(_thing(draft, on_desk), draft)
    if not changes or any(dangling(merged(on_desk.known, changes))):
        show(update, context, Page(say(f"delete-not-{draft.kind}")))
        return
    warnings = await guards.look(context, changes, say)
    heading = await _heading("deleted", draft, context, on_desk)

    def confirm(saved: Saved) -> Page:
        text = "\n".join([say("deleted-how"), *warnings.lines])
        return Page(text, heading=heading, rows=[saving.buttons_under(saved, changes[-1], None, say)])

    saving.save(update, context, author, changes, confirm)


async def ask_to_delete(update: Update, context: Context, draft: Draft) -> None:
    """Ask before a thing is deleted."""
    on_desk = await desk(context)
    version = await _version(draft, context)
    buttons = [
        Button(on_desk.say("button-delete"), _deletion("delete", draft, version)),
        Button(on_desk.say("button-keep"), _deletion("keep", draft, version)),
    ]
    heading = Page("", heading=await _heading("delete-question", draft, context, on_desk))
    show(update, context, Sheet([heading, *RECORDS[draft.kind].preview(draft, on_desk.known, on_desk)], [buttons]))


def draft_of(kind: RecordType, target: str, place: int, context: Context) -> Draft:
    """Return the draft of a thing as it is now.

    Raises StalePayloadError where it is gone.
    """
    thing = getattr(context.services.answering.known, RECORDS[kind].COLLECTION).get(target)
    if thing is None or (kind == "chapter" and place >= len(thing.chapters)):
        raise StalePayloadError(target)
    return Draft(kind=kind, target=target, base=thing.model_dump_json(), place=None if place < 0 else place)


def _thing(draft: Draft, on_desk: Desk) -> Model:
    found: Model = getattr(on_desk.known, RECORDS[draft.kind].COLLECTION)[draft.target]
    return found


def _notes(draft: Draft, on_desk: Desk) -> Sequence[str]:
    thing = _thing(draft, on_desk)
    if not isinstance(thing, Fact):
        return ()
    verified = on_desk.say("fact-verified", date=on_desk.say.date(thing.verified))
    return (
        (verified,)
        if thing.until is None
        else (verified, on_desk.say("fact-until", date=on_desk.say.date(thing.until)))
    )


async def _heading(key: str, draft: Draft, context: Context, on_desk: Desk) -> str:
    numbers = await context.services.database.read(facts.numbers, [draft.target] if draft.kind == "fact" else [])
    return on_desk.say(f"{key}-{draft.kind}", number=str(numbers.get(draft.target, "")))


async def _version(draft: Draft, context: Context) -> int:
    return await context.services.database.read(history.version, RECORDS[draft.kind].COLLECTION, draft.target)


def _deletion(action: str, draft: Draft, version: int) -> DeleteRecord:
    return DeleteRecord.model_validate(
        {
            "action": action,
            "kind": draft.kind,
            "target": draft.target,
            "place": NOWHERE if draft.place is None else draft.place,
            "version": version,
        }
    )


def _history(draft: Draft) -> ShowHistory:
    return ShowHistory(collection=RECORDS[draft.kind].COLLECTION, id=draft.target)


def _way_back(draft: Draft) -> Payload:
    if draft.kind == "fact":
        return ListFacts(page=0, words="")
    if draft.kind in {"story", "chapter"}:
        return ListRecords(what="chapters", target=draft.target)
    return ListRecords.model_validate({"what": RECORDS[draft.kind].COLLECTION})


HANDLERS = (
    CallbackQueryHandler(open_record, OpenRecord.pattern()),
    CallbackQueryHandler(write_new, NewRecord.pattern()),
    CallbackQueryHandler(edit_record, EditRecord.pattern()),
    CallbackQueryHandler(change_field, EditField.pattern()),
    CallbackQueryHandler(delete, DeleteRecord.pattern()),
)
