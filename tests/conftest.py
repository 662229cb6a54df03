"""What every test may ask for."""

import gc
import os
import shutil
import time
from asyncio import Task
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from playground import BotApiServer, Person
from tests.clock import MovableClock
from tests.garysh import running, settings_for
from tests.release import DATABASE, ENDED_AT, restore

OWNER_ID = 77_000_001


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over what was imported: that took a sixth of the time of the tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(autouse=True)
def _no_settings_of_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("BOT_")]:
        monkeypatch.delenv(name)


@pytest.fixture
async def telegram() -> AsyncIterator[BotApiServer]:
    """Return the stand-in for Telegram; at the end, no call of the bot was wrong."""
    async with BotApiServer("123456:A-token-of-no-bot-at-all") as server:
        yield server
        assert not server.refusals


@pytest.fixture
def clock() -> MovableClock:
    """Return the clock that the bot runs by."""
    return MovableClock()


@pytest.fixture
async def garysh(telegram: BotApiServer, tmp_path: Path, clock: MovableClock) -> AsyncIterator[Task[None]]:
    """Run the bot with the shipped content."""
    async with running(settings_for(telegram, tmp_path, owner_ids=frozenset({OWNER_ID})), clock) as service:
        yield service


@pytest.fixture
async def released(telegram: BotApiServer, tmp_path: Path, clock: MovableClock) -> AsyncIterator[dict[str, Person]]:
    """Run the bot where release 1.0.0 ended; return the people by name."""
    shutil.copy(DATABASE, tmp_path / "garysh.db")
    clock.set_wall(ENDED_AT - time.time())
    people = restore(telegram)
    async with running(settings_for(telegram, tmp_path, owner_ids=frozenset({OWNER_ID})), clock):
        yield people


@pytest.fixture
def asel(telegram: BotApiServer) -> Person:
    """Return the owner, whose phone speaks Russian."""
    return telegram.user("Асель", user_id=OWNER_ID, language_code="ru")


@pytest.fixture
async def marat(telegram: BotApiServer, asel: Person, garysh: Task[None]) -> Person:  # noqa: ARG001 - the bot runs
    """Return an editor whose phone speaks Kazakh."""
    person = telegram.user("Марат", language_code="kk")
    await person.says("/start")
    await asel.says(f"/admins {person.id}")
    await person.hears()
    return person


@pytest.fixture
def ivan(telegram: BotApiServer) -> Person:
    """Return a visitor whose phone speaks Russian."""
    return telegram.user("Иван", language_code="ru")


@pytest.fixture
def aigul(telegram: BotApiServer) -> Person:
    """Return a visitor whose phone speaks Kazakh."""
    return telegram.user("Айгүл", language_code="kk")


@pytest.fixture
def emma(telegram: BotApiServer) -> Person:
    """Return a visitor whose phone speaks English."""
    return telegram.user("Emma", language_code="en")


def require(tool: str, package: str) -> str:
    """Return where a tool is. Without it the test is skipped loudly, and fails in CI."""
    path = shutil.which(tool)
    if path is None:
        reason = f"{tool} is not installed (on Debian: apt-get install {package}): this was NOT tested"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return path
