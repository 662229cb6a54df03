"""What is no fault is saved, and shown: twins, missing languages, answers that would be others."""

from pathlib import Path

import pytest

from playground import Person
from tests.clock import MovableClock
from tests.garysh import eventually, rows

pytestmark = pytest.mark.usefixtures("garysh")

_WORDS = "SELECT words FROM asked ORDER BY words"
_FACT = (
    "/addfact\nвопрос: Где буфет?\nответ: Буфет внизу.\nсұрақ: Буфет қайда?\nжауап: Буфет төменде.\n"
    "источник: Пресс-служба"
)


async def test_a_near_duplicate_is_saved_and_shown(asel: Person) -> None:
    """The same source says it already: the other fact is named by its number."""
    await asel.says(_FACT)
    twin = await asel.says(_FACT.replace("Буфет внизу.", "Буфет на первом этаже."))
    assert twin.text.startswith("Факт № 21 сохранён")
    assert "⚠️ Похоже на факт № 20: «Где буфет?»" in twin.text
    assert twin.labels == ["Отменить", "Изменить", "История"]


async def test_a_missing_language_is_shown(asel: Person, marat: Person) -> None:
    """In the editor's words: who will see what."""
    assert (
        "⚠️ Не хватает перевода. Язык: казахский."
        in (await asel.says("/addfact\nвопрос: Где лифт?\nответ: Слева.\nисточник: Пресс-служба")).text
    )
    assert (
        "⚠️ Мына тілдегі мәтін әзірге жоқ: орыс тілі."
        in (await marat.says("/addfact\nсұрақ: Баспалдақ қайда?\nжауап: Оң жақта.\nдереккөз: Баспасөз")).text
    )


async def test_a_change_of_one_language_reminds_of_the_other(asel: Person, aigul: Person) -> None:
    """The date was put right in Russian: one tap leads to the Kazakh answer, and then nothing is behind."""
    await asel.says(_FACT)
    saved = await asel.says("/editfact 20\nответ: Буфет наверху.")
    assert "⚠️ Текст изменился не на всех языках. Что могло устареть: казахский." in saved.text
    prompt = await asel.taps(saved, "Ответ · казахский")
    assert "Буфет төменде." in prompt.text
    preview = await asel.says("Буфет жоғарыда.")
    assert "могло устареть" not in preview.text
    await asel.taps(preview, "Сохранить")
    assert (await aigul.says("Буфет қайда?")).text.startswith("Буфет жоғарыда.")
    both = await asel.says("/editfact 20\nответ: Буфет слева.\nжауап: Буфет сол жақта.")
    assert "могло устареть" not in both.text
    assert "Что могло устареть: русский." in (await asel.says("/editfact 20\nжауап: Буфет оң жақта.")).text


async def test_a_change_is_rehearsed_over_recent_questions(asel: Person, ivan: Person, aigul: Person) -> None:
    """What people asked would be answered differently, no more, or now at last: each is said before it is saved."""
    await ivan.says("Где буфет?")
    saved = await asel.says(_FACT)
    assert "теперь найду ответ на 1: «Где буфет?»" in saved.text
    await aigul.says("Буфет қайда?")
    await asel.taps(await asel.says("/editfact 20"), "Ответ · русский")
    preview = await asel.says("Буфет наверху.")
    assert "иначе отвечу на" in preview.text
    assert "«Буфет қайда?»" in preview.text
    await asel.taps(preview, "Отказаться")
    deleted = await asel.taps(await asel.says("/delfact 20"), "Удалить")
    assert "перестану находить ответ на" in deleted.text
    assert "«Где буфет?»" in deleted.text


async def test_words_are_kept_thirty_days(ivan: Person, clock: MovableClock, tmp_path: Path) -> None:
    """They are recorded without the person, and then forgotten; small talk and commands are not recorded."""
    await ivan.says("Где прошёл форум?")
    clock.advance(2 * 3600)
    for text in ("привет", "/forum", "Сколько экспертов собрал форум?"):
        await ivan.says(text)
    kept = [("Где прошёл форум?",), ("Сколько экспертов собрал форум?",)]
    assert rows(tmp_path / "garysh.db", _WORDS) == kept
    await clock.until_asleep(30)  # the scheduler, until its next look
    clock.advance(30 * 86_400 - 3600)
    assert await eventually(lambda: rows(tmp_path / "garysh.db", _WORDS), kept[1:]) == kept[1:]


async def test_missing_lists_halves_and_stale_twins(asel: Person, marat: Person) -> None:
    """No Kazakh, no Russian, one text older than the other; whoever verified both has said that they agree."""
    assert (await asel.says("/missing")).text.endswith("ни один перевод не отстал.")
    await asel.says(_FACT)
    await asel.says("/addfact\nвопрос: Где лифт?\nответ: Слева.\nисточник: Пресс-служба")
    await asel.says("/editfact 20\nответ: Буфет наверху.")
    page = await marat.says("/missing")
    assert page.labels == ["№ 21 · жоқ: қазақ тілі · Где лифт?", "№ 20 · ескірген: қазақ тілі · Буфет қайда?"]
    opened = await marat.taps(page, "№ 20")
    await marat.taps(opened, "Бүгін тексерілді")
    assert len((await asel.says("/missing")).labels) == 1


async def test_a_half_is_behind_only_as_long_as_the_other_says_something_else(asel: Person) -> None:
    """An undone change leaves nothing behind, one that comes back does; who writes the half that is behind mends it."""
    await asel.says(_FACT)
    await asel.says("/editfact 20\nответ: Буфет наверху.")
    assert (await asel.says("/missing")).labels == ["№ 20 · отстал: казахский · Где буфет?"]
    undone = await asel.says("/undo")
    assert (await asel.says("/missing")).labels == []
    await asel.taps(undone, "Вернуть")
    assert len((await asel.says("/missing")).labels) == 1
    await asel.says("/editfact 20\nжауап: Буфет жоғарыда.")
    assert (await asel.says("/missing")).labels == []
    await asel.says("/editfact 20\nжауап: Буфет оң жақта.")
    assert (await asel.says("/missing")).labels == ["№ 20 · отстал: русский · Где буфет?"]
    listed = await asel.says("/history 20")
    change = await asel.taps(listed, listed.labels[-1])
    await asel.taps(change, "Вернуть эту версию")
    assert (await asel.says("/missing")).labels == []
