"""From the outbox to Telegram: each call is made once, and again only where its outcome is unknown."""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.backoff import delays, seconds_to_wait
from bot.transport import Bot, NotSentError
from storage import outbox
from storage.database import Database

logger = logging.getLogger(__name__)

_UNMODIFIED = "message is not modified"
_BLIND_REPEATS = 1  # after a reply that never came: people see one message too much at the most


class Sender:
    """Makes the stored calls, in the order of each chat."""

    def __init__(self, bot: Bot, database: Database) -> None:
        self._bot = bot
        self._database = database

    async def send_all(self, outgoing: Sequence[outbox.Outgoing]) -> None:
        """Make these calls one after another, however long it takes."""
        for one in outgoing:
            await self._send(one)

    async def _send(self, outgoing: outbox.Outgoing) -> None:
        number, call, repeats = outgoing.number, outgoing.call, outgoing.repeats
        parameters = dict(call.parameters)
        waits = delays()
        while True:
            try:
                result = await self._bot.call(call.method, parameters)
            except RetryAfter as error:
                await self._wait(number, seconds_to_wait(error))
            except (NotSentError, InvalidToken):
                await self._wait(number, next(waits))
            except ChatMigrated as error:
                parameters["chat_id"] = error.new_chat_id
            except (BadRequest, Forbidden) as error:
                await self._settle_refusal(number, call.method, error)
                return
            except TelegramError as error:
                repeats += 1
                if isinstance(error, TimedOut) and repeats > _BLIND_REPEATS:
                    await self._give_up(number, call.method, "no response, twice: it may have arrived")
                    return
                logger.warning("%s no. %d: outcome unknown (%s); making it once more", call.method, number, error)
                await self._database.write(outbox.repeat, number)
                await asyncio.sleep(next(waits))
                await self._database.write(outbox.start, number)
            else:
                await self._database.write(outbox.finish, number, _message_id(result))
                return

    async def _wait(self, number: int, seconds: float) -> None:
        """Wait with a call that was certainly not carried out."""
        await self._database.write(outbox.postpone, number)
        await asyncio.sleep(seconds)
        await self._database.write(outbox.start, number)

    async def _settle_refusal(self, number: int, method: str, error: TelegramError) -> None:
        if _UNMODIFIED in str(error).lower():  # the message is as it should be
            await self._database.write(outbox.finish, number, None)
        else:
            await self._give_up(number, method, str(error))

    async def _give_up(self, number: int, method: str, reason: str) -> None:
        logger.error("%s no. %d was not carried out and is given up: %s", method, number, reason)
        await self._database.write(outbox.fail, number, reason)


def _message_id(result: Any) -> int | None:  # noqa: ANN401 - the API's JSON
    return result.get("message_id") if isinstance(result, dict) else None
