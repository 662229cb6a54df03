"""Running a coroutine as the process's work."""

import asyncio
import logging
import sys
from collections.abc import Coroutine
from typing import Any

from bot import logs
from bot.settings import Settings, unknown_in_environment

logger = logging.getLogger(__name__)


def run(settings: Settings, work: Coroutine[Any, Any, None]) -> None:
    """Set the logs up and run the work on an event loop of its own: uvloop's where it exists."""
    logs.set_up(settings.log_format, settings.log_level)
    for warning in unknown_in_environment():
        logger.warning("%s", warning)
    if sys.platform == "win32":
        asyncio.run(work)
    else:
        import uvloop  # noqa: PLC0415 - not there on Windows

        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(work)
