"""With another token the database speaks as another bot, and says nothing that the old one had left to say."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storage.database.database import connect
from storage.database.opening import prepare
from storage.delivery import bot, outbox
from storage.delivery.outbox import Call
from storage.knowledge.content.content import fill_with_shipped_content
from storage.questions import exchanges
from storage.questions.exchanges import Shown
from storage.users import menus, subscriptions

_OLD, _NEW, _IVAN = 1, 2, 71


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """Return a connection to a database in which the old bot has something to say to Ivan, and to change."""
    prepare(tmp_path / "garysh.db", tmp_path, fill_with_shipped_content)
    with closing(connect(tmp_path / "garysh.db")) as opened:
        assert bot.become(opened, _OLD) == 0
        exchanges.record(opened, Shown(subjects=("people",)), [Call(_IVAN, "sendMessage", {"text": "?"})], 5)
        menus.put(opened, _IVAN, "editor")
        yield opened


def test_the_same_bot_goes_on(connection: sqlite3.Connection) -> None:
    """Its calls are made, its chats know what they were shown."""
    assert bot.become(connection, _OLD) == 0
    assert outbox.chats(connection) == [_IVAN]
    assert exchanges.last(connection, _IVAN) is not None


def test_another_bot_says_nothing_of_the_old_one(connection: sqlite3.Connection) -> None:
    """Its calls are given up, counted once; chats, menus and who waits for an answer are the new one's, and empty."""
    assert bot.become(connection, _NEW) == 1
    assert bot.become(connection, _NEW) == 0
    assert outbox.chats(connection) == []
    assert exchanges.last(connection, _IVAN) is None
    assert not menus.stands(connection, _IVAN)
    assert subscriptions.due(connection, 9) == []
