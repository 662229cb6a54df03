"""Owners make and remove editors."""

import secrets
import sqlite3
from collections.abc import Set as AbstractSet
from typing import ClassVar, Literal

from telegram import Message, MessageOriginUser, Update, User
from telegram.constants import ChatAction, ChatType
from telegram.error import TelegramError
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from handlers.kit import menus, rights
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, Sheet, column, posting, show
from handlers.kit.payloads import Payload, StalePayloadError, payload_of
from handlers.visitors import start
from locales import Translator
from storage.database.retention import INVITATIONS
from storage.delivery import outbox
from storage.users import editors, visitors
from storage.users import menus as stored
from storage.users.editors import Editor

_PREFIX = "editor-"  # of the parameter of /start that an invitation is


class InvitationSpentError(Exception):
    """An invitation that has expired or was used, or whose owner is one no more."""


class ManageEditors(Payload):
    """Show who may edit, make an invitation, ask before somebody is removed, remove him."""

    name: ClassVar[str] = "admins"
    action: Literal["show", "invite", "ask", "remove"]
    user: int = 0


async def manage(update: Update, context: Context) -> None:
    """Show who may edit; make an editor of whoever wrote the message replied to, or has the id given."""
    owner = await rights.owner(update, context)
    message = update.effective_message
    if message is None:
        return
    say = await context.translator()
    if context.args:
        await _appoint_by_id(update, context, owner.id, context.args[0])
    elif message.reply_to_message is not None:
        await _appoint_author(update, context, owner.id, message.reply_to_message)
    elif message.chat.type == ChatType.PRIVATE:
        show(update, context, await _overview(context, say))
    else:  # who may edit is nobody's business in a group
        show(update, context, Page(say("admins-how-in-group")))


async def tap(update: Update, context: Context) -> None:
    """Do what the button says."""
    owner = await rights.owner(update, context)
    wanted = payload_of(update, ManageEditors)
    say = await context.translator()
    if wanted.action == "invite":
        _invite(update, context, owner.id, say)
        return
    if wanted.action == "show":
        show(update, context, await _overview(context, say))
        return
    editor = await context.services.database.read(editors.find, wanted.user)
    if editor is None:
        raise StalePayloadError(str(wanted.user))
    if wanted.action == "ask":
        buttons = [
            Button(say("admins-remove"), ManageEditors(action="remove", user=editor.user_id)),
            Button(say("button-back"), ManageEditors(action="show")),
        ]
        show(update, context, Page(say("admins-remove-question", name=editor.name), rows=[buttons]))
        return
    context.work.add(_dismiss, editor.user_id)
    context.work.add(stored.take_away, editor.user_id)
    context.work.add(outbox.add_all, menus.usual(editor.user_id, context.services.translators))
    rows = [[Button(say("button-back"), ManageEditors(action="show"))]]
    show(update, context, Page(say("admins-removed", name=editor.name), rows=rows))


async def accept_invitation(update: Update, context: Context) -> None:
    """Make an editor of whoever opens the link first."""
    user = rights.speaker(update)
    if user is None:
        await start.greet(update, context)
        return
    say = await context.translator()
    services = context.services
    if await rights.is_staff(context, user.id):  # the link stays good for whom it is meant
        show(update, context, Page(say("admins-already-yourself")))
        return
    secret = context.args[0].removeprefix(_PREFIX) if context.args else ""
    context.work.add(_redeem, secret, Editor(user.id, user.full_name), services.owners)
    context.work.add(menus.put, user.id, "editor", menus.longer(user.id, "editor", services.translators))
    show(update, context, start.editors_welcome(say))


async def _appoint_author(update: Update, context: Context, owner_id: int, replied: Message) -> None:
    """Make an editor of the author; of a forwarded message that is whoever wrote it first."""
    origin = replied.forward_origin
    user = replied.from_user if origin is None else None
    if isinstance(origin, MessageOriginUser):
        user = origin.sender_user
    if user is None or user.is_bot or replied.sender_chat is not None:
        say = await context.translator()
        show(update, context, Page(say("admins-nobody-there")))
        return
    await _appoint(update, context, owner_id, user)


