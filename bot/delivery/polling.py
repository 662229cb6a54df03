"""From getUpdates into the inbox: what came is on the disk before Telegram is told that it came."""

import asyncio
import json
import logging
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.api.backoff import delays, seconds_to_wait
from bot.api.transport import Bot
from bot.errors import ServiceError
from storage.database.database import Database
from storage.delivery import inbox

logger = logging.getLogger(__name__)

ALLOWED_UPDATES = ("message", "edited_message", "callback_query")

_LONG_POLL = 25  # seconds; a connection that went silent is noticed within these and the grace
_GRACE = 10
_CONFLICTS = 3  # so many within the window, and the other instance is no leftover that goes away
_CONFLICT_WINDOW = 60.0

Receive = Callable[[Sequence[inbox.Waiting]], None]


class Poller:
    """Asks for updates, stores them, and hands on what is new."""

    def __init__(self, bot: Bot, database: Database, receive: Receive) -> None:
        self._bot = bot
        self._database = database
        self._receive = receive
        self._conflicts: list[float] = []

    async def run(self) -> None:
        """Poll until cancelled.

        Raises ServiceError where another instance polls with the same token.
        """
        # The offset confirms a batch in the next call and is then dropped: without one, Telegram gives whatever is not
        # confirmed, also after an idle week, when it picks its ids anew.
        offset: int | None = None
        waits = delays()
        while True:
            try:
                updates = await self._poll(offset)
            except Conflict as error:
                await self._meet_conflict(error)
                await asyncio.sleep(next(waits))
            except RetryAfter as error:
                await asyncio.sleep(seconds_to_wait(error))
            except TelegramError as error:
                delay = next(waits)
                level = logging.ERROR if isinstance(error, InvalidToken) else logging.WARNING
                logger.log(level, "No updates from Telegram (%s); asking again in %.0f s", _name(error), delay)
                await asyncio.sleep(delay)
            else:
                waits = delays()
                offset = await self._take(updates)

    async def _poll(self, offset: int | None) -> list[Any]:
        parameters = {"offset": offset, "timeout": _LONG_POLL, "allowed_updates": ALLOWED_UPDATES}
        updates = await self._bot.call("getUpdates", parameters, _LONG_POLL + _GRACE)
        if not isinstance(updates, list):
            message = "getUpdates gave no list"
            raise TelegramError(message)
        return updates

    async def _take(self, updates: list[Any]) -> int | None:
        """Store a batch and return the offset that confirms it."""
        if not updates:
            return None
        arrivals = list(_arrivals(updates))
        if not arrivals:  # nothing that could be confirmed: the same will come again
            await asyncio.sleep(_LONG_POLL)
            return None
        stored = await self._database.write(inbox.store, self._bot.id, arrivals)
        self._receive(stored)
        return max(arrival.update_id for arrival in arrivals) + 1

    async def _meet_conflict(self, error: Conflict) -> None:
        if "webhook" in str(error).lower():
            logger.warning("A webhook was set for this bot; it is deleted, since this bot polls")
            with suppress(TelegramError):  # the next conflict tries again
                await self._bot.call("deleteWebhook", {})
            return
        now = time.monotonic()
        self._conflicts = [at for at in self._conflicts if now - at < _CONFLICT_WINDOW] + [now]
        logger.warning("%s", error)
        if len(self._conflicts) >= _CONFLICTS:
            message = (
                "Another program receives this bot's updates (409 Conflict from getUpdates). "
                "Stop the other one, or give this one a token of its own; then start again."
            )
            raise ServiceError(message) from error


def _arrivals(updates: Iterable[Any]) -> Iterable[inbox.Arrival]:
    for update in updates:
        if isinstance(update, dict) and _is_id(update.get("update_id")):
            yield inbox.Arrival(update["update_id"], _lane(update), json.dumps(update))
        else:
            logger.error("Telegram sent something without an update_id; it is passed over")


def _lane(update: dict[str, Any]) -> int:
    """Return the id of the chat that an update belongs to, of the person where there is none, else 0."""
    for content in update.values():
        if not isinstance(content, dict):
            continue
        message = content.get("message")
        for holder in (content, message if isinstance(message, dict) else {}):
            chat = holder.get("chat")
            if isinstance(chat, dict) and _is_id(chat.get("id")):
                return int(chat["id"])
        person = content.get("from")
        if isinstance(person, dict) and _is_id(person.get("id")):
            return int(person["id"])
    return 0


def _is_id(value: object) -> bool:
    """Tell whether it is a number that SQLite can hold: Telegram's have 52 bits at the most."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1 << 63


def _name(error: TelegramError) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
