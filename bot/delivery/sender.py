"""From the outbox to Telegram: each call is made once, and once more only where its outcome is unknown."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, Concatenate, ParamSpec

from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.api.backoff import delays, seconds_to_wait
from bot.api.transport import Bot, OutcomeUnknownError
from bot.clock import Clock
from bot.delivery import attachments
from storage.database.database import Database
from storage.database.errors import DatabaseLostError
from storage.delivery import outbox

P = ParamSpec("P")

logger = logging.getLogger(__name__)

_UNMODIFIED = "message is not modified"
_GONE = ("message to edit not found", "message can't be edited")
_MOST_BLIND = 2  # calls without a response: people see one message too much at the most
_PAUSE = 1.0  # seconds before a note that the database refused is made again


class Sender:
    """Makes the stored calls, in the order of each chat. Whoever waits gives the place back meanwhile."""

    def __init__(self, bot: Bot, database: Database, places: asyncio.Semaphore, clock: Clock) -> None:
        self._clock = clock
        self._bot = bot
        self._database = database
        self._places = places

    async def send_all(self, outgoing: Sequence[outbox.Outgoing]) -> None:
        """Make these calls one after another, however long it takes."""
        for one in outgoing:
            await self._send(one)
            attachments.discard(one.call.parameters)

    async def _send(self, outgoing: outbox.Outgoing) -> None:
        number, method, parameters = outgoing.number, outgoing.call.method, dict(outgoing.call.parameters)
        blind, waits = 0, delays()
        while True:
            try:
                result = await attachments.call(self._bot, self._database, method, parameters)
            except RetryAfter as error:
                await self._postpone(number, seconds_to_wait(error), error)
            except ChatMigrated as error:
                parameters["chat_id"] = error.new_chat_id
            except (BadRequest, Forbidden) as error:
                if not await self._is_gone(number, method, parameters, error):
                    return
                parameters.pop("message_id", None)
                method = "sendMessage"
            except OutcomeUnknownError as error:
                blind += 1
                if blind == _MOST_BLIND:
                    await self._give_up(number, method, f"no response, twice; it may have arrived ({error})")
                    return
                await self._repeat(number, method, error)
            except TelegramError as error:  # not connected, a gateway's 502, a token withdrawn: it was not carried out
                await self._postpone(number, next(waits), error)
            else:
                await self._note(outbox.finish, number, _message_id(result))
                return

    async def _postpone(self, number: int, seconds: float, error: TelegramError) -> None:
        """Wait with a call that was not carried out."""
        logger.warning("Reply no. %d waits %.0f s: %s", number, seconds, error)
        await self._note(outbox.postpone, number)
        await self._sleep(seconds)
        await self._note(outbox.start, number)

    async def _repeat(self, number: int, method: str, error: TelegramError) -> None:
        """Prepare to make a call once more, but not before the server is there again: else that were in vain too."""
        logger.warning("Reply no. %d (%s): outcome unknown (%s); it is sent once more", number, method, error)
        await self._note(outbox.repeat, number)
        for delay in delays():
            await self._sleep(delay)
            try:
                await self._bot.call("getMe", {})
            except TelegramError:
                continue
            break
        await self._note(outbox.start, number)

    async def _sleep(self, seconds: float) -> None:
        self._places.release()
        try:
            await self._clock.sleep(seconds)
        finally:
            await self._places.acquire()

    async def _is_gone(self, number: int, method: str, parameters: dict[str, Any], error: TelegramError) -> bool:
        """Tell whether the message that was to be changed is gone, so that a new one says it; settle all else."""
        reason = str(error).lower()
        if any(gone in reason for gone in _GONE):
            return True
        if _UNMODIFIED in reason:  # it is as it should be
            await self._note(outbox.finish, number, parameters.get("message_id"))
        else:
            await self._give_up(number, method, str(error))
        return False

    async def _give_up(self, number: int, method: str, reason: str) -> None:
        logger.error("Reply no. %d (%s) was not carried out and is given up: %s", number, method, reason)
        await self._note(outbox.fail, number, reason)

    async def _note(
        self, change: Callable[Concatenate[sqlite3.Connection, P], None], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Write down how a call stands, however long the database refuses: what was sent must not be sent again."""
        while True:
            try:
                await self._database.write(change, *args, **kwargs)
            except DatabaseLostError:
                raise
            except sqlite3.OperationalError as error:
                logger.warning("The database refuses a note (%s); trying again", error)
                await self._clock.sleep(_PAUSE)
            else:
                return


def _message_id(result: Any) -> int | None:  # noqa: ANN401 - the API's JSON
    return result.get("message_id") if isinstance(result, dict) else None
