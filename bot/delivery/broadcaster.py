"""Messages that no update causes: stored, paced, each sent once."""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from typing import Concatenate, ParamSpec

from bot.api.transport import Bot
from bot.clock import Clock
from bot.delivery import pace
from bot.delivery.sender import Sender
from storage.database.database import Database
from storage.delivery.outbox import Outgoing

P = ParamSpec("P")


class Broadcaster:
    """Sends what a change of the database owes to people."""

    def __init__(self, bot: Bot, database: Database, clock: Clock) -> None:
        self._clock = clock
        self._database = database
        self._places = asyncio.Semaphore(pace.BROADCASTS_AT_ONCE)
        self._sender = Sender(bot, database, self._places, clock)
        self._tasks: set[asyncio.Task[None]] = set()

    async def send(
        self,
        change: Callable[Concatenate[sqlite3.Connection, P], Sequence[Outgoing]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Commit a change, begin to send what it returns, and return when the next one may come."""
        await self._places.acquire()
        try:
            outgoing = await self._database.write(change, *args, **kwargs)
        except BaseException:
            self._places.release()
            raise
        task = asyncio.create_task(self._sender.send_all(outgoing))
        self._tasks.add(task)
        task.add_done_callback(self._leave)
        await self._clock.sleep(pace.BROADCAST_INTERVAL * max(1, len(outgoing)))

    async def drain(self, seconds: float) -> None:
        """Finish what is under way, for so long at the most; the rest stays stored for the next run."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _leave(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._places.release()
