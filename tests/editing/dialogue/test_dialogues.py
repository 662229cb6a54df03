"""Dialogues outlive a restart, end by themselves, and give way to any command."""

from pathlib import Path

import pytest

from playground import BotApiServer, Person
from tests.clock import MovableClock
from tests.conftest import OWNER_ID
from tests.garysh import running, settings_for

_STEPS = (
    ("Где буфет?", None),
    ("Буфет внизу.", None),
    (None, "Пропустить"),
    (None, "Пропустить"),
    ("Пресс-служба", None),
    (None, "Пропустить"),
    (None, "Сохранить"),
)


@pytest.mark.parametrize("stop", range(len(_STEPS) + 1))
async def test_a_restart_at_each_step(telegram: BotApiServer, asel: Person, tmp_path: Path, stop: int) -> None:
    """Wherever the service stops, the dialogue goes on where it was."""
    settings = settings_for(telegram, tmp_path, owner_ids=frozenset({OWNER_ID}))
    async with running(settings):
        page = await asel.says("/addfact")
        for text, label in _STEPS[:stop]:
            page = await asel.says(text) if text else await asel.taps(page, label or "")
    async with running(settings):
        for text, label in _STEPS[stop:]:
            page = await asel.says(text) if text else await asel.taps(page, label or "")
        assert page.text.startswith("Факт № 20 сохранён")
        assert "Буфет внизу." in (await asel.says("Где буфет?")).text


@pytest.mark.usefixtures("garysh")
async def test_a_dialogue_that_lay_too_long_is_given_back(asel: Person, clock: MovableClock) -> None:
    """Seven hours later the next text is met with what was typed; its old button is refused kindly."""
    await asel.says("/addfact")
    prompt = await asel.says("Где буфет?")
    clock.advance(7 * 3600)
    tap = await asel.presses(prompt, "Отказаться")
    assert (await tap.answered()).text.startswith("Эта кнопка устарела")
    over = await asel.says("Внизу.")
    assert over.text.startswith("Черновик пролежал слишком долго")
    assert "вопрос: Где буфет?" in over.text
    assert "Алматы" in (await asel.says("Где прошёл форум?")).text


@pytest.mark.usefixtures("garysh")
@pytest.mark.parametrize("command", ["/forum", "/facts", "/delfact 999", "/undo", "/nonsense", "/start"])
async def test_any_command_goes_before_a_dialogue(asel: Person, command: str) -> None:
    """The command is answered, and the next text is a question again."""
    await asel.says("/addfact")
    assert not (await asel.says(command)).text.startswith("Теперь ответ")
    assert "Алматы" in (await asel.says("Где прошёл форум?")).text


@pytest.mark.usefixtures("garysh")
async def test_cancel_gives_back_what_was_typed(asel: Person, marat: Person) -> None:
    """Nothing changes, nothing typed is lost; without a dialogue it says so."""
    await asel.says("/addfact")
    await asel.says("Где буфет?")
    cancelled = await asel.says("/cancel")
    assert cancelled.text.startswith("Черновик закрыт")
    assert "вопрос: Где буфет?" in cancelled.text
    assert (await asel.says("/cancel")).text.startswith("Сейчас отменять нечего")
    await marat.says("/addfact")
    assert (await marat.says("/cancel")).text.startswith("Қаралама жабылды")


@pytest.mark.usefixtures("garysh")
async def test_buttons_of_an_earlier_preview_mean_nothing(asel: Person) -> None:
    """After a field was filled anew, only the latest preview can be saved, and only once."""
    await asel.says("/addfact")
    await asel.says("вопрос: Где буфет?\nответ: Внизу.\nисточник: Пресс-служба")
    old = await asel.taps(await asel.says("примеры: буфет"), "Пропустить")
    while "Сохранить" not in old.labels:
        old = await asel.taps(old, "Пропустить")
    newer = await asel.says("ответ: Вверху.")
    assert (await (await asel.presses(old, "Сохранить")).answered()).text.startswith("Эта кнопка устарела")
    first, second = await asel.presses(newer, "Сохранить"), await asel.presses(newer, "Сохранить")
    await first.answered()
    assert (await second.answered()).text.startswith("Эта кнопка устарела")
    assert "Вверху." in (await asel.says("Где буфет?")).text
    assert "Найдено: 20" in (await asel.says("/facts")).text


async def test_a_restart_in_the_middle_of_an_edit_an_import_a_photo(
    telegram: BotApiServer, asel: Person, tmp_path: Path
) -> None:
    """What was asked for before is taken after, and the buttons from before still work."""
    settings = settings_for(telegram, tmp_path, owner_ids=frozenset({OWNER_ID}))
    async with running(settings):
        await asel.taps(await asel.says("/editfact 1"), "Ответ · русский")
    async with running(settings):
        preview = await asel.says("Это форум о космосе.")
    async with running(settings):
        saved = await asel.taps(preview, "Сохранить")
        assert saved.text.startswith("Факт № 1 сохранён")
        assert (await asel.says("/import")).text.startswith("Загрузка файла")
    async with running(settings):
        await asel.sends_document("x.yaml", b"sources: {paper: {name: Paper, date: 2025-09-11}}")
        dry = await asel.hears()
    async with running(settings):
        done = await asel.taps(dry, "Загрузить")
        while not done.text.startswith("Файл загружен"):
            done = await done.changes()
        await asel.taps(await asel.taps(await asel.says("/people"), "Волков"), "Фото")
    async with running(settings):
        await asel.sends_photo()
        assert (await asel.hears()).text.startswith("Фото обновлено")
        assert (await asel.taps(saved, "Отменить")).text.startswith("Отменено")
