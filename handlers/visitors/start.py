"""The greeting."""

from answers.models.knowledge import Knowledge
from handlers.kit import menus, rights
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, sending_to
from handlers.kit.topic import Command, Tap, Topic
from handlers.visitors.payloads import ShowHelp, ShowSection, ShowStart
from locales import Translator
from storage.delivery import outbox
from storage.users import editors
from storage.users import menus as stored

_IN_A_ROW = 2


async def greet(context: Context) -> None:
    """Say hello, and what can be asked."""
    await welcome(context, await context.translator())


async def welcome(context: Context, say: Translator) -> None:
    """Show the greeting; an owner or an editor who begins gets the longer command menu with it."""
    context.show(greeting(context.knowledge, say))
    role, user = await rights.role_in_private(context), context.user
    if role is None or user is None:
        return
    if role == "editor" and not await context.database.read(stored.stands, user.id):
        # Made an editor before the chat had begun.
        context.work.add(outbox.add_all, sending_to(user.id, menus.editors_welcome(say)))
    context.work.add(editors.rename, user.id, user.full_name)
    context.work.add(menus.put, user.id, role, context.services.menus.setting(user.id, role, context.knowledge))


def greeting(knowledge: Knowledge, say: Translator) -> Page:
    """Return the page that /start shows."""
    event = knowledge.event
    example = say("start-example", example=event.example.best(say.language))
    rows = [*sections(knowledge, say), [Button(say("button-help"), ShowHelp())]]
    return Page(f"{event.greeting.best(say.language)}\n\n{example}", rows=rows)


def sections(knowledge: Knowledge, say: Translator) -> list[list[Button]]:
    """Return the buttons that lead to everything there is to see."""
    buttons = [
        Button(section.title.best(say.language), ShowSection(section=command))
        for command, section in knowledge.sections.items()
    ]
    return [buttons[start : start + _IN_A_ROW] for start in range(0, len(buttons), _IN_A_ROW)]


TOPIC = Topic(commands=(Command("start", greet, "visitor"),), taps=(Tap(ShowStart, greet),))
