"""How the bot presents itself in Telegram: name, descriptions and command menu, in both languages."""

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from telegram.error import TelegramError

from answers.models import Language
from bot.transport import Bot
from locales import Translator

logger = logging.getLogger(__name__)

COMMANDS = ("start", "forum", "cosmonauts", "stamps", "why", "language", "help", "privacy", "forget", "id")
_DEFAULT: Language = "ru"  # what phones in other languages see


async def present(bot: Bot, translators: Mapping[Language, Translator]) -> None:
    """Set what differs from what Telegram has: the methods that set are narrowly limited, those that get are not."""
    for code, say in [("", translators[_DEFAULT]), *translators.items()]:
        for method, parameters in _wanted(say):
            try:
                await _set_if_changed(bot, method, {**parameters, "language_code": code})
            except TelegramError as error:  # the bot works without; the next start tries again
                logger.warning("set%s for language %r did not succeed: %s", method, code, error)


def _wanted(say: Translator) -> Iterable[tuple[str, dict[str, Any]]]:
    """Yield the endings of the methods' names with what is to be set."""
    yield "MyName", {"name": say("bot-name")}
    yield "MyDescription", {"description": say("bot-description")}
    yield "MyShortDescription", {"short_description": say("bot-short-description")}
    yield "MyCommands", {"commands": [{"command": name, "description": say(f"command-{name}")} for name in COMMANDS]}


async def _set_if_changed(bot: Bot, ending: str, parameters: dict[str, Any]) -> None:
    """Set one thing in one language, unless it is so already."""
    (name, wanted), (_, code) = parameters.items()
    current = await bot.call(f"get{ending}", {"language_code": code})
    if (current.get(name) if isinstance(current, dict) else current) != wanted:
        await bot.call(f"set{ending}", parameters)
