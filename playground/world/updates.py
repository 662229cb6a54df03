"""The updates that wait for the bot."""

import asyncio
from collections import deque
from itertools import islice
from typing import Any

from playground.specification.errors import Json, TelegramError
from playground.specification.schema import Schema

FIRST_UPDATE_ID = 100_000_001
# Telegram sends these only to bots that ask for them by name.
ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}
TERMINATED = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class UpdateQueue:
    """Updates in the order of their making; those confirmed are kept aside for being redelivered."""

    def __init__(self, schema: Schema) -> None:
        self.pending: deque[tuple[int, Json]] = deque()
        self.confirmed: list[tuple[int, Json]] = []
        self.allowed_updates: list[str] = []
        self._schema = schema
        self._next_id = FIRST_UPDATE_ID
        self._arrival = asyncio.Event()
        self._poll: asyncio.Future[None] | None = None

    def put(self, kind: str, payload: Json) -> None:
        """Queue a proper update, unless the bot has asked for other kinds only."""
        if kind not in self.allowed_updates and (self.allowed_updates or kind in ON_REQUEST):
            return
        update = {"update_id": self._next_id, kind: payload}
        self._schema.check("Update", update)
        self.inject(update)

    def inject(self, update: Json) -> None:
        """Queue anything as it is: malformed, repeated, or with an id out of order."""
        update_id = update.get("update_id")
        proper = isinstance(update_id, int) and not isinstance(update_id, bool)
        place = update_id if proper and update_id is not None else self._next_id
        self.pending.append((place, update))
        self._next_id = max(self._next_id, place + 1)
        self._arrival.set()

    def redeliver(self) -> None:
        """Let everything that was ever confirmed wait again, as after a loss of the offset."""
        self.pending = deque(sorted([*self.confirmed, *self.pending], key=lambda entry: entry[0]))
        self.confirmed.clear()
        self._arrival.set()

    def drop(self) -> None:
        """Forget what waits (`drop_pending_updates`)."""
        self.pending.clear()

    def confirm(self, offset: int) -> None:
        """Take what comes before the offset as received; a negative one counts from the end."""
        if offset < 0:
            offset = self.pending[max(offset, -len(self.pending))][0] if self.pending else 0
        while self.pending and self.pending[0][0] < offset:
            self.confirmed.append(self.pending.popleft())

    async def fetch(self, offset: int, limit: int, seconds: float) -> list[Json]:
        """Answer getUpdates; a poll that is already waiting is ended with 409."""
        poll: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.close()
        self._poll = poll
        self.confirm(offset)
        if not self.pending and seconds:
            self._arrival.clear()
            arrival = asyncio.create_task(self._arrival.wait())
            waiting: set[asyncio.Future[Any]] = {arrival, poll}
            try:
                await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            finally:
                arrival.cancel()
        if poll.done():
            raise TelegramError(409, TERMINATED)
        poll.cancel()
        return [update for _, update in islice(self.pending, limit)]

    def close(self) -> None:
        """End the poll that waits."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    async def head(self) -> tuple[int, Json]:
        """Wait for the first pending update, for a webhook."""
        while not self.pending:
            self._arrival.clear()
            await self._arrival.wait()
        return self.pending[0]
