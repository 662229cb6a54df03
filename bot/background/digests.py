"""The digests that are due: jobs of their own, one an editor."""

import sqlite3
from collections.abc import Sequence

from bot.delivery.broadcaster import Broadcaster
from handlers.editors.insight.digests import compose, next_time
from handlers.kit.services import Services
from storage.delivery import jobs, outbox
from storage.delivery.outbox import Call, Outgoing
from storage.users import digests
from storage.users.digests import Digest


class Digests:
    """Sends digests, and plans the next ones."""

    def __init__(self, services: Services, broadcaster: Broadcaster) -> None:
        self._services = services
        self._broadcaster = broadcaster

    async def run(self, digest: Digest) -> None:
        """Send one digest and plan the next: both or neither."""
        calls = await compose(digest, self._services)
        if calls is None:
            await self._services.database.write(jobs.cancel, digest.job)
            return
        due_at = next_time(digest, self._services.now())
        await self._broadcaster.send(_send, digest, calls, due_at)

    async def keep_time(self) -> None:
        """Let every digest come at its next moment: when it was planned, the time of day may have been wrong."""
        now = self._services.now()
        for digest, due_at in await self._services.database.read(digests.planned):
            if due_at > (soonest := next_time(digest, now)):
                await self._services.database.write(digests.postpone, digest, soonest)


def _send(connection: sqlite3.Connection, digest: Digest, calls: Sequence[Call], due_at: int) -> list[Outgoing]:
    digests.postpone(connection, digest, due_at)
    return outbox.add_all(connection, calls)
