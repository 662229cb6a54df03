"""The greeting."""

from handlers.kit import menus, rights
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, sending_to
from handlers.kit.topic import Command, Tap, Topic
from handlers.visitors.payloads import ListPeople, ShowChapter, ShowForum, ShowHelp, ShowStart
from handlers.visitors.stamps import STAMPS
from locales import Translator
from storage.delivery import outbox
from storage.users import editors
from storage.users import menus as stored


async def greet(context: Context) -> None:
    """Say hello, and what can be asked."""
    await welcome(context, await context.translator())


async def welcome(context: Context, say: Translator) -> None:
    """Show the greeting; an owner or an editor who begins gets the longer command menu with it."""
    context.show(greeting(say))
    role, user = await rights.role_in_private(context), context.user
    if role is None or user is None:
        return
    if role == "editor" and not await context.database.read(stored.stands, user.id):
        # Made an editor before the chat had begun.
        context.work.add(outbox.add_all, sending_to(user.id, menus.editors_welcome(say)))
    context.work.add(editors.rename, user.id, user.full_name)
    context.work.add(menus.put, user.id, role, context.services.menus.setting(user.id, role))


def greeting(say: Translator) -> Page:
    """Return the page that /start shows."""
    rows = [*sections(say), [Button(say("button-help"), ShowHelp())]]
    return Page(say("start-text"), heading=say("start-heading"), rows=rows)


def sections(say: Translator) -> list[list[Button]]:
    """Return the buttons that lead to everything there is to see."""
    return [
        [Button(say("button-forum"), ShowForum()), Button(say("button-cosmonauts"), ListPeople())],
        [Button(say("button-stamps"), ShowChapter(story=STAMPS, chapter=0))],
    ]


TOPIC = Topic(commands=(Command("start", greet, "visitor"),), taps=(Tap(ShowStart, greet),))
