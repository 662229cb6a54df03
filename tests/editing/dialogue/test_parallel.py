"""Many editors at once, texts of all kinds, and a process that dies: an edit is whole or absent, and in order."""

import asyncio
import json
import random
import time
from itertools import pairwise
from pathlib import Path

import pytest

from playground import BotApiServer, Person
from tests.conftest import OWNER_ID
from tests.garysh import Process, rows

_FACT = "/addfact\nвопрос: Где буфет?\nответ: Буфет внизу.\nисточник: Пресс-служба"


async def _editors(telegram: BotApiServer, owner: Person, count: int) -> list[Person]:
    people = [telegram.user(f"Редактор {number}", language_code="ru") for number in range(count)]
    for person in people:
        await person.says("/start")
        await owner.says(f"/admins {person.id}")
        await person.hears()
    return people


def _versions(database: Path) -> list[tuple[str | None, str | None]]:
    return rows(
        database,
        """
        SELECT before, after FROM history WHERE collection = 'facts' AND id = (SELECT id FROM facts WHERE number = 20)
        ORDER BY number
        """,
    )


@pytest.mark.usefixtures("garysh")
async def test_fifty_edits_at_once_leave_one_ordered_history(
    telegram: BotApiServer, asel: Person, tmp_path: Path
) -> None:
    """Each version follows from the one before; whoever was late is shown the newer text beside his own."""
    await asel.says(_FACT)
    people = await _editors(telegram, asel, 5)
    for number in range(50):
        await people[number % 5].sends(f"/editfact 20\nответ: Буфет на этаже {number}.")
    replies = [await people[number % 5].hears(within=30) for number in range(50)]
    done = [reply for reply in replies if reply.text.startswith("Факт № 20 сохранён")]
    late = [reply for reply in replies if reply.text.startswith("Эту запись только что изменили")]
    assert len(done) + len(late) == 50
    versions = _versions(tmp_path / "garysh.db")
    assert len(versions) == len(done) + 1
    assert all(earlier[1] == later[0] for earlier, later in pairwise(versions))
    for reply in late:
        assert reply.text.count("Буфет на этаже") >= 2 or "Буфет внизу." in reply.text
        assert "Ваш вариант" in reply.text


@pytest.mark.usefixtures("garysh")
async def test_a_late_draft_is_refused_and_kept(asel: Person, marat: Person, ivan: Person) -> None:
    """Both opened the same version: the second sees what the first wrote, and chooses."""
    await asel.says(_FACT)
    for person, label in ((asel, "Ответ · русский"), (marat, "Жауап · орыс тілі")):
        await person.taps(await person.says("/editfact 20"), label)
    mine = await asel.says("Буфет слева.")
    theirs = await marat.says("Буфет справа.")
    await marat.taps(theirs, "Сақтау")
    conflict = await asel.taps(mine, "Сохранить")
    assert "Буфет справа." in conflict.text
    assert "ответ: Буфет слева." in conflict.text
    assert (await ivan.says("Где буфет?")).text.startswith("Буфет справа.")
    kept = await asel.taps(conflict, "Оставить как есть")
    assert "ответ: Буфет слева." in kept.text
    assert (await ivan.says("Где буфет?")).text.startswith("Буфет справа.")


@pytest.mark.usefixtures("garysh")
async def test_a_draft_of_a_deleted_fact_is_kept(asel: Person, marat: Person, ivan: Person) -> None:
    """Somebody deleted it meanwhile: the text is whole, and can be saved anew under the old number."""
    await asel.says(_FACT)
    await asel.taps(await asel.says("/editfact 20"), "Ответ · русский")
    mine = await asel.says("Буфет слева.")
    await marat.taps(await marat.says("/delfact 20"), "Жою")
    conflict = await asel.taps(mine, "Сохранить")
    assert "запись удалили" in conflict.text
    assert (await asel.taps(conflict, "Сохранить мой вариант")).text.startswith("Факт № 20 сохранён")
    assert (await ivan.says("Где буфет?")).text.startswith("Буфет слева.")


