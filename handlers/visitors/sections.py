"""The sections of the event: each has a command and a button, and shows facts, people or a story."""

from answers.models.knowledge import FactsSection, PeopleSection, Section
from handlers.kit.addressing import command_of
from handlers.kit.context import Context
from handlers.kit.payloads import StalePayloadError
from handlers.kit.topic import Tap, Topic
from handlers.visitors import facts, people, stories
from handlers.visitors.payloads import ShowForum, ShowSection


async def take_command(context: Context) -> bool:
    """Show the section whose command this is."""
    message = context.incoming.message
    command = None if message is None else command_of(message)
    section = context.knowledge.sections.get(command or "")
    if command is None or section is None:
        return False
    await _show(context, command, section, 0)
    return True


async def show_section(context: Context) -> None:
    """Show a page of the section that the button names."""
    payload = context.payload(ShowSection)
    section = context.knowledge.sections.get(payload.section)
    if section is None:
        raise StalePayloadError(payload.section)
    await _show(context, payload.section, section, payload.page)


async def show_forum(context: Context) -> None:
    """Show the first section of facts: what a button of release 1.0.0 led to."""
    for command, section in context.knowledge.sections.items():
        if isinstance(section, FactsSection):
            await _show(context, command, section, 0)
            return
    raise StalePayloadError


async def _show(context: Context, command: str, section: Section, page: int) -> None:
    if isinstance(section, FactsSection):
        await facts.show_section(context, command, section, page)
    elif isinstance(section, PeopleSection):
        await people.show_section(context, section)
    else:
        await stories.show_section(context, section)


TOPIC = Topic(
    other_commands=(take_command,),
    taps=(Tap(ShowSection, show_section), Tap(ShowForum, show_forum)),
)
