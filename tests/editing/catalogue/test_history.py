"""Who changed what, when; taken back, or brought back."""

import re

import pytest

from playground import Person

pytestmark = pytest.mark.usefixtures("garysh")

_FACT = "/addfact\nвопрос: Где буфет?\nответ: Буфет внизу.\nисточник: Пресс-служба"


async def test_every_change_can_be_undone_and_had_back(asel: Person, ivan: Person) -> None:
    """Undo under a new fact takes it away; the button under that brings it back; a second tap has no effect."""
    saved = await asel.says(_FACT)
    undo = saved.button("Отменить").callback_data
    assert undo is not None
    undone = await asel.taps(saved, "Отменить")
    assert undone.text.startswith("Отменено")
    assert "Буфет" not in (await ivan.says("Где буфет?")).text
    again = await asel.forges(undone, undo)
    assert (await again.answered()).text.startswith("Отменять нечего")
    redone = await asel.taps(undone, "Вернуть")
    assert redone.text.startswith("Возвращено")
    assert redone.labels == ["Отменить", "История"]
    assert (await ivan.says("Где буфет?")).text.startswith("Буфет внизу.")
    signs = [label.partition(" · ")[2].partition(" · ")[2][:1] for label in (await asel.says("/history 20")).labels]
    assert signs == ["↪", "↩", "➕"]
    assert (await asel.taps(redone, "Отменить")).text.startswith("Отменено")
    assert "Буфет" not in (await ivan.says("Где буфет?")).text


async def test_undo_goes_back_step_by_step(asel: Person, marat: Person, ivan: Person) -> None:
    """`/undo` takes back one's own last action that still stands; others' are not touched."""
    await asel.says(_FACT)
    await asel.says("/editfact 20\nответ: Буфет наверху.")
    await marat.says("/addfact\nсұрақ: Асхана қайда?\nжауап: Асхана төменде.\nдереккөз: Баспасөз")
    undone = await asel.says("/undo")
    assert "Буфет наверху" not in (await ivan.says("Где буфет?")).text
    assert "наверхувнизу" in undone.text.replace(" ", "")
    await asel.says("/undo")
    assert "Буфет" not in (await ivan.says("Где буфет?")).text
    assert (await asel.says("/undo")).text.startswith("Отменять нечего")
    assert (await ivan.says("Асхана қайда?")).text.startswith("Асхана төменде.")


async def test_undo_takes_back_what_was_brought_again(asel: Person, ivan: Person) -> None:
    """After undo and redo the change stands: the command, and the button under it, undo it once."""
    await asel.says(_FACT)
    changed = await asel.says("/editfact 20\nответ: Буфет наверху.")
    for _ in range(2):
        undone = await asel.says("/undo")
        assert undone.text.startswith("Отменено")
        assert (await ivan.says("Где буфет?")).text.startswith("Буфет внизу.")
        assert (await asel.taps(undone, "Вернуть")).text.startswith("Возвращено")
        assert (await ivan.says("Где буфет?")).text.startswith("Буфет наверху.")
    assert (await asel.taps(changed, "Отменить")).text.startswith("Отменено")
    assert (await ivan.says("Где буфет?")).text.startswith("Буфет внизу.")
    await asel.says("/undo")
    assert "Буфет" not in (await ivan.says("Где буфет?")).text
    assert (await asel.says("/undo")).text.startswith("Отменять нечего")


async def test_what_was_changed_since_is_not_undone(asel: Person, marat: Person, ivan: Person) -> None:
    """An undo would lose somebody else's later change: it is refused, and says where to look."""
    saved = await asel.says(_FACT)
    await marat.says("/editfact 20\nответ: Буфет закрыт.")
    tap = await asel.presses(saved, "Отменить")
    assert (await tap.answered()).text.startswith("Не получилось: после этого запись уже меняли.")
    assert (await ivan.says("Где буфет?")).text.startswith("Буфет закрыт.")


async def test_history_names_author_moment_and_difference(asel: Person, marat: Person) -> None:
    """A list of changes; each opens with what went and what came, and can be brought back."""
    await asel.says(_FACT)
    await marat.says("/editfact 20\nответ: Буфет наверху.")
    listed = await asel.says("/history 20")
    assert listed.text.startswith("Где буфет?")
    assert "Марат · ✏️ Где буфет?" in listed.labels[0]
    assert "Асель · ➕ Где буфет?" in listed.labels[1]
    change = await asel.taps(listed, listed.labels[0])
    assert "<s>внизу</s><u>наверху</u>" in change.html
    assert "Марат" in change.text
    listed = await asel.taps(change, "↩ Назад")
    first = await asel.taps(listed, listed.labels[1])
    restored = await asel.taps(first, "Вернуть эту версию")
    assert restored.text.startswith("Эта версия возвращена")
    assert "Отменить" in restored.labels
    assert (await asel.says("Где буфет?")).text.startswith("Буфет внизу.")


async def test_history_shows_what_people_read(asel: Person, marat: Person) -> None:
    """No id and no date of machines: names, words, dates as in the rest; and no hole between heading and text."""
    added = await asel.taps(await asel.says(_FACT.replace("Пресс-служба", "Пресс-служба\nдата: 2025-09-10")), "История")
    shown = (await asel.taps(added, added.labels[0])).text
    assert "Тема: О форуме" in shown
    assert "Источник: Пресс-служба, 10.09.2025" in shown
    assert not re.search(r"source-|\d{4}-\d\d-\d\d", shown)
    assert "\n\n\n" not in shown
    person = await marat.taps(await marat.says("/people"), "Волков")
    past = await marat.taps(person, "Тарих")
    shown = (await marat.taps(past, past.labels[0])).text
    assert "Жынысы: ер" in shown
    assert "Елі: Ресей" in shown
    assert "Ресей Федерациясының Батыры" in shown


async def test_a_deleted_fact_has_its_history(marat: Person, ivan: Person) -> None:
    """By its number the fact is found, and its last version brought back, under the same number."""
    await marat.says(_FACT)
    await marat.taps(await marat.says("/delfact 20"), "Жою")
    listed = await marat.says("/history 20")
    version = await marat.taps(listed, listed.labels[1])
    await marat.taps(version, "Осы нұсқаны қайтару")
    assert (await ivan.says("Где буфет?")).text.startswith("Буфет внизу.")
    assert (await marat.says("/delfact 20")).text.startswith("№ 20 деректі жояйын ба?")


async def test_all_changes_are_listed_page_by_page(asel: Person) -> None:
    """`/history` alone shows what was done last, one line an action, and leads back to the first."""
    for number in range(10):
        await asel.says(f"/addfact\nвопрос: Где дверь {number}?\nответ: Дверь {number} там.\nисточник: Пресс-служба")
    page = await asel.says("/history")
    assert "Где дверь 9?" in page.labels[0]
    assert page.labels[-1] == "Старее →"
    older = await asel.taps(page, "Старее →")
    assert "Где дверь 1?" in older.labels[0]
    assert "система" in older.labels[2]
    assert (await asel.taps(older, "← Новее")).labels == page.labels


async def test_why_tells_editors_who_wrote_it(asel: Person, marat: Person, ivan: Person) -> None:
    """Visitors see the source and the date, never the editor."""
    await marat.says(_FACT)
    for person in (asel, ivan):
        await person.says("Где буфет?")
    assert "Последнее изменение" in (text := (await asel.says("/why")).text)
    assert "Марат" in text
    assert "Марат" not in (await ivan.says("/why")).text
