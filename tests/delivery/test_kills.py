"""The process dies; nothing is lost and nothing is done twice."""

import asyncio
import os
import random
import time
from collections import Counter
from pathlib import Path

import pytest

from playground import BotApiServer, Person
from tests.garysh import Process, rows

pytestmark = pytest.mark.slow

_KILLS = int(os.environ.get("GARYSH_KILLS", "10"))
_QUESTIONS = max(200, 5 * _KILLS)


@pytest.mark.timeout(30 + 10 * _KILLS)
async def test_every_question_is_answered_through_sigkills(telegram: BotApiServer, tmp_path: Path) -> None:
    """Killed again and again in the middle of 200 questions: each is answered, and any repetition is recorded."""
    people = [telegram.user(f"P{number}", language_code="ru") for number in range(20)]
    garysh = Process(telegram, tmp_path)
    asked, chance = 0, random.Random(2025)  # noqa: S311 - nothing to guess here
    for _ in range(_KILLS):
        started = time.monotonic()
        await garysh.start()
        for _ in range(max(1, _QUESTIONS // (_KILLS + 1))):
            await people[asked % 20].sends(f"Сколько экспертов собрал форум? {asked}")
            asked += 1
        await _until_polling(telegram, started)
        await asyncio.sleep(chance.uniform(0, 0.3))
        garysh.kill()
        await garysh.ended()
    await garysh.start()
    for number in range(asked, _QUESTIONS):
        await people[number % 20].sends(f"Сколько экспертов собрал форум? {number}")
    await _until_answered(people)
    garysh.terminate()
    code, _ = await garysh.ended()
    assert code == 0
    assert rows(garysh.database, "PRAGMA integrity_check") == [("ok",)]
    assert rows(garysh.database, "SELECT count(*), count(DISTINCT update_id) FROM inbox WHERE state = 'handled'") == [
        (_QUESTIONS, _QUESTIONS)
    ]
    assert rows(garysh.database, "SELECT count(*) FROM exchanges") == [(_QUESTIONS,)]
    assert rows(garysh.database, "SELECT state, count(*) FROM outbox GROUP BY state") == [("sent", _QUESTIONS)]
    repeated = sum(len(person.chat.replies) for person in people) - _QUESTIONS
    [(recorded,)] = rows(garysh.database, "SELECT sum(repeats) FROM outbox")
    assert 0 <= repeated <= recorded


async def test_sigterm_drains(telegram: BotApiServer, tmp_path: Path) -> None:
    """Told to end, twice and in the middle of work, it ends with 0 within 10 s; the rest is answered later, once."""
    people = [telegram.user(f"P{number}", language_code="kk") for number in range(10)]
    garysh = Process(telegram, tmp_path)
    await garysh.start()
    await people[0].says("Форум қайда өтті?", within=15)
    for number in range(300):
        await people[number % 10].sends(f"Форум қайда өтті? {number}")
    garysh.terminate()
    await asyncio.sleep(0.05)
    garysh.terminate()
    code, log = await garysh.ended(10)
    assert (code, "Traceback" in log) == (0, False)
    await garysh.start()
    await _until_answered(people)
    garysh.terminate()
    assert (await garysh.ended(10))[0] == 0
    assert Counter(len(person.chat.replies) for person in people) == Counter([31] + [30] * 9)


async def test_ten_thousand_waiting_updates_are_answered(telegram: BotApiServer, tmp_path: Path) -> None:
    """A backlog is worked off in bounded memory."""
    people = [telegram.user(f"P{number}", language_code="ru") for number in range(500)]
    for number in range(10_000):
        await people[number % 500].sends(f"Где прошёл форум? {number}")
    garysh = Process(telegram, tmp_path)
    await garysh.start()
    memory = await _until_answered(people, watched=garysh)
    assert memory < 200e6
    garysh.terminate()
    assert (await garysh.ended())[0] == 0
    assert {len(person.chat.replies) for person in people} == {20}


async def _until_polling(telegram: BotApiServer, started: float) -> None:
    """Wait until the bot polls, which it does less than five seconds after its start."""
    polls = len(telegram.calls_of("getUpdates"))
    while len(telegram.calls_of("getUpdates")) == polls:
        assert time.monotonic() - started < 5
        await asyncio.sleep(0.01)


async def _until_answered(people: list[Person], watched: Process | None = None) -> int:
    """Wait until everybody has an answer to every question; return the most memory that was seen."""
    memory = 0
    for _ in range(900):
        if watched is not None:
            memory = max(memory, watched.memory)
        if all(len(person.chat.replies) * 2 >= len(person.chat.messages) for person in people):
            return memory
        await asyncio.sleep(0.1)
    raise AssertionError([person.chat.messages for person in people])
