"""The real service, as tests start it: in this event loop, or as a process that can be killed."""

import asyncio
import os
import signal
import sqlite3
import sys
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path
from typing import Any, TypeVar

import psutil
from pydantic import HttpUrl, SecretStr

from bot.clock import Clock
from bot.service import serve
from bot.settings import Settings
from playground import BotApiServer

T = TypeVar("T")

_LOOK = 0.02  # seconds between two looks at what another thread or process does


def settings_for(telegram: BotApiServer, folder: Path, **others: Any) -> Settings:  # noqa: ANN401 - as many types as settings
    """Return settings for a bot on this server, with its database in this folder."""
    return Settings(
        _env_file=None,
        token=SecretStr(telegram.token),
        api_url=HttpUrl(telegram.url),
        database=folder / "garysh.db",
        backups=folder / "backups",
        **others,
    )


@asynccontextmanager
async def running(settings: Settings, clock: Clock | None = None) -> AsyncIterator[asyncio.Task[None]]:
    """Run the service, by the machine's clock or another; at the end tell it to end, and let what it raised be seen."""
    told_to_end = asyncio.Event()
    service = asyncio.create_task(serve(settings, told_to_end, clock or Clock()))
    try:
        yield service
    finally:
        told_to_end.set()
        await service


class Process:
    """The service in a process of its own."""

    def __init__(self, telegram: BotApiServer, folder: Path, **environment: str) -> None:
        self.database = folder / "garysh.db"
        self._environment = environment_for(telegram, folder) | environment
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it; returns at once."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", env=self._environment, stderr=asyncio.subprocess.PIPE
        )

    def kill(self) -> None:
        """End it as a power cut would."""
        self._running.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """Ask it to end."""
        # Not send_signal: it reaps a process that has just ended, and asyncio would never learn of its exit code.
        with suppress(ProcessLookupError):
            os.kill(self._running.pid, signal.SIGTERM)

    @property
    def memory(self) -> int:
        """How many bytes it holds."""
        return int(psutil.Process(self._running.pid).memory_info().rss)

    async def ended(self, within: float = 15.0) -> tuple[int, str]:
        """Wait for its end; return the exit code and the log."""
        _, log = await asyncio.wait_for(self._running.communicate(), within)
        return self._running.returncode or 0, log.decode()

    @property
    def _running(self) -> asyncio.subprocess.Process:
        if self._process is None:
            raise AssertionError
        return self._process


def environment_for(telegram: BotApiServer, folder: Path) -> dict[str, str]:
    """Return the environment of a process on this server."""
    return clean_environment() | {
        "BOT_TOKEN": telegram.token,
        "BOT_API_URL": telegram.url,
        "BOT_DATABASE": str(folder / "garysh.db"),
        "BOT_BACKUPS": str(folder / "backups"),
    }


def clean_environment() -> dict[str, str]:
    """Return our own environment without anybody's settings."""
    return {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}


def rows(database: Path, sql: str, parameters: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
    """Look into a database from outside."""
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(sql, parameters or {}).fetchall()


async def eventually(look: Callable[[], T], expected: object, within: float = 10.0) -> T:
    """Return what is found as soon as it is what is expected, or what is there at last."""
    deadline = time.monotonic() + within
    while (found := look()) != expected and time.monotonic() < deadline:  # noqa: ASYNC110 - no event tells of a file
        await asyncio.sleep(_LOOK)
    return found
