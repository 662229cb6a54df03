"""Whoever waits for an answer is told when there is one: once, in the language of the question."""

import asyncio
import sqlite3
from collections.abc import Sequence

from bot.delivery.broadcaster import Broadcaster
from handlers.kit.context import Services
from handlers.visitors.escalation import notice
from storage.delivery import outbox
from storage.delivery.outbox import Call, Outgoing
from storage.questions import clusters, exchanges
from storage.questions.exchanges import Shown
from storage.users import subscriptions
from storage.users.subscriptions import Notice

_LOOK = 1.0  # seconds
_AT_ONCE = 100


class Notices:
    """Tells those who wait."""

    def __init__(self, services: Services, post: Broadcaster) -> None:
        self._services = services
        self._post = post

    async def run(self) -> None:
        """Look for what is due again and again, until cancelled."""
        while True:
            due = await self._services.database.read(subscriptions.due, _AT_ONCE)
            if due:
                await self._services.answering.refresh()
            for one in due:
                calls = notice(one, self._services)
                await self._post.send(_settle, one, calls)
            if not due:
                await asyncio.sleep(_LOOK)


def _settle(connection: sqlite3.Connection, due: Notice, calls: Sequence[Call]) -> list[Outgoing]:
    """Store the message together with its being owed no longer; nothing where it was taken back.

    Whoever was to be told of a fact that is gone, or no longer said, waits on.
    """
    if not calls:
        clusters.reopen(connection, due.fact)
        return []
    partings = subscriptions.fulfil(connection, due)
    if partings is None:
        return []
    told = Shown(subjects=(f"fact:{due.fact}",))
    return [*exchanges.record(connection, told, calls), *outbox.add_all(connection, partings)]