async def _appoint_by_id(update: Update, context: Context, owner_id: int, text: str) -> None:
    if not text.isascii() or not text.isdecimal() or not 0 < int(text) < 2**52:  # so large Telegram's ids may get
        say = await context.translator()
        show(update, context, Page(say("admins-no-id", text=text)))
        return
    await _appoint(update, context, owner_id, User(int(text), first_name=text, is_bot=False))


async def _appoint(update: Update, context: Context, owner_id: int, user: User) -> None:
    say = await context.translator()
    services = context.services
    if user.id in services.owners:
        show(update, context, Page(say("admins-is-owner")))
        return
    name = await _reached(user, context)
    context.work.add(editors.appoint, Editor(user.id, name or user.full_name), owner_id)
    pages = [Page(say("admins-appointed", name=name or user.full_name))]
    if name is None:  # whoever begins is welcomed then: see /start
        pages.append(Page(say("admins-must-start")))
    else:
        calls = menus.longer(user.id, "editor", services.translators)
        context.work.add(menus.put, user.id, "editor", calls)
        language = await services.database.read(visitors.language, user.id)
        greeting = start.editors_welcome(services.translators[language or menus.DEFAULT])
        context.work.add(outbox.add_all, posting(greeting, user.id))
    rows = [[Button(say("admins-remove"), ManageEditors(action="ask", user=user.id))]]
    show(update, context, Sheet(pages, rows))


async def _reached(user: User, context: Context) -> str | None:
    """Return the name of somebody to whom the bot can write, None where that cannot be: the chat has not begun."""
    try:
        await context.bot.send_chat_action(user.id, ChatAction.TYPING)
        chat = await context.bot.get_chat(user.id)
    except TelegramError:
        return None
    return chat.full_name or user.full_name


async def _overview(context: Context, say: Translator) -> Page:
    found = await context.services.database.read(editors.everybody)
    lines = [say("admins-owners", ids=", ".join(map(str, sorted(context.services.owners)))), ""]
    lines += [say("admins-editors"), *(f"• {editor.name} · {editor.user_id}" for editor in found)]
    if not found:
        lines[-1] = say("admins-no-editors")
    lines += ["", say("admins-how")]
    removals = [
        Button(say("admins-remove-one", name=editor.name), ManageEditors(action="ask", user=editor.user_id))
        for editor in found
    ]
    rows = [[Button(say("admins-invite"), ManageEditors(action="invite"))], *column(removals)]
    return Page("\n".join(lines), heading=say("admins-heading"), rows=rows)


def _invite(update: Update, context: Context, owner_id: int, say: Translator) -> None:
    secret = secrets.token_urlsafe(24)
    context.work.add(editors.invite, secret, owner_id)
    link = f"https://t.me/{context.bot.username}?start={_PREFIX}{secret}"
    rows = [[Button(say("button-back"), ManageEditors(action="show"))]]
    show(update, context, Page(f"{say('admins-link', days=INVITATIONS.days)}\n\n{link}", rows=rows))


def _dismiss(connection: sqlite3.Connection, user_id: int) -> None:
    if not editors.dismiss(connection, user_id):  # a second tap
        raise StalePayloadError(str(user_id))


def _redeem(connection: sqlite3.Connection, secret: str, editor: Editor, owners: AbstractSet[int]) -> None:
    issued_by = editors.redeem(connection, secret)
    if issued_by is None or issued_by not in owners:
        raise InvitationSpentError
    editors.appoint(connection, editor, issued_by)


HANDLERS = (
    CommandHandler("admins", manage, filters.UpdateType.MESSAGE),
    CallbackQueryHandler(tap, ManageEditors.pattern()),
    CommandHandler(
        "start",
        accept_invitation,
        filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & filters.Regex(rf"^/start {_PREFIX}"),
    ),
)
