"""People, titles, countries and chapters are added, changed and deleted in the chat."""

import pytest

from playground import Person

pytestmark = pytest.mark.usefixtures("garysh")


async def test_a_cosmonaut_with_a_new_title_and_country(asel: Person, ivan: Person, aigul: Person) -> None:
    """First the title and the country, then the card: it is in the lists and answers questions at once."""
    people = await asel.says("/people")
    titles = await asel.taps(people, "Звания")
    await asel.taps(titles, "+ Звание")
    preview = await asel.says("звание: Герой Словакии\nатақ: Словакия Батыры\nвид: почётное\nтакже: словацкий герой")
    assert (await asel.taps(preview, "Сохранить")).text.startswith("Звание сохранено")
    await asel.taps(await asel.taps(await asel.says("/people"), "Страны"), "+ Страна")
    preview = await asel.says("страна: Словакия\nел: Словакия\nтакже: словацкий; словак")
    assert (await asel.taps(preview, "Сохранить")).text.startswith("Страна сохранена")
    prompt = await asel.taps(await asel.says("/people"), "+ Человек")
    for question, value in (
        ("Имя · русский", "Иван Белла"),
        ("Имя · казахский", "Иван Белла"),
        ("Как ещё пишут это имя?", "Белла"),
        ("Мужчина или женщина?", "мужчина"),
        ("Из какой страны?", "Словакия"),
        ("Какие звания?", "Герой Словакии; космонавт"),
        ("Откуда это известно?", "Пресс-служба"),
    ):
        assert prompt.text.startswith(question)
        prompt = await asel.says(value)
    preview = await asel.taps(prompt, "Пропустить")
    card = await asel.taps(preview, "Сохранить")
    assert card.text.startswith("Карточка сохранена")
    assert "• Герой Словакии\n• космонавт" in card.text
    assert "Белла" in "".join((await ivan.says("/cosmonauts")).labels)
    assert (await ivan.says("Кто такой Белла?")).text.startswith("Иван Белла")
    assert "Иван Белла" in (await aigul.says("Словакия Батыры кім?")).text


async def test_a_card_is_changed_and_undone(marat: Person, ivan: Person) -> None:
    """A name that is written differently by now; the change is in the history and can be taken back."""
    card = await marat.taps(await marat.says("/people"), "Сергей Волков")
    assert card.text.startswith("Анықтама")
    fields = await marat.taps(card, "Өзгерту")
    await marat.taps(fields, "Аты-жөні · қазақ тілі")
    saved = await marat.taps(await marat.says("Сергей Александрұлы Волков"), "Сақтау")
    assert "Сергей Александрұлы Волков" in saved.text
    assert saved.labels == ["Болдырмау", "Өзгерту", "Тарихы"]
    await marat.taps(saved, "Болдырмау")
    assert "Александрұлы" not in "".join((await marat.says("/cosmonauts")).labels)
    assert "Волков" in (await ivan.says("Кто такой Волков?")).text


async def test_an_unknown_country_or_title_says_what_there_is(asel: Person) -> None:
    """The fault names what is known and where new ones are added."""
    card = await asel.taps(await asel.says("/people"), "Сергей Волков")
    await asel.taps(card, "Изменить")
    refused = await asel.says("страна: Атлантида\nзвания: адмирал")
    assert "страны «Атлантида» я не знаю" in refused.text
    assert "Казахстан; Россия" in refused.text
    assert "звания «адмирал» я не знаю" in refused.text


async def test_what_is_in_use_is_not_deleted(asel: Person, ivan: Person) -> None:
    """A title that somebody bears and a country that somebody comes from stay; a person can go, and come back."""
    titles = await asel.taps(await asel.says("/people"), "Звания")
    opened = await asel.taps(titles, "Герой Румынии")
    assert "Носят: Думитру Дорин Прунариу" in opened.text
    question = await asel.taps(opened, "Удалить")
    assert (await asel.taps(question, "Удалить")).text.startswith("Это звание кто-то носит.")
    card = await asel.taps(await asel.says("/people"), "Прунариу")
    deleted = await asel.taps(await asel.taps(card, "Удалить"), "Удалить")
    assert deleted.text.startswith("Карточка удалена")
    assert "Прунариу" not in "".join((await ivan.says("/cosmonauts")).labels)
    await asel.taps(deleted, "Отменить")
    assert "Прунариу" in "".join((await ivan.says("/cosmonauts")).labels)


async def test_a_chapter_is_added_changed_and_deleted(asel: Person, ivan: Person, aigul: Person) -> None:
    """It comes at the end of the story, in both languages; the last one left cannot be deleted."""
    chapters = await asel.taps(await asel.says("/stories"), "История марок")
    prompt = await asel.taps(chapters, "+ Глава")
    assert prompt.text.startswith("Заголовок · русский")
    await asel.says("Где купить")
    await asel.says("Марки продаются на почте.")
    await asel.says("Қайдан алуға болады")
    preview = await asel.says("Маркалар поштада сатылады.")
    assert "Марки продаются на почте." in preview.text
    saved = await asel.taps(preview, "Сохранить")
    assert saved.text.startswith("Глава сохранена")
    page = await ivan.says("/stamps")
    while "Дальше →" in page.labels:
        page = await ivan.taps(page, "Дальше →")
    assert "Марки продаются на почте." in page.text
    assert "4 из 4" in page.text
    await asel.taps(await asel.taps(saved, "Изменить"), "Текст · казахский")
    await asel.taps(await asel.says("Маркалар пошта бөлімшелерінде сатылады."), "Сохранить")
    page = await aigul.says("/stamps")
    while "Әрі қарай →" in page.labels:
        page = await aigul.taps(page, "Әрі қарай →")
    assert "пошта бөлімшелерінде" in page.text
    for expected in ("Глава удалена", "Глава удалена", "Глава удалена", "Это единственная глава."):
        chapters = await asel.taps(await asel.says("/stories"), "История марок")
        question = await asel.taps(await asel.taps(chapters, "1. "), "Удалить")
        assert (await asel.taps(question, "Удалить")).text.startswith(expected)
