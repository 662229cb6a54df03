"""Running work as the process's own: logs, event loop, signals."""

import asyncio
import logging
import signal
import sys
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from bot import logs
from bot.clock import Clock
from bot.settings import Settings, unknown_in_environment

logger = logging.getLogger(__name__)

Work: TypeAlias = Callable[[Settings, asyncio.Event, Clock], Awaitable[None]]

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


def run(settings: Settings, work: Work) -> None:
    """Run the work on an event loop of its own, uvloop's where it exists; SIGTERM and SIGINT set the event."""
    logs.set_up(settings.log_format, settings.log_level)
    for warning in unknown_in_environment():
        logger.warning("%s", warning)
    if sys.platform == "win32":
        asyncio.run(_until_told(settings, work))
    else:
        import uvloop  # noqa: PLC0415 - not there on Windows

        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(_until_told(settings, work))


async def _until_told(settings: Settings, work: Work) -> None:
    told_to_end = asyncio.Event()
    loop = asyncio.get_running_loop()
    # Not the loop's own handlers: those are gone with the loop, and a late second signal would kill the process.
    for number in _SIGNALS:
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(told_to_end.set))
    try:
        await work(settings, told_to_end, Clock())
    finally:
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_IGN)  # the end is here; the interpreter would restore the default
