"""The database fails for a while: nobody loses a reply, nothing is done twice."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.clock import Clock
from bot.service import serve
from playground import BotApiServer, Person
from storage.database.errors import DatabaseLostError
from tests.clock import MovableClock
from tests.garysh import eventually, rows, running, settings_for


@pytest.fixture
def _impatient_for_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let SQLite itself wait for a lock for a fifth of a second only. Ask for it before the bot runs."""
    monkeypatch.setattr("storage.database.database._BUSY_TIMEOUT_MS", 200)


@pytest.mark.usefixtures("_impatient_for_locks", "garysh")
async def test_a_locked_database_is_waited_for(ivan: Person, clock: MovableClock, tmp_path: Path) -> None:
    """While another process holds the lock, the question waits; then it is answered, once, and without an apology."""
    await ivan.says("/start")
    with closing(sqlite3.connect(tmp_path / "garysh.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        await ivan.sends("Где прошёл форум?")
        assert await ivan.chat.stays_silent(1.0)
    clock.advance(10)
    assert "Алматы" in (await ivan.hears(within=10)).text
    await ivan.says("/id")
    assert len(ivan.chat.replies) == 3


async def test_a_reading_that_fails_is_tried_again(
    telegram: BotApiServer, ivan: Person, clock: MovableClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk error in the middle of a handler leaves the update as it was, for another try."""
    failures = iter([sqlite3.OperationalError("disk I/O error")] * 3)

    def language(connection: sqlite3.Connection, user_id: int) -> None:  # noqa: ARG001 - the real one's signature
        for failure in failures:
            raise failure

    monkeypatch.setattr("storage.users.visitors.language", language)
    async with running(settings_for(telegram, tmp_path), clock):
        await ivan.sends("/start")
        for _ in range(3):
            await clock.until_asleep(2)
            clock.advance(2)
        assert (await ivan.hears()).text.startswith("Здравствуйте!")
    assert rows(tmp_path / "garysh.db", "SELECT state FROM inbox") == [("handled",)]


async def test_a_lost_connection_ends_the_service(
    telegram: BotApiServer, ivan: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing waits for ever: the service says why it ends, and the question is answered after the next start."""

    async def fail(*_: object) -> None:
        reason = "no active connection"
        raise ValueError(reason)  # as aiosqlite does: it is no error of the database

    told_to_end, settings = asyncio.Event(), settings_for(telegram, tmp_path)
    service = asyncio.create_task(serve(settings, told_to_end, Clock()))
    await ivan.says("/start")
    sent = "SELECT state FROM outbox"
    assert await eventually(lambda: rows(tmp_path / "garysh.db", sent), [("sent",)]) == [("sent",)]
    with monkeypatch.context() as patch:
        patch.setattr("storage.database.database._Connection.run", fail)
        await ivan.sends("Где прошёл форум?")
        with pytest.raises(DatabaseLostError, match="no active connection"):
            await asyncio.wait_for(service, 5)
    async with running(settings):
        assert "Алматы" in (await ivan.hears()).text
