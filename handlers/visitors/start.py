"""The greeting and the help."""

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from handlers.kit import menus, rights
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, Sheet, posting, show
from handlers.kit.payloads import ListPeople, ShowChapter, ShowForum, ShowHelp, ShowStart
from handlers.visitors.stamps import STAMPS
from locales import Translator
from storage.delivery import outbox
from storage.users import editors
from storage.users import menus as stored
from storage.users.menus import Role


async def greet(update: Update, context: Context) -> None:
    """Say hello, and what can be asked."""
    await welcome(update, context, await context.translator())


async def welcome(update: Update, context: Context, say: Translator) -> None:
    """Show the greeting; an owner or an editor who begins gets the longer command menu with it."""
    show(update, context, greeting(say))
    role, user = await _role(update, context), update.effective_user
    if role is None or user is None:
        return
    if role == "editor" and not await context.services.database.read(stored.stands, user.id):
        # Made an editor before the chat had begun.
        context.work.add(outbox.add_all, posting(editors_welcome(say), user.id))
    context.work.add(editors.rename, user.id, user.full_name)
    calls = menus.longer(user.id, role, context.services.translators)
    context.work.add(menus.put, user.id, role, calls)


async def explain(update: Update, context: Context) -> None:
    """Say what the bot can do; to owners and editors, and to nobody else, what they can do besides."""
    say = await context.translator()
    role = await _role(update, context)
    pages = [Page(say("help-text"), heading=say("help-heading"))]
    if role is not None:
        lines = (f"/{command} — {say(f'command-{command}')}" for command in menus.FURTHER[role])
        pages.append(Page("\n".join(lines), heading=say("help-editors")))
    show(update, context, Sheet(pages, menu(say)))


def editors_welcome(say: Translator) -> Page:
    """Return what a new editor is told."""
    return Page(say("admins-welcome"), heading=say("admins-welcome-heading"))


def greeting(say: Translator) -> Page:
    """Return the page that /start shows."""
    rows = [*menu(say), [Button(say("button-help"), ShowHelp())]]
    return Page(say("start-text"), heading=say("start-heading"), rows=rows)


def menu(say: Translator) -> list[list[Button]]:
    """Return the buttons that lead to everything there is to see."""
    return [
        [Button(say("button-forum"), ShowForum()), Button(say("button-cosmonauts"), ListPeople())],
        [Button(say("button-stamps"), ShowChapter(story=STAMPS, chapter=0))],
    ]


async def _role(update: Update, context: Context) -> Role | None:
    """Return what somebody is who speaks in private: what editors do is nobody's business in a group."""
    user, chat = rights.speaker(update), update.effective_chat
    if user is None or chat is None or chat.type != ChatType.PRIVATE:
        return None
    return await rights.role(context, user.id)


HANDLERS = (
    CommandHandler("start", greet, filters.UpdateType.MESSAGE),
    CommandHandler("help", explain, filters.UpdateType.MESSAGE),
    CallbackQueryHandler(greet, ShowStart.pattern()),
    CallbackQueryHandler(explain, ShowHelp.pattern()),
)
