"""A photo for a person or a chapter: an editor sends it."""

from telegram import PhotoSize, Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from answers.models.knowledge import Model, Person, Story
from handlers.editors.catalogue.records import draft_of
from handlers.editors.context import Desk, desk
from handlers.editors.dialogue import saving
from handlers.editors.dialogue.saving import Saved
from handlers.editors.dialogue.states import PhotoWanted, open_state
from handlers.editors.records import RECORDS
from handlers.editors.records.draft import Draft
from handlers.editors.records.payloads import ChangePhoto
from handlers.kit import markup, rights
from handlers.kit.context import Context
from handlers.kit.messages import MAX_CAPTION, Button, Page, show
from handlers.kit.payloads import payload_of
from handlers.kit.rights import Author
from handlers.visitors.fallback import meet_content
from storage.knowledge import pictures
from storage.knowledge.knowledge import Change
from storage.knowledge.pictures import Picture
from storage.users import dialogues

_RESERVE = 60  # code units that a heading may be longer when it is told: «1 of 4», say


async def tap(update: Update, context: Context) -> None:
    """Ask for the photo, or take it away."""
    author = await rights.editor(update, context)
    wanted = payload_of(update, ChangePhoto)
    draft = draft_of(wanted.kind, wanted.target, wanted.place, context)
    on_desk = await desk(context)
    if wanted.action == "remove":
        if update.effective_chat is not None and await _awaited(update, context) is not None:
            context.work.add(dialogues.end, update.effective_chat.id, author.id)
        _save(update, context, author, _changed(draft, on_desk, None), on_desk)
        return
    if update.effective_chat is not None:
        state = PhotoWanted(kind=wanted.kind, target=wanted.target, place=wanted.place)
        context.work.add(dialogues.keep, update.effective_chat.id, author.id, state.model_dump_json())
    removal = Button(on_desk.say("photo-remove"), wanted.model_copy(update={"action": "remove"}))
    show(update, context, Page(on_desk.say("photo-send"), rows=[[removal]] if _picture(draft, on_desk) else []))


async def take(update: Update, context: Context) -> None:
    """Take the photo that an editor was asked for; any other is only content that is not understood."""
    message = update.effective_message
    if message is None:
        return
    wanted = await _awaited(update, context)
    if wanted is None:
        await meet_content(update, context)
        return
    author = await rights.editor(update, context)
    draft = draft_of(wanted.kind, wanted.target, wanted.place, context)
    on_desk = await desk(context)
    if _too_long(draft, on_desk):
        show(update, context, Page(on_desk.say("photo-text-too-long", limit=MAX_CAPTION)))
        return
    picture = await _fetch(message.photo[-1], context)
    name = pictures.name_of(picture.content)
    context.work.add(pictures.keep, name, picture)
    context.work.add(dialogues.end, message.chat_id, author.id)
    _save(update, context, author, _changed(draft, on_desk, name), on_desk)


async def _awaited(update: Update, context: Context) -> PhotoWanted | None:
    """Return what the photo is for that an editor was asked for, None where nobody was."""
    user, chat = rights.speaker(update), update.effective_chat
    if user is None or chat is None or not await rights.is_staff(context, user.id):
        return None
    state = open_state(await context.services.database.read(dialogues.find, chat.id, user.id))
    return state if isinstance(state, PhotoWanted) else None


def _save(update: Update, context: Context, author: Author, change: Change, on_desk: Desk) -> None:
    def confirm(saved: Saved) -> Page:
        rows = [saving.buttons_under(saved, change, None, on_desk.say)]
        return Page("", heading=on_desk.say("photo-saved"), rows=rows)

    saving.save(update, context, author, [change], confirm)


async def _fetch(size: PhotoSize, context: Context) -> Picture:
    file = await context.bot.get_file(size.file_id)
    return Picture(bytes(await file.download_as_bytearray()), context.bot.id, size.file_id)


def _changed(draft: Draft, on_desk: Desk, picture: str | None) -> Change:
    thing = _thing(draft, on_desk)
    if isinstance(thing, Story) and draft.place is not None:
        chapters = list(thing.chapters)
        chapters[draft.place] = chapters[draft.place].model_copy(update={"picture": picture})
        after: Model = thing.model_copy(update={"chapters": tuple(chapters)})
    else:
        after = thing.model_copy(update={"picture": picture})
    return Change(RECORDS[draft.kind].COLLECTION, draft.target, thing, after)


def _thing(draft: Draft, on_desk: Desk) -> Model:
    found: Model = getattr(on_desk.known, RECORDS[draft.kind].COLLECTION)[draft.target]
    return found


def _picture(draft: Draft, on_desk: Desk) -> str | None:
    thing = _thing(draft, on_desk)
    if isinstance(thing, Story) and draft.place is not None:
        return thing.chapters[draft.place].picture
    return thing.picture if isinstance(thing, Person) else None


def _too_long(draft: Draft, on_desk: Desk) -> bool:
    """Whether the text does not fit under a photo, in one of its languages."""
    pages = RECORDS[draft.kind].preview(draft, on_desk.known, on_desk)
    return any(markup.shown_units(part) > MAX_CAPTION - _RESERVE for page in pages for part in page.parts())


HANDLERS = (
    CallbackQueryHandler(tap, ChangePhoto.pattern()),
    MessageHandler(filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & filters.PHOTO, take),
)
