"""The database fails for a while: nobody loses a reply, nothing is done twice."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.playground import BotApiServer, Person
from tests.garysh import rows, running, settings_for


async def test_a_locked_database_is_waited_for(
    telegram: BotApiServer, ivan: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While another process holds the lock, the question waits; then it is answered, once, and without an apology."""
    monkeypatch.setattr("storage.database._BUSY_TIMEOUT_MS", 200)
    monkeypatch.setattr("bot.lanes._PAUSE", 0.3)
    monkeypatch.setattr("bot.service._PAUSE", 0.3)
    async with running(settings_for(telegram, tmp_path)):
        await ivan.says("/start")
        with closing(sqlite3.connect(tmp_path / "garysh.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await ivan.sends("Где прошёл форум?")
            assert await ivan.chat.stays_silent(1.0)
        assert "Алматы" in (await ivan.hears(within=10)).text
        await ivan.says("/id")
    assert len(ivan.chat.replies) == 3


async def test_a_reading_that_fails_is_tried_again(
    telegram: BotApiServer, ivan: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk error in the middle of a handler leaves the update as it was, for another try."""
    monkeypatch.setattr("bot.lanes._PAUSE", 0.1)
    failures = iter([sqlite3.OperationalError("disk I/O error")] * 3)

    def language(connection: sqlite3.Connection, user_id: int) -> None:  # noqa: ARG001 - the real one's signature
        for failure in failures:
            raise failure

    monkeypatch.setattr("storage.visitors.language", language)
    async with running(settings_for(telegram, tmp_path)):
        assert (await ivan.says("/start")).text.startswith("Здравствуйте!")
    assert rows(tmp_path / "garysh.db", "SELECT state FROM inbox") == [("handled",)]
