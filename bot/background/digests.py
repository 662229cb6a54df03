"""The digests that are due: jobs of their own, one an editor."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from bot.delivery.broadcaster import Broadcaster
from handlers.editors.insight.digests import compose, next_time
from handlers.kit.context import Services
from storage.delivery import jobs, outbox
from storage.delivery.outbox import Call, Outgoing
from storage.users import digests
from storage.users.digests import Digest


class Digests:
    """Sends digests, and plans the next ones."""

    def __init__(self, services: Services, post: Broadcaster) -> None:
        self._services = services
        self._post = post

    @staticmethod
    def owns(job: str) -> bool:
        """Whether a job is a digest."""
        return digests.is_one(job)

    async def run(self, job: str) -> None:
        """Send one digest and plan the next: both or neither."""
        digest = digests.parse(job)
        calls = await compose(digest, self._services)
        if calls is None:
            await self._services.database.write(jobs.cancel, job)
            return
        due_at = next_time(digest, datetime.now(self._services.timezone))
        await self._post.send(_send, digest, calls, due_at)


def _send(connection: sqlite3.Connection, digest: Digest, calls: Sequence[Call], due_at: int) -> list[Outgoing]:
    digests.postpone(connection, digest, due_at)
    return outbox.add_all(connection, calls)
