"""The process dies while those who wait are told: everybody is told, and every edit is whole."""

import asyncio
import json
import os
import random
import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest

from playground import BotApiServer, Message, Person
from tests.conftest import OWNER_ID
from tests.garysh import Process, rows

_KILLS = int(os.environ.get("GARYSH_KILLS", "10"))
_QUESTIONS = (
    "Где купить сувениры?",
    "Есть ли парковка?",
    "Выдают ли сертификаты?",
    "Какой пароль от вайфая?",
    "Сколько стоит билет на автобус?",
)
_EDITS = 4  # after each answer
_WAITING = 20


@pytest.mark.slow
@pytest.mark.timeout(120 + 15 * _KILLS)
async def test_whoever_waits_is_told_through_sigkills(telegram: BotApiServer, tmp_path: Path) -> None:
    """Killed again and again while an answer is saved, 20 people are told of it, and another fact is edited.

    Everybody is told of every answer; a message comes twice only where a row was found `sending`. Every edit is in the
    history once and in its order, and was confirmed.
    """
    people = [telegram.user(f"P{number}", language_code="ru") for number in range(_WAITING)]
    editor = telegram.user("Асель", user_id=OWNER_ID, language_code="ru")
    garysh = Process(telegram, tmp_path, BOT_OWNER_IDS=str(OWNER_ID))
    chance = random.Random(8)  # noqa: S311 - nothing to guess here
    await garysh.start()
    await editor.says("/start", within=15)
    kills = [len(range(number, _KILLS, len(_QUESTIONS))) for number in range(len(_QUESTIONS))]
    for number, (question, times) in enumerate(zip(_QUESTIONS, kills, strict=True)):
        await asyncio.gather(*(_waits(person, question) for person in people))
        preview = await _writes(editor, question, number)
        await editor.presses(preview, "Сохранить")
        for edit in range(_EDITS):
            await editor.sends(f"/editfact 1\nответ: Правка {number * _EDITS + edit}.")
        for _ in range(times):
            await asyncio.sleep(chance.uniform(0.05, 1.5))
            garysh.kill()
            await garysh.ended()
            await garysh.start()
        await _until(partial(_is_done, people, editor, number))
        editor.chat.unheard.clear()
    await editor.says("/id", within=15)  # it is up again
    garysh.terminate()
    assert (await garysh.ended())[0] == 0
    _check(garysh.database, people, editor)


async def _waits(person: Person, question: str) -> None:
    person.chat.unheard.clear()
    offer = await person.says(question, within=15)
    await person.taps(offer, "Передать вопрос", within=15)


async def _writes(editor: Person, question: str, number: int) -> Message:
    """Come to the moment before the answer to the one question that is wanted is saved."""
    card = await editor.taps(await editor.says("/unanswered", within=15), question)
    assert f"ждут ответа: {_WAITING}" in card.text
    await editor.taps(card, "Ответить")
    return await editor.says(
        f"вопрос: {question}\nответ: Вот ответ {number}.\nпримеры: {question}\nсұрақ: Сұрақ {number}?\n"
        f"жауап: Міне, {number}-жауап.\nмысалдар: сұрақ {number}\nисточник: Пресс-служба\nдата: 2025-09-10"
    )


def _notices(person: Person, number: int) -> int:
    """Return how often somebody was told of an answer."""
    return sum(
        reply.text.startswith("Нашёлся ответ") and f"Вот ответ {number}." in reply.text for reply in person.chat.replies
    )


def _confirmed(editor: Person) -> str:
    return "\n".join(reply.text for reply in editor.chat.replies if reply.text.startswith("Факт №"))


def _is_done(people: list[Person], editor: Person, number: int) -> bool:
    """Whether everybody was told of an answer, and the last edit after it was confirmed."""
    last = f"Правка {(number + 1) * _EDITS - 1}."
    return all(_notices(person, number) for person in people) and last in _confirmed(editor)


async def _until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < deadline
        await asyncio.sleep(0.05)


def _check(database: Path, people: list[Person], editor: Person) -> None:
    [(recorded,)] = rows(database, "SELECT sum(repeats) FROM outbox")
    told = [_notices(person, number) for person in people for number in range(len(_QUESTIONS))]
    assert min(told) == 1
    assert sum(told) - len(told) <= recorded
    assert rows(database, "SELECT * FROM subscriptions") == []
    assert rows(database, "SELECT DISTINCT state FROM outbox") == [("sent",)]
    versions = rows(
        database,
        """
        SELECT before, after FROM history
        WHERE collection = 'facts' AND id = (SELECT id FROM facts WHERE number = 1) ORDER BY number
        """,
    )
    edits = [f"Правка {number}." for number in range(_EDITS * len(_QUESTIONS))]
    assert [json.loads(after)["answer"]["ru"] for _, after in versions[1:]] == edits
    assert all(earlier[1] == later[0] for earlier, later in pairwise(versions))
    answers = rows(
        database,
        """
        SELECT text FROM texts JOIN facts USING (id)
        WHERE field = 'answer' AND language = 'ru' AND text LIKE 'Вот ответ%' ORDER BY number
        """,
    )
    assert answers == [(f"Вот ответ {number}.",) for number in range(len(_QUESTIONS))]
    confirmed = _confirmed(editor)
    for text in (*edits, *(answer for (answer,) in answers)):
        assert text in confirmed
    assert rows(database, "PRAGMA integrity_check") == [("ok",)]
