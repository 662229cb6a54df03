"""Records of every type: opened, changed, deleted at a tap."""

from collections.abc import Sequence

from answers.models.knowledge import Fact, Model, Story
from handlers.editors.context import EditorContext, editors_only
from handlers.editors.dialogue import drafting, saving
from handlers.editors.dialogue.saving import Saved
from handlers.editors.records import RECORDS
from handlers.editors.records.draft import NOWHERE, Draft, RecordType, new_id
from handlers.editors.records.payloads import (
    ChangePhoto,
    DeleteRecord,
    EditField,
    EditRecord,
    ListFacts,
    ListRecords,
    NewRecord,
    OpenRecord,
    ShowEvent,
    ShowHistory,
    VerifyFact,
)
from handlers.editors.review import guards
from handlers.kit.messages import Button, Page, Sheet
from handlers.kit.payloads import Payload, StalePayloadError
from handlers.kit.topic import Tap, Topic
from storage.knowledge import history
from storage.knowledge.content.checks import dangling
from storage.knowledge.knowledge import merged
from storage.knowledge.records import facts


@editors_only
async def open_record(editor: EditorContext) -> None:
    """Show a record as people see it, with all that can be done."""
    payload = editor.payload(OpenRecord)
    draft = draft_of(payload.kind, payload.target, payload.place, editor)
    version = await _version(draft, editor)
    edit = EditRecord(kind=draft.kind, target=draft.target, place=payload.place)
    deletion = [] if draft.kind == "event" else [Button(editor.say("button-delete"), _deletion("ask", draft, version))]
    rows = [
        [Button(editor.say("button-edit"), edit), *deletion],
        [Button(editor.say("button-history"), _history(draft))],
        [Button(editor.say("button-back"), _way_back(draft))],
    ]
    if draft.kind == "fact":
        rows[1].insert(0, Button(editor.say("button-verify"), VerifyFact(fact=draft.target)))
    elif draft.kind in {"person", "chapter"}:
        photo = ChangePhoto.model_validate(
            {"action": "ask", "kind": draft.kind, "target": draft.target, "place": payload.place}
        )
        rows[1].insert(0, Button(editor.say("button-photo"), photo))
    heading = Page("\n".join(_notes(draft, editor)), heading=await _heading("heading", draft, editor))
    editor.show(Sheet([heading, *RECORDS[draft.kind].preview(draft, editor.known, editor)], rows))


@editors_only
async def write_new(editor: EditorContext) -> None:
    """Lead through the fields of a new record."""
    payload = editor.payload(NewRecord)
    if payload.kind == "chapter":
        draft = draft_of("chapter", payload.target, NOWHERE, editor)
    else:
        draft = Draft(kind=payload.kind, target=new_id(payload.kind))
    await drafting.ask_next(editor, draft)


@editors_only
async def edit_record(editor: EditorContext) -> None:
    """Show what of a record can be changed."""
    payload = editor.payload(EditRecord)
    drafting.list_fields(editor, draft_of(payload.kind, payload.target, payload.place, editor))


@editors_only
async def change_field(editor: EditorContext) -> None:
    """Ask for one field of a record anew."""
    payload = editor.payload(EditField)
    draft = draft_of(payload.kind, payload.target, payload.place, editor)
    drafting.ask_anew(editor, draft, payload.field)


@editors_only
async def delete(editor: EditorContext) -> None:
    """Delete a record as it was shown, or ask, or leave it."""
    payload = editor.payload(DeleteRecord)
    say = editor.say
    if payload.action == "keep":
        editor.show(Page(say("delete-kept")))
        return
    draft = draft_of(payload.kind, payload.target, payload.place, editor)
    if payload.action == "ask" or await _version(draft, editor) != payload.version:  # or else: what it says by now
        await ask_to_delete(editor, draft)
        return
    changes = RECORDS[draft.kind].removal(_record(draft, editor), draft)
    before = [*dangling(editor.known)]
    if not changes or any(finding not in before for finding in dangling(merged(editor.known, changes))):
        editor.show(Page(say(f"delete-not-{draft.kind}")))
        return
    warnings = await guards.look(editor, changes)
    heading = await _heading("deleted", draft, editor)

    def confirm(saved: Saved) -> Page:
        text = "\n".join([say("deleted-how"), *warnings.lines])
        return Page(text, heading=heading, rows=[saving.buttons_under(saved, changes[-1], None, say)])

    saving.save(editor, changes, confirm)


async def ask_to_delete(editor: EditorContext, draft: Draft) -> None:
    """Ask before a record is deleted."""
    version = await _version(draft, editor)
    buttons = [
        Button(editor.say("button-delete"), _deletion("now", draft, version)),
        Button(editor.say("button-keep"), _deletion("keep", draft, 0)),
    ]
    heading = Page("", heading=await _heading("delete-question", draft, editor))
    editor.show(Sheet([heading, *RECORDS[draft.kind].preview(draft, editor.known, editor)], [buttons]))


def draft_of(kind: RecordType, target: str, place: int, editor: EditorContext) -> Draft:
    """Return the draft of a record as it is now.

    Raises StalePayloadError where it is gone.
    """
    record = editor.known.collection(RECORDS[kind].COLLECTION).get(target)
    if record is None or (kind == "chapter" and isinstance(record, Story) and place >= len(record.chapters)):
        raise StalePayloadError(target)
    return Draft(kind=kind, target=target, base=record.model_dump_json(), place=None if place < 0 else place)


def _record(draft: Draft, editor: EditorContext) -> Model:
    return editor.known.collection(RECORDS[draft.kind].COLLECTION)[draft.target]


def _notes(draft: Draft, editor: EditorContext) -> Sequence[str]:
    record = _record(draft, editor)
    if not isinstance(record, Fact):
        return ()
    verified = editor.say("fact-verified", date=editor.say.date(record.verified))
    return (
        (verified,)
        if record.until is None
        else (verified, editor.say("fact-until", date=editor.say.date(record.until)))
    )


async def _heading(key: str, draft: Draft, editor: EditorContext) -> str:
    numbers = await editor.database.read(facts.numbers, [draft.target] if draft.kind == "fact" else [])
    return editor.say(f"{key}-{draft.kind}", number=str(numbers.get(draft.target, "")))


async def _version(draft: Draft, editor: EditorContext) -> int:
    return await editor.database.read(history.version, RECORDS[draft.kind].COLLECTION, draft.target)


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
    if draft.kind in {"event", "section"}:
        return ShowEvent()
    if draft.kind in {"story", "chapter"}:
        return ListRecords(what="chapters", target=draft.target)
    return ListRecords.model_validate({"what": RECORDS[draft.kind].COLLECTION})


TOPIC = Topic(
    taps=(
        Tap(OpenRecord, open_record),
        Tap(NewRecord, write_new),
        Tap(EditRecord, edit_record),
        Tap(EditField, change_field),
        Tap(DeleteRecord, delete),
    ),
)
