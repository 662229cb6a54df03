"""How the bot presents itself in Telegram: name, descriptions and command menus, in both languages."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from telegram.error import TelegramError

from answers.models import Language
from bot.transport import Bot
from handlers import menus
from handlers.context import Services
from locales import Translator
from storage import editors

logger = logging.getLogger(__name__)


async def present(bot: Bot, services: Services) -> None:
    """Set what differs from what Telegram has: the methods that set are narrowly limited, those that get are not."""
    for ending, parameters in (*_for_everybody(services.translators), *await _for_staff(services)):
        try:
            await _set_if_changed(bot, ending, parameters)
        except TelegramError as error:  # the bot works without; it is tried again with the next start
            code = parameters["language_code"]
            logger.warning("set%s for language %r did not succeed: %s", ending, code, error)


def _for_everybody(translators: Mapping[Language, Translator]) -> Iterable[tuple[str, dict[str, Any]]]:
    """Yield the endings of the methods' names with what is to be set."""
    for code, say in [("", translators[menus.DEFAULT]), *translators.items()]:
        yield "MyName", {"name": say("bot-name"), "language_code": code}
        yield "MyDescription", {"description": say("bot-description"), "language_code": code}
        yield "MyShortDescription", {"short_description": say("bot-short-description"), "language_code": code}
        yield "MyCommands", {"commands": menus.menu(menus.VISITORS, say), "language_code": code}


async def _for_staff(services: Services) -> list[tuple[str, dict[str, Any]]]:
    """Return the menus of owners and editors: an update of the program may have changed them."""
    appointed = {editor.user_id for editor in await services.database.read(editors.everybody)}
    chats: list[tuple[int, Sequence[str]]] = [
        *((user_id, (*menus.VISITORS, *menus.EDITORS)) for user_id in appointed - services.owners),
        *((user_id, (*menus.VISITORS, *menus.EDITORS, *menus.OWNERS)) for user_id in services.owners),
    ]
    return [
        ("MyCommands", parameters)
        for user_id, names in chats
        for parameters in menus.menus_of_a_chat(names, user_id, services.translators)
    ]


async def _set_if_changed(bot: Bot, ending: str, parameters: dict[str, Any]) -> None:
    """Set one thing in one language and scope, unless it is so already."""
    (name, wanted), *place = parameters.items()
    current = await bot.call(f"get{ending}", dict(place))
    if (current.get(name) if isinstance(current, dict) else current) != wanted:
        await bot.call(f"set{ending}", parameters)
