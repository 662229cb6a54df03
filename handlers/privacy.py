"""What the bot keeps about a person, and how it forgets it."""

import sqlite3

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from handlers.context import Context
from handlers.messages import Button, Page, show
from handlers.payloads import Forget, payload_of
from storage import authors, dialogues, exchanges, inbox, outbox, visitors


async def explain_privacy(update: Update, context: Context) -> None:
    """Say what is kept, and for how long."""
    say = await context.translator()
    show(update, context, Page(say("privacy-text"), heading=say("privacy-heading")))


async def ask_to_forget(update: Update, context: Context) -> None:
    """Ask once before everything is forgotten."""
    say = await context.translator()
    buttons = [
        Button(say("forget-confirm"), Forget(choice="everything")),
        Button(say("forget-keep"), Forget(choice="nothing")),
    ]
    show(update, context, Page(say("forget-question"), rows=[buttons]))


async def forget(update: Update, context: Context) -> None:
    """Forget everything about the person, or nothing."""
    say = await context.translator()
    if payload_of(update, Forget).choice == "nothing":
        show(update, context, Page(say("forget-kept")))
        return
    if update.effective_user is not None and update.effective_chat is not None:
        context.work.add(_forget, update.effective_user.id, update.effective_chat.id)
    show(update, context, Page(say("forget-done")))


async def tell_id(update: Update, context: Context) -> None:
    """Tell people their own numeric id, which the owner's settings need."""
    if update.effective_user is None:
        return
    say = await context.translator()
    show(update, context, Page(say("id-text", id=str(update.effective_user.id))))


def _forget(connection: sqlite3.Connection, user_id: int, chat_id: int) -> None:
    visitors.forget(connection, user_id)
    dialogues.end(connection, chat_id, user_id)
    authors.forget(connection, user_id)
    exchanges.forget(connection, chat_id)
    outbox.forget(connection, chat_id)
    inbox.forget(connection, chat_id)


HANDLERS = (
    CommandHandler("privacy", explain_privacy, filters.UpdateType.MESSAGE),
    CommandHandler("forget", ask_to_forget, filters.UpdateType.MESSAGE),
    CommandHandler("id", tell_id, filters.UpdateType.MESSAGE),
    CallbackQueryHandler(forget, Forget.pattern()),
)
