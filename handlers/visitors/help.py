"""What the bot can do."""

from handlers.kit import menus, rights
from handlers.kit.context import Context
from handlers.kit.messages import Page, Sheet
from handlers.kit.topic import Command, Tap, Topic
from handlers.visitors.payloads import ShowHelp
from handlers.visitors.start import sections


async def explain(context: Context) -> None:
    """Say what the bot can do; to owners and editors, and to nobody else, what they can do besides."""
    say = await context.translator()
    role = await rights.role_in_private(context)
    menu = menus.described(context.services.menus.visitors(context.knowledge), context.knowledge, say)
    commands = "\n".join(f"/{command['command']} — {command['description']}" for command in menu)
    pages = [Page(say("help-text", commands=commands), heading=say("help-heading"))]
    if role is not None:
        lines = (f"/{command} — {say(f'command-{command}')}" for command in context.services.menus.further(role))
        pages.append(Page("\n".join(lines), heading=say("help-editors")))
    context.show(Sheet(pages, sections(context.knowledge, say)))


TOPIC = Topic(commands=(Command("help", explain, "visitor"),), taps=(Tap(ShowHelp, explain),))
