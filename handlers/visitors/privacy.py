"""What the bot keeps about a person, and how it forgets it."""

import sqlite3
from collections.abc import Collection

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, show
from handlers.kit.payloads import Forget, StalePayloadError, payload_of
from storage.delivery import inbox, jobs, outbox
from storage.delivery.jobs import PURGE
from storage.questions import exchanges
from storage.users import authors, dialogues, digests, editors, subscriptions, visitors


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
    context.work.add(_forget, wanted.user, {wanted.user, update.effective_chat.id})
    show(update, context, Page(say("forget-done")))


async def tell_id(update: Update, context: Context) -> None:
    """Tell people their own numeric id, which the owner's settings need."""
    if update.effective_user is None:
        return
    say = await context.translator()
    show(update, context, Page(say("id-text", id=str(update.effective_user.id))))


def _forget(connection: sqlite3.Connection, user_id: int, chats: Collection[int]) -> None:
    """Forget the person, the private chat, whose id is the person's, and the chat where that was asked for."""
    visitors.forget(connection, user_id)
    authors.forget(connection, user_id)
    editors.forget_name(connection, user_id)
    dialogues.forget(connection, user_id)
    digests.forget(connection, user_id)
    for chat_id in chats:
        exchanges.forget(connection, chat_id)
        subscriptions.forget(connection, chat_id)
        outbox.forget(connection, chat_id)
        inbox.forget(connection, chat_id)
    jobs.hasten(connection, PURGE)  # which also takes what was deleted out of the write-ahead log


HANDLERS = (
    CommandHandler("privacy", explain_privacy, filters.UpdateType.MESSAGE),
    CommandHandler("forget", ask_to_forget, filters.UpdateType.MESSAGE),
    CommandHandler("id", tell_id, filters.UpdateType.MESSAGE),
    CallbackQueryHandler(forget, Forget.pattern()),
)
