"""Command menus of owners who cannot be reached: no reason to worry anybody."""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from playground import BotApiServer, Person
from tests.garysh import eventually, rows, running, settings_for


async def test_owners_who_cannot_be_reached_are_no_warning(
    telegram: BotApiServer, ivan: Person, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """One who has not written yet gets the menu with /start; a former one is tried once, not at every start."""
    caplog.set_level(logging.INFO)
    database = tmp_path / "garysh.db"
    async with running(settings_for(telegram, tmp_path)):
        await ivan.says("/start")
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("INSERT INTO menus VALUES (55, 'owner')")
    async with running(settings_for(telegram, tmp_path, owner_ids=frozenset({ivan.id + 1000}))):
        assert await eventually(lambda: rows(database, "SELECT * FROM menus"), []) == []
    assert "setMyCommands" in caplog.text
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []
