"""What an editor who is in the middle of something writes or taps."""

from telegram import Message

from handlers.editors.context import EditorContext, editors_only
from handlers.editors.dialogue import drafting
from handlers.editors.dialogue.states import State, Unreadable, open_state, read_state
from handlers.editors.forms.form import keys, read, write
from handlers.editors.records import RECORDS
from handlers.editors.records.draft import Draft
from handlers.editors.records.payloads import DraftAction, DraftField
from handlers.kit import rights
from handlers.kit.context import Context
from handlers.kit.messages import Page, Sheet
from handlers.kit.payloads import StalePayloadError
from handlers.kit.topic import Command, Tap, Topic
from locales import Translator
from storage.users import dialogues
from storage.users.dialogues import Dialogue


async def take_step(context: Context) -> bool:
    """Take an editor's own words as the next step of a dialogue; no forward, nor those of a former editor."""
    message = context.incoming.message
    dialogue = None if message is None else (await context.question_context(message)).dialogue
    if message is None or dialogue is None or not await rights.is_staff(context):
        return False
    await _go_on(await EditorContext.of(context, await rights.editor(context)), dialogue, message)
    return True


async def interrupt(context: Context) -> None:
    """End the dialogue that somebody is in: any command goes before it."""
    user, message = context.speaker, context.incoming.message
    if user is not None and message is not None and (message.text or "").startswith("/"):
        context.work.add(dialogues.end, message.chat_id, user.id)


async def give_back(context: Context) -> None:
    """After a command that went before a question of a form, give back what was typed step by step.

    Elsewhere it stands in one message already, the editor's or the last one of ours.
    """
    user, message = context.speaker, context.incoming.message
    if user is None or message is None or (message.text or "").startswith("/cancel"):
        return
    found = await context.database.read(dialogues.find, message.chat_id, user.id)
    state = None if found is None else read_state(found.state)
    if isinstance(state, Draft) and state.asking is None:
        return
    if isinstance(state, Draft | Unreadable) and any(state.values.values()):
        say = await context.translator()
        context.show(_given_back(state, say("draft-aside"), context, say))


async def cancel(context: Context) -> None:
    """Say what ended with this command: the dialogue's end is under way as with every other command."""
    say = await context.translator()
    user, chat = context.speaker, context.chat
    found = None
    if user is not None and chat is not None:
        found = await context.database.read(dialogues.find, chat.id, user.id)
    if found is None:
        context.show(Page(say("cancel-nothing")))
    else:
        context.show(_given_back(read_state(found.state), say("draft-dropped"), context, say))


@editors_only
async def tap_draft(editor: EditorContext) -> None:
    """Do with the draft what the button under its preview says."""
    payload = editor.payload(DraftAction)
    draft = await _draft(editor, payload.token)
    if payload.action == "save":
        await drafting.save_or_refuse(editor, draft)
    elif payload.action == "fields":
        drafting.list_fields(editor, draft)
    elif payload.action == "skip" and draft.asking is not None:
        await drafting.ask_next(editor, draft.filled(**{draft.asking: ""}))
    elif payload.action == "drop":
        drafting.end(editor)
        editor.show(_given_back(draft, editor.say("draft-dropped"), editor.context, editor.say))
    else:
        raise StalePayloadError(payload.token)


@editors_only
async def fill_field(editor: EditorContext) -> None:
    """Ask for one field of the draft anew."""
    payload = editor.payload(DraftField)
    drafting.ask_anew(editor, await _draft(editor, payload.token), payload.field)


async def _go_on(editor: EditorContext, dialogue: Dialogue, message: Message) -> None:
    """Take a text as the next step, or say that the dialogue has ended by itself."""
    draft = read_state(dialogue.state)
    if dialogue.is_over:
        drafting.end(editor)
        editor.show(_given_back(draft, editor.say("draft-over"), editor.context, editor.say))
        return
    if isinstance(draft, Unreadable):
        drafting.end(editor)
        editor.show(_given_back(draft, editor.say("draft-unreadable"), editor.context, editor.say))
        return
    if not isinstance(draft, Draft):
        editor.show(Page(editor.say(f"{draft.is_about}-instead")))
        return
    text = message.text or ""
    filled = read(text, keys(RECORDS[draft.kind].form(editor.translators), editor.translators))
    if filled.values and not filled.faults:
        draft = draft.model_copy(update={"lines": {}}).filled(**filled.values)
        if draft.message_id is not None:
            await drafting.save_or_refuse(editor, draft)
        else:
            await drafting.take_lines(editor, draft, filled)
    elif draft.asking is not None:
        await drafting.take_step(editor, draft, draft.filled(**{draft.asking: text.strip()}))
    else:
        drafting.refuse(editor, draft, filled.faults)


def _given_back(state: State, text: str, context: Context, say: Translator) -> Sheet:
    """Say that a dialogue has ended, and give back what was typed."""
    typed = ""
    if isinstance(state, Draft):  # also what is in a language that the event is no longer told in
        translators = context.services.translators
        typed = write(RECORDS[state.kind].form(translators), state.values, say, translators)
    elif isinstance(state, Unreadable):
        typed = "\n\n".join(filter(None, state.values.values()))
    return Sheet([Page(text), *([Page(typed)] if typed else [])])


async def _draft(editor: EditorContext, token: str) -> Draft:
    """Return the draft that a button belongs to.

    Raises StalePayloadError where that has ended or went on since.
    """
    if editor.chat is None:
        raise StalePayloadError(token)
    draft = open_state(await editor.database.read(dialogues.find, editor.chat.id, editor.author.id))
    if not isinstance(draft, Draft) or draft.token != token:
        raise StalePayloadError(token)
    return draft


TOPIC = Topic(
    commands=(Command("cancel", cancel, "editor"),),
    taps=(Tap(DraftAction, tap_draft), Tap(DraftField, fill_field)),
    texts=(take_step,),
    before=(interrupt,),
    after=(give_back,),
)
