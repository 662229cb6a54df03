"""Time passes in the database as the clock says that was passed in."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import question_context
from storage.database.database import connect, open_database
from storage.database.opening import prepare
from storage.database.retention import DIALOGUE, INVITATIONS, seconds
from storage.delivery import jobs
from storage.knowledge import history
from storage.knowledge.content.content import fill_with_shipped_content
from storage.questions import exchanges
from storage.questions.exchanges import Shown
from storage.users import dialogues, editors
from tests.storage.conftest import WallClock

_HOUR, _DAY = 3600, 86_400


@pytest.fixture
def connection(tmp_path: Path, clock: WallClock) -> Iterator[sqlite3.Connection]:
    """Return a connection to a new database, which knows no time but the clock's."""
    prepare(tmp_path / "garysh.db", tmp_path, fill_with_shipped_content, clock)
    with closing(connect(tmp_path / "garysh.db", clock)) as opened:
        yield opened


def _due_at(connection: sqlite3.Connection, name: str) -> int:
    [(due_at,)] = connection.execute("SELECT due_at FROM jobs WHERE name = ?", (name,))
    return int(due_at)


async def test_both_connections_of_a_database_know_the_clock(tmp_path: Path, clock: WallClock) -> None:
    """In whole seconds, and as it moves."""

    def now(connection: sqlite3.Connection) -> int:
        [(seconds,)] = connection.execute("SELECT now()")
        return int(seconds)

    prepare(tmp_path / "garysh.db", tmp_path, fill_with_shipped_content, clock)
    async with open_database(tmp_path / "garysh.db", clock) as database:
        assert await database.read(now) == await database.write(now) == 1_757_500_000
        clock.now += _DAY
        assert await database.read(now) == await database.write(now) == 1_757_500_000 + _DAY


def test_the_history_is_in_iso(connection: sqlite3.Connection) -> None:
    """With its offset, as it always was."""
    [(at,)] = connection.execute("SELECT DISTINCT at FROM history")
    assert at == "2025-09-10T10:26:40+00:00"
    entry = history.entry(connection, 1)
    assert entry is not None
    assert entry.at == datetime(2025, 9, 10, 10, 26, 40, tzinfo=UTC)


def test_a_job_comes_once_in_its_period(connection: sqlite3.Connection, clock: WallClock) -> None:
    """A restart does not put it off."""
    jobs.plan(connection, jobs.BACKUP, _DAY)
    clock.now += _DAY - 1
    jobs.plan(connection, jobs.BACKUP, _DAY)
    assert jobs.due(connection) == []
    clock.now += 1
    assert jobs.due(connection) == [jobs.BACKUP]
    jobs.postpone(connection, jobs.BACKUP, _DAY)
    assert jobs.due(connection) == []


def test_the_longest_overdue_comes_first(connection: sqlite3.Connection, clock: WallClock) -> None:
    """What was hastened comes before all others."""
    jobs.plan(connection, jobs.BACKUP, _DAY)
    jobs.plan(connection, jobs.CLUSTER, _HOUR)
    jobs.plan(connection, jobs.PURGE, _HOUR)
    jobs.hasten(connection, jobs.PURGE)
    clock.now += _DAY
    assert jobs.due(connection) == [jobs.PURGE, jobs.CLUSTER, jobs.BACKUP]


@pytest.mark.parametrize("years", [-30, -1, 1, 30])
def test_a_wall_clock_that_jumps_moves_no_due_time_by_more_than_its_period(
    connection: sqlite3.Connection, clock: WallClock, years: int
) -> None:
    """Whatever the clock said when a job was planned, once it is right the job comes within its period."""
    right = clock.now
    clock.now += years * 365 * _DAY
    jobs.plan(connection, jobs.PURGE, _HOUR)
    clock.now = right
    jobs.plan(connection, jobs.PURGE, _HOUR)  # at the start
    assert _due_at(connection, jobs.PURGE) <= int(clock.now) + _HOUR


def test_a_moment_is_kept_as_it_is(connection: sqlite3.Connection, clock: WallClock) -> None:
    """A digest comes at nine in the morning, however far that is."""
    jobs.plan_at(connection, "digest", int(clock.now) + 6 * _DAY)
    jobs.plan_at(connection, "digest", int(clock.now) + 7 * _DAY)
    assert _due_at(connection, "digest") == int(clock.now) + 6 * _DAY
    jobs.postpone_to(connection, "digest", int(clock.now) + 7 * _DAY)
    assert _due_at(connection, "digest") == int(clock.now) + 7 * _DAY
    jobs.postpone_to(connection, "other", 0)
    assert jobs.due(connection) == []


def test_a_dialogue_is_over_when_nothing_is_done(connection: sqlite3.Connection, clock: WallClock) -> None:
    """Each step gives it as long again."""
    dialogues.keep(connection, 7, 7, "{}")
    clock.now += seconds(DIALOGUE) - 1
    dialogues.keep(connection, 7, 7, "{}")
    for is_over in (False, True):
        clock.now += seconds(DIALOGUE) - 1 if not is_over else 1
        found = dialogues.find(connection, 7, 7)
        assert found is not None
        assert found.is_over is is_over
        assert question_context.find(connection, 7, 7).dialogue == found


def test_an_exchange_has_an_age(connection: sqlite3.Connection, clock: WallClock) -> None:
    """In seconds of the clock, wherever it is read."""
    connection.execute("INSERT INTO exchanges (chat_id, shown, at) VALUES (7, '{}', now())")
    clock.now += 600
    assert exchanges.last(connection, 7) == exchanges.Exchange(Shown(), 600)
    assert question_context.find(connection, 7, None).last == exchanges.last(connection, 7)


def test_an_invitation_is_good_for_so_long(connection: sqlite3.Connection, clock: WallClock) -> None:
    """And for one."""
    for secret in ("one", "other"):
        editors.invite(connection, secret, 7)
    clock.now += seconds(INVITATIONS) - 1
    assert editors.redeem(connection, "one") == 7
    assert editors.redeem(connection, "one") is None
    clock.now += 1
    assert editors.redeem(connection, "other") is None
