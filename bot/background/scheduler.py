"""Background work: rows with due times, run by one loop."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from bot.background.digests import Digests
from bot.clock import Clock
from storage.database.database import Database
from storage.delivery import jobs
from storage.users import digests

logger = logging.getLogger(__name__)

_TICK = 30.0  # seconds between two looks at what is due
_RETRY = 600


@dataclass(frozen=True, slots=True)
class Job:
    """Something that is done again and again."""

    period: int  # seconds
    run: Callable[[], Awaitable[None]]


class Scheduler:
    """Runs the jobs that are due; when each is due next outlives a restart."""

    def __init__(self, database: Database, standing: Mapping[str, Job], digests: Digests, clock: Clock) -> None:
        self._database = database
        self._jobs = standing
        self._digests = digests
        self._clock = clock

    async def run(self) -> None:
        """Run until cancelled."""
        while True:
            for name, job in self._jobs.items():  # again and again: the time of day may have jumped back
                await self._database.write(jobs.plan, name, job.period)
            await self._digests.keep_time()
            for name in await self._database.read(jobs.due):
                if name in self._jobs:
                    await self._run(name, self._jobs[name])
                elif digests.is_one(name):
                    await self._run_digest(digests.parse(name))
            await self._clock.sleep(_TICK)

    async def _run(self, name: str, job: Job) -> None:
        try:
            await job.run()
        except Exception:
            logger.exception("The job %r failed; it is tried again in %d s", name, _RETRY)
            period = _RETRY
        else:
            period = job.period
        await self._database.write(jobs.postpone, name, period)

    async def _run_digest(self, digest: digests.Digest) -> None:
        try:
            await self._digests.run(digest)  # which plans the next one
        except Exception:
            logger.exception("A digest failed; it is tried again in %d s", _RETRY)
            await self._database.write(jobs.postpone, digest.job, _RETRY)
