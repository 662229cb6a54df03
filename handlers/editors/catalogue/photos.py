"""A photo for a person or a chapter: an editor sends it."""

from telegram import Message, PhotoSize

from answers.models.knowledge import Model, Person, Story
from handlers.editors.catalogue.records import draft_of
from handlers.editors.context import EditorContext, editors_only
from handlers.editors.dialogue import saving
from handlers.editors.dialogue.saving import Saved
from handlers.editors.dialogue.states import PhotoWanted, awaited
from handlers.editors.records import RECORDS
from handlers.editors.records.draft import Draft
from handlers.editors.records.payloads import ChangePhoto
from handlers.kit import markup, rights
from handlers.kit.context import Context
from handlers.kit.messages import MAX_CAPTION, Button, Page
from handlers.kit.topic import Tap, Topic
from storage.knowledge import pictures
from storage.knowledge.knowledge import Change
from storage.knowledge.pictures import Picture
from storage.users import dialogues

_RESERVE = 60  # code units that a heading may be longer when it is told: «1 of 4», say


@editors_only
async def tap(editor: EditorContext) -> None:
    """Ask for the photo, or take it away."""
    payload = editor.payload(ChangePhoto)
    draft = draft_of(payload.kind, payload.target, payload.place, editor)
    if payload.action == "remove":
        if editor.chat is not None and isinstance(await awaited(editor.context), PhotoWanted):
            editor.work.add(dialogues.end, editor.chat.id, editor.author.id)
        _save(editor, _changed(draft, editor, None))
        return
    if editor.chat is not None:
        state = PhotoWanted(kind=payload.kind, target=payload.target, place=payload.place)
        editor.work.add(dialogues.keep, editor.chat.id, editor.author.id, state.model_dump_json())
    removal = Button(editor.say("photo-remove"), payload.model_copy(update={"action": "remove"}))
    editor.show(Page(editor.say("photo-send"), rows=[[removal]] if _picture(draft, editor) else []))


async def take(context: Context) -> bool:
    """Take the photo that an editor was asked for."""
    message = context.message
    if message is None or not message.photo:
        return False
    state = await awaited(context)
    if not isinstance(state, PhotoWanted):
        return False
    await _take(await EditorContext.of(context, await rights.editor(context)), message, state)
    return True


async def _take(editor: EditorContext, message: Message, state: PhotoWanted) -> None:
    draft = draft_of(state.kind, state.target, state.place, editor)
    if _too_long(draft, editor):
        editor.show(Page(editor.say("photo-text-too-long", limit=MAX_CAPTION)))
        return
    picture = await _fetch(message.photo[-1], editor)
    name = pictures.name_of(picture.content)
    editor.work.add(pictures.keep, name, picture)
    editor.work.add(dialogues.end, message.chat_id, editor.author.id)
    _save(editor, _changed(draft, editor, name))


def _save(editor: EditorContext, change: Change) -> None:
    def confirm(saved: Saved) -> Page:
        rows = [saving.buttons_under(saved, change, None, editor.say)]
        return Page("", heading=editor.say("photo-saved"), rows=rows)

    saving.save(editor, [change], confirm)


async def _fetch(size: PhotoSize, editor: EditorContext) -> Picture:
    file = await editor.bot.get_file(size.file_id)
    return Picture(bytes(await file.download_as_bytearray()), editor.bot.id, size.file_id)


def _changed(draft: Draft, editor: EditorContext, picture: str | None) -> Change:
    record = _record(draft, editor)
    if isinstance(record, Story) and draft.place is not None:
        chapters = list(record.chapters)
        chapters[draft.place] = chapters[draft.place].model_copy(update={"picture": picture})
        after: Model = record.model_copy(update={"chapters": tuple(chapters)})
    else:
        after = record.model_copy(update={"picture": picture})
    return Change(RECORDS[draft.kind].COLLECTION, draft.target, record, after)


def _record(draft: Draft, editor: EditorContext) -> Model:
    return editor.known.collection(RECORDS[draft.kind].COLLECTION)[draft.target]


def _picture(draft: Draft, editor: EditorContext) -> str | None:
    record = _record(draft, editor)
    if isinstance(record, Story) and draft.place is not None:
        return record.chapters[draft.place].picture
    return record.picture if isinstance(record, Person) else None


def _too_long(draft: Draft, editor: EditorContext) -> bool:
    """Whether the text does not fit under a photo, in one of its languages."""
    pages = RECORDS[draft.kind].preview(draft, editor.known, editor)
    return any(markup.shown_units(part) > MAX_CAPTION - _RESERVE for page in pages for part in page.parts())


TOPIC = Topic(taps=(Tap(ChangePhoto, tap),), contents=(take,))
