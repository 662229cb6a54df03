"""Owners make and remove editors."""

import secrets
import sqlite3
from collections.abc import Set as AbstractSet
from typing import ClassVar, Literal

from telegram import Message, MessageOriginUser, User
from telegram.constants import ChatAction
from telegram.error import TelegramError

from handlers.editors.context import EditorContext, owners_only
from handlers.kit import menus, rights
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, Sheet, column, sending_to
from handlers.kit.payloads import Payload, StalePayloadError
from handlers.kit.topic import Command, Link, Tap, Topic
from storage.database import retention
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


@owners_only
async def manage(owner: EditorContext) -> None:
    """Show who may edit; make an editor of whoever wrote the message replied to, or has the id given."""
    message = owner.message
    if message is None:
        return
    if owner.args:
        await _appoint_by_id(owner, owner.args[0])
    elif message.reply_to_message is not None:
        await _appoint_author(owner, message.reply_to_message)
    elif owner.is_private:
        owner.show(await _overview(owner))
    else:  # who may edit is nobody's business in a group
        owner.show(Page(owner.say("admins-how-in-group")))


@owners_only
async def tap(owner: EditorContext) -> None:
    """Do what the button says."""
    payload = owner.payload(ManageEditors)
    say = owner.say
    if payload.action == "invite":
        _invite(owner)
        return
    if payload.action == "show":
        owner.show(await _overview(owner))
        return
    editor = await owner.database.read(editors.find, payload.user)
    if editor is None:
        raise StalePayloadError(str(payload.user))
    if payload.action == "ask":
        buttons = [
            Button(say("admins-remove"), ManageEditors(action="remove", user=editor.user_id)),
            Button(say("button-back"), ManageEditors(action="show")),
        ]
        owner.show(Page(say("admins-remove-question", name=editor.name), rows=[buttons]))
        return
    owner.work.add(_dismiss, editor.user_id)
    owner.work.add(stored.take_away, editor.user_id)
    owner.work.add(outbox.add_all, owner.services.menus.clearing(editor.user_id))
    rows = [[Button(say("button-back"), ManageEditors(action="show"))]]
    owner.show(Page(say("admins-removed", name=editor.name), rows=rows))


async def accept_invitation(context: Context) -> bool:
    """Make an editor of whoever opens the link first, in private and for himself."""
    user = context.speaker
    if user is None or not context.is_private:
        return False
    say = await context.translator()
    services = context.services
    if await rights.is_staff(context):  # the link stays good for whom it is meant
        context.show(Page(say("admins-already-yourself")))
        return True
    secret = context.args[0].removeprefix(_PREFIX) if context.args else ""
    context.work.add(_redeem, secret, Editor(user.id, user.full_name), services.owners)
    context.work.add(
        menus.put, user.id, "editor", services.menus.setting(user.id, "editor", services.answering.knowledge)
    )
    context.show(menus.editors_welcome(say))
    return True


async def _appoint_author(owner: EditorContext, replied: Message) -> None:
    """Make an editor of the author; of a forwarded message that is whoever wrote it first."""
    origin = replied.forward_origin
    user = replied.from_user if origin is None else None
    if isinstance(origin, MessageOriginUser):
        user = origin.sender_user
    if user is None or user.is_bot or replied.sender_chat is not None:
        owner.show(Page(owner.say("admins-nobody-there")))
        return
    await _appoint(owner, user)


async def _appoint_by_id(owner: EditorContext, text: str) -> None:
    if not text.isascii() or not text.isdecimal() or not 0 < int(text) < 2**52:  # so large Telegram's ids may get
        owner.show(Page(owner.say("admins-no-id", text=text)))
        return
    await _appoint(owner, User(int(text), first_name=text, is_bot=False))


async def _appoint(owner: EditorContext, user: User) -> None:
    say, services = owner.say, owner.services
    if user.id in services.owners:
        owner.show(Page(say("admins-is-owner")))
        return
    name = await _reached(owner, user)
    owner.work.add(editors.appoint, Editor(user.id, name or user.full_name), owner.author.id)
    pages = [Page(say("admins-appointed", name=name or user.full_name))]
    if name is None:  # whoever begins is welcomed then: see /start
        pages.append(Page(say("admins-must-start")))
    else:
        owner.work.add(
            menus.put, user.id, "editor", services.menus.setting(user.id, "editor", services.answering.knowledge)
        )
        language = await owner.database.read(visitors.language, user.id)
        spoken = services.spoken
        welcome = menus.editors_welcome(spoken.get(language or "") or next(iter(spoken.values())))
        owner.work.add(outbox.add_all, sending_to(user.id, welcome))
    rows = [[Button(say("admins-remove"), ManageEditors(action="ask", user=user.id))]]
    owner.show(Sheet(pages, rows))


async def _reached(owner: EditorContext, user: User) -> str | None:
    """Return the name of somebody to whom the bot can write, None where that cannot be: the chat has not begun."""
    try:
        await owner.bot.send_chat_action(user.id, ChatAction.TYPING)
        chat = await owner.bot.get_chat(user.id)
    except TelegramError:
        return None
    return chat.full_name or user.full_name


async def _overview(owner: EditorContext) -> Page:
    say, found = owner.say, await owner.database.read(editors.everybody)
    lines = [say("admins-owners", ids=", ".join(map(str, sorted(owner.services.owners)))), ""]
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


def _invite(owner: EditorContext) -> None:
    say, secret = owner.say, secrets.token_urlsafe(24)
    owner.work.add(editors.invite, secret, owner.author.id)
    link = f"https://t.me/{owner.bot.username}?start={_PREFIX}{secret}"
    rows = [[Button(say("button-back"), ManageEditors(action="show"))]]
    owner.show(Page(f"{say('admins-link', days=retention.INVITATIONS.days)}\n\n{link}", rows=rows))


def _dismiss(connection: sqlite3.Connection, user_id: int) -> None:
    if not editors.dismiss(connection, user_id):  # a second tap
        raise StalePayloadError(str(user_id))


def _redeem(connection: sqlite3.Connection, secret: str, editor: Editor, owners: AbstractSet[int]) -> None:
    issued_by = editors.redeem(connection, secret)
    if issued_by is None or issued_by not in owners:
        raise InvitationSpentError
    editors.appoint(connection, editor, issued_by)


TOPIC = Topic(
    commands=(Command("admins", manage, "owner"),),
    taps=(Tap(ManageEditors, tap),),
    links=(Link(_PREFIX, accept_invitation),),
)
