"""The backup of each day."""

import asyncio
import logging
from datetime import UTC, datetime
from pathlib import Path

from handlers.kit.services import Services
from storage.database import backups, retention

logger = logging.getLogger(__name__)


async def back_up(services: Services, folder: Path) -> None:
    """Copy the database into the folder, and delete the copies that are too old to be kept."""
    moment = datetime.fromtimestamp(services.clock.time(), UTC)
    await asyncio.to_thread(_back_up, services.file, folder, moment)


def _back_up(file: Path, folder: Path, moment: datetime) -> None:
    target = folder / f"garysh-{moment:%Y%m%dT%H%M%SZ}.db"
    backups.backup(file, target)
    for old in [*sorted(folder.glob("garysh-*.db"))[: -retention.BACKUPS], *folder.glob("garysh-*.unfinished")]:
        old.unlink()
    logger.info("The database was backed up to %s", target)
