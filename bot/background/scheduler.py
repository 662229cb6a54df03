"""Background work: rows with due times, run by one loop."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.background.digests import Digests
from handlers.editors.review.clustering import cluster_questions
from handlers.kit.context import Services
from storage import stores
from storage.database import backups
from storage.database.database import Database
from storage.database.retention import BACKUPS
from storage.delivery import jobs

logger = logging.getLogger(__name__)

_TICK = 30.0  # seconds between two looks at what is due
_RETRY = 600
_HOUR, _DAY = 3600, 86_400


@dataclass(frozen=True, slots=True)
class Job:
    """Something that is done again and again."""

    period: int  # seconds
    run: Callable[[], Awaitable[None]]


class Scheduler:
    """Runs the jobs that are due; when each is due next outlives a restart."""

    def __init__(self, database: Database, work: Mapping[str, Job], digests: Digests) -> None:
        self._database = database
        self._jobs = work
        self._digests = digests

    async def run(self) -> None:
        """Run until cancelled."""
        for name, job in self._jobs.items():
            await self._database.write(jobs.plan, name, job.period)
        while True:
            for name in await self._database.read(jobs.due):
                if name in self._jobs:
                    await self._run(name, self._jobs[name])
                elif self._digests.owns(name):
                    await self._run_digest(name)
            await asyncio.sleep(_TICK)

    async def _run(self, name: str, job: Job) -> None:
        try:
            await job.run()
        except Exception:
            logger.exception("The job %r failed; it is tried again in %d s", name, _RETRY)
            period = _RETRY
        else:
            period = job.period
        await self._database.write(jobs.postpone, name, period)

    async def _run_digest(self, name: str) -> None:
        try:
            await self._digests.run(name)  # which plans the next one
        except Exception:
            logger.exception("A digest failed; it is tried again in %d s", _RETRY)
            await self._database.write(jobs.postpone, name, _RETRY)


def standing_jobs(services: Services, folder: Path) -> dict[str, Job]:
    """Return the work that every Garysh does: forgetting in time, and a backup a day."""
    database = services.database

    async def purge() -> None:
        await database.write(stores.purge)
        await database.empty_log()

    async def gather_questions() -> None:
        await cluster_questions(services)

    async def back_up() -> None:
        await asyncio.to_thread(_back_up, services.file, folder)

    return {jobs.PURGE: Job(_HOUR, purge), jobs.BACKUP: Job(_DAY, back_up), jobs.CLUSTER: Job(_HOUR, gather_questions)}


def _back_up(file: Path, folder: Path) -> None:
    target = folder / f"garysh-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.db"
    backups.backup(file, target)
    for old in [*sorted(folder.glob("garysh-*.db"))[:-BACKUPS], *folder.glob("garysh-*.unfinished")]:
        old.unlink()
    logger.info("The database was backed up to %s", target)
