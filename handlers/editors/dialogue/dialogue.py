"""What an editor who is in the middle of something writes or taps."""

from telegram import Message, Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from handlers.editors.dialogue import drafting
from handlers.editors.dialogue.states import State, open_state, read_state
from handlers.editors.forms.form import keys, read, write
from handlers.editors.records import RECORDS
from handlers.editors.records.draft import Draft
from handlers.editors.records.payloads import DraftAction, DraftField
from handlers.kit import rights
from handlers.kit.context import Context
from handlers.kit.messages import Page, Sheet, show
from handlers.kit.payloads import StalePayloadError, payload_of
from handlers.kit.rights import Author
from locales import Translator
from storage.users import dialogues
from storage.users.dialogues import Dialogue


async def is_meant(update: Update, context: Context) -> bool:
    """Whether a text can be a step of a dialogue: an editor's own words, no forward, nor those of a former editor."""
    user = rights.speaker(update)
    return user is not None and update.message is not None and await rights.is_staff(context, user.id)


async def go_on(update: Update, context: Context, dialogue: Dialogue, message: Message) -> None:
    """Take a text as the next step of a dialogue, or say that the dialogue has ended by itself."""
    author = await rights.editor(update, context)
    draft = read_state(dialogue.state)
    if dialogue.is_over:
        await _tell_end(update, context, author, draft)
        return
    if not isinstance(draft, Draft):
        say = await context.translator()
        show(update, context, Page(say(f"{draft.is_about}-instead")))
        return
    text = message.text or ""
    filled = read(text, keys(RECORDS[draft.kind].FORM, context.services.translators))
    if filled.values and not filled.faults:
        draft = draft.model_copy(update={"lines": {}}).filled(**filled.values)
        if draft.message_id is not None:
            await drafting.save_or_refuse(update, context, author, draft)
        else:
            await drafting.take_lines(update, context, author, draft, filled)
    elif draft.asking is not None:
        await drafting.take_step(update, context, author, draft, draft.filled(**{draft.asking: text.strip()}))
    else:
        await drafting.refuse(update, context, author, draft, filled.faults)


async def interrupt(update: Update, context: Context) -> None:
    """End the dialogue that somebody is in: any command goes before it."""
    user, message = rights.speaker(update), update.message
    if user is not None and message is not None and (message.text or "").startswith("/"):
        context.work.add(dialogues.end, message.chat_id, user.id)


async def give_back(update: Update, context: Context) -> None:
    """After a command that went before a question of a form, give back what was typed step by step.

    Elsewhere it stands in one message already, the editor's or the last one of ours.
    """
    user, message = rights.speaker(update), update.message
    if user is None or message is None or (message.text or "").startswith("/cancel"):
        return
    found = await context.services.database.read(dialogues.find, message.chat_id, user.id)
    state = None if found is None else read_state(found.state)
    if isinstance(state, Draft) and state.asking is not None and any(state.values.values()):
        say = await context.translator()
        show(update, context, given_back(state, say("draft-aside"), context, say))


async def cancel(update: Update, context: Context) -> None:
    """Say what ended with this command: the dialogue's end is under way as with every other command."""
    say = await context.translator()
    user, chat = rights.speaker(update), update.effective_chat
    found = None
    if user is not None and chat is not None:
        found = await context.services.database.read(dialogues.find, chat.id, user.id)
    if found is None:
        show(update, context, Page(say("cancel-nothing")))
    else:
        show(update, context, given_back(read_state(found.state), say("draft-dropped"), context, say))


async def tap_draft(update: Update, context: Context) -> None:
    """Do with the draft what the button under its preview says."""
    author = await rights.editor(update, context)
    wanted = payload_of(update, DraftAction)
    draft = await _draft(update, context, author, wanted.token)
    if wanted.action == "save":
        await drafting.save_or_refuse(update, context, author, draft)
    elif wanted.action == "fields":
        await drafting.list_fields(update, context, author, draft)
    elif wanted.action == "skip" and draft.asking is not None:
        await drafting.ask_next(update, context, author, draft.filled(**{draft.asking: ""}))
    elif wanted.action == "drop":
        say = await context.translator()
        drafting.end(update, context, author)
        show(update, context, given_back(draft, say("draft-dropped"), context, say))
    else:
        raise StalePayloadError(wanted.token)


async def fill_field(update: Update, context: Context) -> None:
    """Ask for one field of the draft anew."""
    author = await rights.editor(update, context)
    wanted = payload_of(update, DraftField)
    draft = await _draft(update, context, author, wanted.token)
    await drafting.ask_anew(update, context, author, draft, wanted.field)


def given_back(state: State, text: str, context: Context, say: Translator) -> Sheet:
    """Say that a dialogue has ended, and give back what was typed."""
    if not isinstance(state, Draft):
        return Sheet([Page(text)])
    typed = write(RECORDS[state.kind].FORM, state.values, say, context.services.translators)
    return Sheet([Page(text), *([Page(typed)] if typed else [])])


async def _draft(update: Update, context: Context, author: Author, token: str) -> Draft:
    """Return the draft that a button belongs to.

    Raises StalePayloadError where that has ended or went on since.
    """
    if update.effective_chat is None:
        raise StalePayloadError(token)
    found = await context.services.database.read(dialogues.find, update.effective_chat.id, author.id)
    draft = open_state(found)
    if not isinstance(draft, Draft) or draft.token != token:
        raise StalePayloadError(token)
    return draft


async def _tell_end(update: Update, context: Context, author: Author, state: State) -> None:
    say = await context.translator()
    drafting.end(update, context, author)
    show(update, context, given_back(state, say("draft-over"), context, say))


_COMMAND = filters.UpdateType.MESSAGE & filters.COMMAND

INTERRUPTING = (MessageHandler(_COMMAND, interrupt),)
FOLLOWING = (MessageHandler(_COMMAND, give_back),)

HANDLERS = (
    CallbackQueryHandler(tap_draft, DraftAction.pattern()),
    CallbackQueryHandler(fill_field, DraftField.pattern()),
)
