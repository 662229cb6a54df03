"""From the inbox through the handlers: a chat's updates in order, chats side by side."""

import asyncio
import json
import logging
import sqlite3
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from telegram import CallbackQuery, Update
from telegram.error import TelegramError
from telegram.ext import Application

from bot.api.deadlines import Deadlines
from bot.api.transport import Bot
from bot.clock import Clock
from bot.delivery import pace
from bot.delivery.sender import Sender
from handlers.errors import DATABASE_FAILURES
from handlers.kit.context import Context
from handlers.kit.services import Services
from handlers.kit.unit_of_work import UnitOfWork
from storage.database.database import Database
from storage.delivery import inbox, outbox

logger = logging.getLogger(__name__)

App: TypeAlias = Application[Bot, Context, None, None, Services, None]

_IN_MEMORY = 16  # updates of one chat; further ones are fetched from the inbox when their turn comes
_MOST_IN_MEMORY = 5000  # updates of all chats together
_PATIENCE = 30.0  # seconds that the handling of one update may take
_PAUSE = 2.0  # seconds before a queue whose work stopped is taken up again
_TOAST_TIMEOUT = 5.0


class HandlerLostError(Exception):
    """A handler did not end by itself: it was cancelled from inside, or took too long."""


@dataclass(slots=True)
class _ChatQueue:
    id: int
    rows: deque[inbox.Waiting] = field(default_factory=deque)
    more: bool = False  # further rows wait in the inbox
    unsent: bool = False  # calls of an earlier run wait in the outbox


