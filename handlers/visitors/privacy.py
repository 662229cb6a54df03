"""What the bot keeps about a person, and how it forgets it."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, show
from handlers.kit.payloads import Forget, StalePayloadError, payload_of
from storage import stores
from storage.database.store import Person


async def explain_privacy(update: Update, context: Context) -> None:
    """Say what is kept, and for how long."""
    say = await context.translator()
    show(update, context, Page(say("privacy-text"), heading=say("privacy-heading")))


async def ask_to_forget(update: Update, context: Context) -> None:
    """Ask once before everything is forgotten."""
    if update.effective_user is None:
        return
    say = await context.translator()
    user = update.effective_user.id
    buttons = [
        Button(say("forget-confirm"), Forget(choice="everything", user=user)),
        Button(say("forget-keep"), Forget(choice="nothing", user=user)),
    ]
    show(update, context, Page(say("forget-question"), rows=[buttons]))


async def forget(update: Update, context: Context) -> None:
    """Forget everything about the person, or nothing."""
    wanted = payload_of(update, Forget)
    if update.effective_user is None or update.effective_chat is None or wanted.user != update.effective_user.id:
        raise StalePayloadError  # in a group, everybody sees the button
    say = await context.translator()
    if wanted.choice == "nothing":
        show(update, context, Page(say("forget-kept")))
        return
    context.work.add(stores.forget, Person(wanted.user, frozenset({wanted.user, update.effective_chat.id})))
    show(update, context, Page(say("forget-done")))


async def tell_id(update: Update, context: Context) -> None:
    """Tell people their own numeric id, which the owner's settings need."""
    if update.effective_user is None:
        return
    say = await context.translator()
    show(update, context, Page(say("id-text", id=str(update.effective_user.id))))


HANDLERS = (
    CommandHandler("privacy", explain_privacy, filters.UpdateType.MESSAGE),
    CommandHandler("forget", ask_to_forget, filters.UpdateType.MESSAGE),
    CommandHandler("id", tell_id, filters.UpdateType.MESSAGE),
    CallbackQueryHandler(forget, Forget.pattern()),
)
