"""A photo for a person or a chapter is sent in the chat, and shown where the text is."""

from pathlib import Path

import pytest

from playground import BotApiServer, Person
from tests.conftest import OWNER_ID
from tests.garysh import rows, running, settings_for


async def _gives_volkov_a_photo(editor: Person) -> None:
    card = await editor.taps(await editor.says("/people"), "Волков")
    assert (await editor.taps(card, "Фото")).text.startswith("Пришлите фотографию")
    await editor.sends_photo()
    saved = await editor.hears()
    assert saved.text.startswith("Фото обновлено")
    assert "Отменить" in saved.labels


@pytest.mark.usefixtures("garysh")
async def test_a_photo_of_a_person(asel: Person, ivan: Person, tmp_path: Path) -> None:
    """The card becomes a photo with its text in place, and a list again after it; a copy is kept."""
    await _gives_volkov_a_photo(asel)
    page = await ivan.says("/cosmonauts")
    card = await ivan.taps(page, "Волков")
    assert card.payload.get("photo")
    assert card.message_id == page.message_id
    assert card.payload["caption"].startswith("Сергей Волков")
    back = await ivan.taps(card, "↩ Назад")
    assert "photo" not in back.payload
    assert back.text.startswith("Космонавты на форуме")
    await ivan.says("/id")  # the deletion comes before the next answer
    assert card.now.is_deleted
    neighbour = await ivan.taps(await ivan.taps(back, "Волков"), "← Раньше")
    assert neighbour.text.startswith("Антон Шкаплеров")
    [(content,)] = rows(tmp_path / "garysh.db", "SELECT content FROM pictures")
    assert content.startswith(b"\x89PNG")
    await asel.says("/undo")
    assert "photo" not in (await ivan.taps(await ivan.says("/cosmonauts"), "Волков")).payload


@pytest.mark.usefixtures("garysh")
async def test_a_photo_of_a_chapter(marat: Person, aigul: Person) -> None:
    """It comes with the chapter; the others stay texts; it can be taken away again."""
    chapters = await marat.taps(await marat.says("/stories"), "«Ғарыш»")
    prompt = await marat.taps(await marat.taps(chapters, "1. "), "Сурет")
    assert prompt.labels == []
    assert (await marat.says("міне")).text.startswith("Суретті күтіп тұрмын")
    await marat.sends_photo()
    assert (await marat.hears()).text.startswith("Сурет жаңартылды")
    first = await aigul.says("/stamps")
    assert first.payload.get("photo")
    second = await aigul.taps(first, "Әрі қарай →")
    assert "photo" not in second.payload
    assert (await aigul.taps(second, "← Алдыңғы")).payload.get("photo")
    chapters = await marat.taps(await marat.says("/stories"), "«Ғарыш»")
    prompt = await marat.taps(await marat.taps(chapters, "1. "), "Сурет")
    await marat.taps(prompt, "Суретті алып тастау")
    # No photo is awaited any longer: what is written is a question again.
    assert "қымыз" in (await marat.says("Ғарышкерлерге қымыз ұнады ма?")).text
    assert "photo" not in (await aigul.says("/stamps")).payload


@pytest.mark.usefixtures("garysh")
async def test_a_photo_nobody_asked_for_is_only_content(asel: Person, ivan: Person) -> None:
    """From a stranger, or without the question, it is met with a word."""
    for person in (asel, ivan):
        await person.sends_photo()
        assert (await person.hears()).text.startswith("Я понимаю только текст.")
    tap = await ivan.forges(await ivan.says("/start"), "1:photo:remove:person:volkov:-1")
    assert (await tap.answered()).text.startswith("Эта кнопка устарела")


async def test_another_bot_shows_the_copy(telegram: BotApiServer, asel: Person, tmp_path: Path) -> None:
    """Telegram's name for a photo is good for one bot only: another uploads the copy, once."""
    owners = frozenset({OWNER_ID})
    async with running(settings_for(telegram, tmp_path, owner_ids=owners)):
        await _gives_volkov_a_photo(asel)
    async with BotApiServer("777:Another-token-of-no-bot") as other:
        ivan = other.user("Иван", language_code="ru")
        async with running(settings_for(other, tmp_path)):
            for uploads in (1, 1):
                page = await ivan.says("/cosmonauts")
                card = await ivan.taps(page, "Волков")
                assert card.payload.get("photo")
                assert len(other.calls_of("sendPhoto")) == uploads
        assert not other.refusals