class Dispatcher:
    """Chats that have something to do take turns; each has one place at the most, so none can take every place."""

    def __init__(self, application: App, database: Database, clock: Clock) -> None:
        self._clock = clock
        self._application = application
        self._database = database
        self._queues: dict[int, _ChatQueue] = {}
        self._ready: asyncio.Queue[_ChatQueue] = asyncio.Queue()
        self._places = asyncio.Semaphore(pace.CHATS_AT_ONCE)
        self._deadlines = Deadlines(clock)
        self._sender = Sender(application.bot, database, self._places, clock)
        self._held = 0
        self._ending = False
        self._tasks: set[asyncio.Task[None]] = set()

    async def recover(self) -> None:
        """Take up what an earlier run left in the outbox and in the inbox."""
        for chat_id in await self._database.read(outbox.chats):
            self._queue(chat_id).unsent = True
        for chat_id in await self._database.read(inbox.chats, self._application.bot.id):
            self._queue(chat_id).more = True

    def receive(self, rows: Sequence[inbox.Waiting]) -> None:
        """Take updates that were just stored."""
        for row in rows:
            queue = self._queue(row.chat_id)
            if queue.more or len(queue.rows) >= _IN_MEMORY or self._held >= _MOST_IN_MEMORY:
                queue.more = True
            else:
                queue.rows.append(row)
                self._held += 1

    async def run(self) -> None:
        """Give out places until cancelled."""
        while True:
            queue = await self._ready.get()
            await self._places.acquire()
            task = asyncio.create_task(self._serve(queue))
            self._tasks.add(task)
            task.add_done_callback(self._leave)

    async def drain(self, seconds: float) -> None:
        """Finish what is under way, for so long at the most; the rest stays stored for the next run."""
        self._ending = True
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _queue(self, chat_id: int) -> _ChatQueue:
        """Return the queue of a chat. Idle ones are dropped, so what is not there is made, and made ready."""
        queue = self._queues.get(chat_id)
        if queue is None:
            queue = self._queues[chat_id] = _ChatQueue(chat_id)
            self._ready.put_nowait(queue)
        return queue

    def _leave(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._places.release()

    async def _serve(self, queue: _ChatQueue) -> None:
        """Take a queue further until nothing is left to do, or others wait for a place: then it is their turn."""
        while True:
            await self._try_step(queue)
            if not (queue.rows or queue.more or queue.unsent):
                del self._queues[queue.id]
                return
            if self._ending or not self._ready.empty():
                self._ready.put_nowait(queue)
                return

    async def _try_step(self, queue: _ChatQueue) -> None:
        try:
            await self._step(queue)
        except Exception:  # the database's: whatever a handler raises was answered
            logger.exception("The work stopped; it is taken up again in %.0f s", _PAUSE)
            await self._clock.sleep(_PAUSE)
            self._held -= len(queue.rows)
            queue.rows.clear()
            queue.more = queue.unsent = True

    async def _step(self, queue: _ChatQueue) -> None:
        if queue.unsent:
            queue.unsent = False
            outgoing = await self._database.write(outbox.take, queue.id)
            if repeated := [one.number for one in outgoing if one.repeats]:
                logger.warning("Replies %s were being sent when the work stopped; they are sent again", repeated)
            await self._sender.send_all(outgoing)
        if queue.more and not queue.rows:
            await self._fetch(queue)
        if queue.rows:
            self._held -= 1
            await self._handle(queue.rows.popleft())

    async def _fetch(self, queue: _ChatQueue) -> None:
        queue.more = False
        page = await self._database.read(inbox.waiting, self._application.bot.id, queue.id, _IN_MEMORY)
        arrived_meanwhile = [row for row in queue.rows if not page or row.number > page[-1].number]
        queue.more = queue.more or len(page) == _IN_MEMORY
        self._held -= len(queue.rows)
        queue.rows = deque(page if queue.more else [*page, *arrived_meanwhile])
        self._held += len(queue.rows)

    async def _handle(self, row: inbox.Waiting) -> None:
        """Handle an update. One that cannot be handled in any way is set aside: it must not hold up the others."""
        try:
            update = Update.de_json(json.loads(row.payload), self._application.bot)
            work = UnitOfWork()
            outgoing = await self._work_on(update, work, row.number)
            await self._conclude(work)
        except DATABASE_FAILURES:  # they pass: the update stays as it was, for another try
            raise
        except Exception:
            logger.exception("Update no. %d cannot be handled; it is kept in the inbox for a look", row.number)
            await self._database.write(inbox.set_aside, row.number)
            return
        sending = self._sender.send_all(outgoing)
        if update.callback_query is None:
            await sending
        else:  # side by side: neither waits for the other where Telegram is slow
            await asyncio.gather(sending, self._answer_callback_query(update.callback_query, work.toast))

    async def _work_on(self, update: Update, work: UnitOfWork, number: int) -> list[outbox.Outgoing]:
        """Commit what an update changes, the replies it causes and its being handled."""
        works = self._application.bot_data.works
        works[update.update_id] = work
        try:
            await self._process(update)
            try:
                return await self._settle(work, number)
            except DATABASE_FAILURES:
                raise
            except Exception as error:  # noqa: BLE001 - a change was refused at its moment: the class chooses the answer
                await self._application.process_error(update, error)
                return await self._settle(work, number)
        finally:
            del works[update.update_id]

    async def _settle(self, work: UnitOfWork, number: int) -> list[outbox.Outgoing]:
        if work.failure is not None:
            raise work.failure
        return await self._database.write(_carry_out, number, work)

    async def _process(self, update: Update) -> None:
        try:
            with self._deadlines.within(_PATIENCE):
                await self._application.process_update(update)
        except (asyncio.CancelledError, TimeoutError) as error:
            task = asyncio.current_task()
            if task is not None and task.cancelling():  # the service ends: the update stays for the next run
                raise
            await self._application.process_error(update, HandlerLostError(repr(error)))

    async def _conclude(self, work: UnitOfWork) -> None:
        try:
            await work.conclude()
        except Exception:  # what it does is done by itself a little later; the replies are owed in any case
            logger.exception("What belongs between the commit and the replies failed")

    async def _answer_callback_query(self, query: CallbackQuery, toast: str | None) -> None:
        """End the button's waiting sign, with a toast where there is one. Best effort: nobody is owed this."""
        parameters = {"callback_query_id": query.id, "text": toast}
        try:
            await self._application.bot.call("answerCallbackQuery", parameters, _TOAST_TIMEOUT)
        except TelegramError as error:
            logger.info("A tap was not acknowledged: %s", error)


def _carry_out(connection: sqlite3.Connection, number: int, work: UnitOfWork) -> list[outbox.Outgoing]:
    """Carry the work out, unless that was done before."""
    return work.carry_out(connection) if inbox.handle(connection, number) else []