_HARD = [
    "<b>жирно</b> & <i>косо</i> &amp; &lt;",
    "👩‍🚀🚀🇰🇿 " * 20,
    "слева\u200d\u200bнаправо\u2060",
    "a < b > c & d \" ' `x` *y* _z_ [l](http://t.me)",
    "' OR 1=1; DROP TABLE facts; --",
    "{ $name } { -term }",
    "слово: дело: \\ % \\n",
]


@pytest.mark.usefixtures("garysh")
@pytest.mark.parametrize("text", _HARD)
async def test_hard_texts_are_shown_as_written(asel: Person, ivan: Person, text: str) -> None:
    """Markup, emoji, invisible marks: in the answer, the preview, the list, the history and the deletion."""
    await asel.says(
        f"/addfact\nвопрос: Что написано на табличке?\nответ: {text}\nпримеры: {text}\nисточник: Пресс & <b>служба</b>"
    )
    shown = text.strip()
    assert shown in (await ivan.says("Что написано на табличке?")).text
    listed = await asel.says("/facts табличке")
    opened = await asel.taps(listed, listed.labels[0])
    assert shown in opened.text
    history = await asel.says("/history 20")
    assert shown in (await asel.taps(history, history.labels[0])).text
    assert (await asel.taps(await asel.says("/delfact 20"), "Удалить")).text.startswith("Факт № 20 удалён")


@pytest.mark.usefixtures("garysh")
async def test_long_facts_are_split_by_utf_16_length(asel: Person, ivan: Person) -> None:
    """Two answers of the largest size: the preview is several messages, the answer is one."""
    long = "🚀" * 1700
    reply = await asel.says(
        f"/addfact\nвопрос: Что за ракеты?\nответ: {long}\nисточник: Пресс-служба\nсұрақ: Қандай зымырандар?"
    )
    assert "у казахского вопроса нет ответа" in reply.text
    await asel.says(f"жауап: {long}")
    while "Отменить" not in asel.chat.messages[-1].labels:
        await asel.hears()
    assert (await ivan.says("Что за ракеты?")).text.startswith(long)
    assert "слишком длинно" in (await asel.says("/editfact 20\nответ: " + "🚀" * 1800)).text


@pytest.mark.slow
async def test_edits_survive_sigkill(telegram: BotApiServer, tmp_path: Path) -> None:
    """Killed at random moments under edits: each is in the history once and whole, and each got its confirmation."""
    owner = telegram.user("Асель", user_id=OWNER_ID, language_code="ru")
    garysh = Process(telegram, tmp_path, BOT_OWNER_IDS=str(OWNER_ID))
    chance = random.Random(15)  # noqa: S311 - nothing to guess here
    await garysh.start()
    await owner.says(_FACT, within=15)
    for start in range(0, 40, 8):
        for number in range(start, start + 8):
            await owner.sends(f"/editfact 20\nответ: Буфет на этаже {number}.")
        await asyncio.sleep(chance.uniform(0, 0.4))
        garysh.kill()
        await garysh.ended()
        await garysh.start()
    deadline = time.monotonic() + 30
    while not owner.chat.replies or "этаже 39." not in owner.chat.replies[-1].text:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.1)
    garysh.terminate()
    assert (await garysh.ended())[0] == 0
    versions = _versions(garysh.database)
    answers = [json.loads(after or "")["answer"]["ru"] for _, after in versions[1:]]
    assert answers == [f"Буфет на этаже {number}." for number in range(40)]
    assert all(earlier[1] == later[0] for earlier, later in pairwise(versions))
    confirmed = {line for reply in owner.chat.replies for line in reply.text.splitlines()}
    assert {f"Буфет на этаже {number}." for number in range(40)} <= confirmed
    assert rows(garysh.database, "PRAGMA integrity_check") == [("ok",)]
