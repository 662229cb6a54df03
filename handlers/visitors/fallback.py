"""Everything that is no question and no command of ours."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from handlers.editors.dialogue import dialogue
from handlers.kit.addressing import MEANT
from handlers.kit.context import Context
from handlers.kit.messages import Page, show
from handlers.kit.payloads import StalePayloadError
from storage.questions import exchanges
from storage.questions.exchanges import Shown

_PRIVATE = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE


async def cancel(update: Update, context: Context) -> None:
    """End what the editor is in the middle of; say so where nothing is going on."""
    await dialogue.cancel(update, context)


async def meet_unknown_command(update: Update, context: Context) -> None:
    """Point to the commands that there are."""
    say = await context.translator()
    show(update, context, Page(say("unknown-command")))


async def meet_content(update: Update, context: Context) -> None:
    """Say kindly that only text is understood; once for an album, whose pictures come as messages of their own."""
    message = update.effective_message
    if message is None:
        return
    told = None if message.media_group_id is None else Shown(subjects=(f"album:{message.media_group_id}",))
    if told is not None:
        last = await context.services.database.read(exchanges.last, message.chat_id)
        if last is not None and last.shown == told:
            return
    say = await context.translator()
    show(update, context, Page(say("not-a-text")), told)


async def meet_old_button(update: Update, context: Context) -> None:  # noqa: ARG001 - the signature is PTB's
    """Treat a button that nobody knows as one of an older version."""
    raise StalePayloadError(update.callback_query and update.callback_query.data)


HANDLERS = (
    CommandHandler("cancel", cancel, filters.UpdateType.MESSAGE),
    MessageHandler(filters.UpdateType.MESSAGE & filters.COMMAND & MEANT, meet_unknown_command),
    MessageHandler(_PRIVATE & ~filters.TEXT & ~filters.StatusUpdate.ALL, meet_content),
    CallbackQueryHandler(meet_old_button),
)
