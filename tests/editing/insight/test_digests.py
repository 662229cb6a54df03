"""The digest comes as often as an editor chose, at nine in the morning, and only when there is something to say."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from handlers.editors.insight.digests import next_time
from playground import Person
from storage.users.digests import Digest
from tests.clock import MovableClock
from tests.editors import Editor
from tests.garysh import eventually, rows

_ALMATY = ZoneInfo("Asia/Almaty")
_TICK = 30  # seconds between two looks of the scheduler
_DIGESTS = "SELECT name FROM jobs WHERE name LIKE 'digest:%'"


async def _wait_for_monday(clock: MovableClock) -> None:
    """Let the time pass until all digests are due."""
    await clock.until_asleep(_TICK)
    now = datetime.fromtimestamp(clock.time(), _ALMATY)
    clock.advance(next_time(Digest(1, "weekly", "ru"), now) - clock.time() + 1)


@pytest.mark.parametrize(
    ("often", "now", "then"),
    [
        ("daily", "2025-09-10T08:59", "2025-09-10T09:00"),
        ("daily", "2025-09-10T09:00", "2025-09-11T09:00"),
        ("weekly", "2025-09-10T08:59", "2025-09-15T09:00"),
        ("weekly", "2025-09-15T09:00", "2025-09-22T09:00"),
    ],
)
def test_it_comes_at_nine_in_the_morning(often: str, now: str, then: str) -> None:
    """Where the people are; weekly on Mondays."""
    digest = Digest(1, "weekly" if often == "weekly" else "daily", "ru")
    found = datetime.fromtimestamp(next_time(digest, datetime.fromisoformat(now).replace(tzinfo=_ALMATY)), _ALMATY)
    assert found.replace(tzinfo=None) == datetime.fromisoformat(then)


@pytest.mark.usefixtures("garysh")
async def test_what_is_wanted_comes_in_the_editor_s_language(
    asel: Person, marat: Person, ivan: Person, tmp_path: Path, clock: MovableClock
) -> None:
    """Each gets what was chosen, once, and the next one is planned."""
    page = await asel.says("/digest")
    assert "Сейчас: не присылать" in page.text
    assert page.labels == ["не присылать", "каждый день", "раз в неделю"]
    await asel.taps(page, "раз в неделю")
    assert "каждый день" in (await asel.taps(await asel.says("/digest"), "каждый день")).text
    await marat.taps(await marat.says("/digest"), "аптасына бір рет")
    assert set(rows(tmp_path / "garysh.db", _DIGESTS)) == {
        (f"digest:{asel.id}:daily:ru",),
        (f"digest:{marat.id}:weekly:kk",),
    }
    await ivan.says("Где купить сувениры?")
    await _wait_for_monday(clock)
    digest = await asel.hears()
    assert digest.text.startswith("Сводка для редактора")
    assert digest.labels == ["1 · Где купить сувениры?", "Все вопросы без ответа"]
    assert (await marat.hears()).text.startswith("Редакторға арналған шолу")
    assert await asel.chat.stays_silent(0.3)
    card = await asel.taps(digest, "сувениры")
    assert "Ответить" in card.labels


@pytest.mark.usefixtures("garysh")
async def test_nothing_comes_when_there_is_nothing(asel: Person, tmp_path: Path, clock: MovableClock) -> None:
    """It is planned anew all the same, until it is turned off."""
    await asel.taps(await asel.says("/digest"), "каждый день")
    await _wait_for_monday(clock)
    assert await asel.chat.stays_silent(0.5)
    planned = f"{_DIGESTS} AND due_at > {clock.time()}"
    assert rows(tmp_path / "garysh.db", planned) == [(f"digest:{asel.id}:daily:ru",)]
    await asel.taps(await asel.says("/digest"), "не присылать")
    assert rows(tmp_path / "garysh.db", _DIGESTS) == []


@pytest.mark.usefixtures("garysh")
async def test_a_former_editor_gets_none(
    asel: Person, marat: Person, ivan: Person, tmp_path: Path, clock: MovableClock
) -> None:
    """Who is removed is not written to, and the job is gone."""
    await marat.taps(await marat.says("/digest"), "күн сайын")
    await ivan.says("Где купить сувениры?")
    await asel.taps(await asel.taps(await asel.says("/admins"), "Убрать"), "Убрать из редакторов")
    await _wait_for_monday(clock)
    assert await marat.chat.stays_silent(0.5)
    assert rows(tmp_path / "garysh.db", _DIGESTS) == []


@pytest.mark.usefixtures("garysh")
async def test_halves_are_counted(editor: Editor, clock: MovableClock) -> None:
    """Facts in one language are counted apart from those that were left behind, with the way to /missing."""
    say = editor.say
    await editor.taps(await editor.says("/digest"), "digest-daily")
    await editor.says("/addfact\nвопрос: Где лифт?\nответ: Слева.\nисточник: Пресс-служба")
    await editor.says("/addfact\nсұрақ: Баспалдақ қайда?\nжауап: Оң жақта.\nдереккөз: Баспасөз")
    await _wait_for_monday(clock)
    digest = await editor.person.hears()
    assert say("digest-missing", count=2) in digest.text
    assert say("digest-behind", count=1) not in digest.text
    listed = await editor.taps(digest, "missing-heading")
    assert len(listed.labels) == 2
    await editor.taps(await editor.person.taps(listed, "№ 20"), "button-delete", "button-delete")
    await editor.says("/editfact 1\nответ: Это форум о космосе.")
    await _wait_for_monday(clock)
    digest = await editor.person.hears()
    assert say("digest-missing", count=1) in digest.text
    assert say("digest-behind", count=1) in digest.text


@pytest.mark.usefixtures("garysh")
async def test_it_comes_in_time_although_it_was_chosen_when_the_clock_was_wrong(
    asel: Person, ivan: Person, tmp_path: Path, clock: MovableClock
) -> None:
    """The machine's clock was ten years ahead; once it is right, the digest comes the next morning."""
    await ivan.says("Где купить сувениры?")
    clock.set_wall(3650 * 86_400)
    await asel.taps(await asel.says("/digest"), "каждый день")
    clock.set_wall(0)
    await clock.until_asleep(_TICK)
    clock.advance(_TICK + 1)
    planned = f"{_DIGESTS} AND due_at < {clock.time() + 86_400}"
    expected = [(f"digest:{asel.id}:daily:ru",)]
    assert await eventually(lambda: rows(tmp_path / "garysh.db", planned), expected) == expected
    await clock.until_asleep(_TICK)
    clock.advance(86_400)
    assert (await asel.hears()).text.startswith("Сводка для редактора")
