"""The work that every Garysh does: forgetting in time, a backup a day, clustering of questions asked in vain."""

from pathlib import Path

from bot.background.backups import back_up
from bot.background.scheduler import Job
from handlers.editors.review.clustering import cluster_questions
from handlers.kit.services import Services
from storage import stores
from storage.delivery import jobs

_HOUR, _DAY = 3600, 86_400


def standing_jobs(services: Services, backups: Path) -> dict[str, Job]:
    """Return the jobs by the names of their rows; `backups` is the folder that gets a copy a day."""

    async def purge() -> None:
        for purge_one in stores.PURGES:  # by itself each: people's updates are committed in between
            await services.database.write(purge_one)
        await services.database.empty_log()

    async def copy() -> None:
        await back_up(services, backups)

    async def cluster() -> None:
        await cluster_questions(services)

    return {
        jobs.PURGE: Job(_HOUR, purge),
        jobs.BACKUP: Job(_DAY, copy),
        jobs.CLUSTER: Job(_HOUR, cluster),
    }
