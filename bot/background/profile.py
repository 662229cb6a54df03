"""How the bot presents itself in Telegram: name, descriptions and command menus, as the event has them."""

import logging
import sqlite3
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from telegram.error import BadRequest, Forbidden, TelegramError

from answers.models.knowledge import Event, Knowledge, Section
from bot.api.transport import Bot
from handlers.kit.menus import Menus
from handlers.kit.services import Services
from storage.users import editors
from storage.users import menus as stored
from storage.users.menus import Role

logger = logging.getLogger(__name__)

_LOOK = 5.0  # seconds
_AGAIN = 300.0  # after a refusal: setMyName and its like may be called a few times a day


class Profile:
    """Keeps what Telegram shows of the bot as the event says, from the start and after each change of it."""

    def __init__(self, bot: Bot, services: Services) -> None:
        self._bot = bot
        self._services = services
        self._presented: tuple[Event, Mapping[str, Section]] | None = None

    async def run(self) -> None:
        """Look for changes again and again."""
        while True:
            known = self._services.answering.known
            if self._presented != (known.event, known.sections):
                if not await self._present(known):
                    await self._services.clock.sleep(_AGAIN)
                    continue
                self._presented = known.event, known.sections
            await self._services.clock.sleep(_LOOK)

    async def _present(self, known: Knowledge) -> bool:
        """Set what differs from what Telegram has: methods that set are narrowly limited, those that get are not.

        Returns whether everybody sees it now.
        """
        menus, database = self._services.menus, self._services.database
        shown = [await _set(self._bot, ending, parameters) for ending, parameters in _for_everybody(menus, known)]
        staff, former = await database.read(_staff, self._services.owners)
        for user_id, role in staff.items():
            calls = menus.for_chat(user_id, role, known)
            if all([await _set(self._bot, "MyCommands", parameters) for parameters in calls]):
                await database.write(stored.put, user_id, role)
        for user_id in former:
            await _take_away(self._bot, user_id, self._services)
        return all(shown)


def _for_everybody(menus: Menus, known: Knowledge) -> Iterable[tuple[str, dict[str, Any]]]:
    """Yield the endings of the methods' names with what is to be set."""
    bot = known.event.bot
    for code, say, commands in menus.for_everybody(known):
        yield "MyName", {"name": bot.name.best(say.language), "language_code": code}
        yield "MyDescription", {"description": bot.description.best(say.language), "language_code": code}
        short = bot.short_description.best(say.language)
        yield "MyShortDescription", {"short_description": short, "language_code": code}
        yield "MyCommands", commands


def _staff(connection: sqlite3.Connection, owners: AbstractSet[int]) -> tuple[dict[int, Role], list[int]]:
    """Return the editors and owners, whose menus an update of the program may have changed, and who was one.

    Both at one moment: whoever becomes an editor meanwhile was none before. An editor whose chat has not begun gets the
    menu with the welcome, at /start.
    """
    with_menu, appointed = stored.everybody(connection), {one.user_id for one in editors.everybody(connection)}
    staff: dict[int, Role] = dict.fromkeys(appointed.intersection(with_menu), "editor")
    staff |= dict.fromkeys(owners, "owner")
    return staff, [user_id for user_id in with_menu if user_id not in staff]


async def _take_away(bot: Bot, user_id: int, services: Services) -> None:
    """Let a chat have the usual menu: the settings no longer name its owner."""
    try:
        for call in services.menus.clearing(user_id):
            await bot.call(call.method, dict(call.parameters))
    except (BadRequest, Forbidden) as error:  # the chat is gone, or is none of this bot's: nothing is there to be seen
        logger.info("The chat of a former owner has no menu any more: %s", error)
    except TelegramError as error:
        logger.warning("The menu of a former owner did not go: %s", error)
        return
    await services.database.write(stored.take_away, user_id)


async def _set(bot: Bot, ending: str, parameters: dict[str, Any]) -> bool:
    """Set one thing where it differs; returns whether it is so now."""
    try:
        await _set_if_changed(bot, ending, parameters)
    except TelegramError as error:  # the bot works without; it is tried again later
        # Who has not written yet, or blocked the bot, gets the menu with /start: nobody need look.
        unreachable = "scope" in parameters and isinstance(error, BadRequest | Forbidden)
        level = logging.INFO if unreachable else logging.WARNING
        logger.log(level, "set%s for language %r did not succeed: %s", ending, parameters["language_code"], error)
        return False
    return True


async def _set_if_changed(bot: Bot, ending: str, parameters: dict[str, Any]) -> None:
    """Set one thing in one language and scope, unless it is so already."""
    (name, wanted), *place = parameters.items()
    current = await bot.call(f"get{ending}", dict(place))
    if (current.get(name) if isinstance(current, dict) else current) != wanted:
        await bot.call(f"set{ending}", parameters)
