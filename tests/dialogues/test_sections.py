"""Commands that show what is known."""

import pytest

from playground import Person

pytestmark = pytest.mark.usefixtures("garysh")


async def test_forum_tells_each_fact_in_one_message(ivan: Person) -> None:
    """`/forum` says what the forum was; every further fact is a tap away and back, with its source."""
    page = await ivan.says("/forum")
    assert "Space Days Kazakhstan 2025" in page.text
    assert "Источник: Kazpravda.kz, 10.09.2025" in page.text
    questions = [label for label in page.labels if label not in {"Дальше →", "↩ Назад"}]
    assert len(questions) >= 8
    for question in questions:
        fact = await ivan.taps(page.now, question)
        assert fact.text.startswith(question)
        assert "Источник: Kazpravda.kz" in fact.text
        assert (await ivan.taps(fact, "↩ Назад")).text == page.text
    assert len(ivan.chat.messages) == 2


async def test_the_seven_cosmonauts_can_be_walked_through(aigul: Person) -> None:
    """From the first card to the last, each with name, country and all titles in order, in one message."""
    page = await aigul.says("/cosmonauts")
    card = await aigul.taps(page, "Тоқтар Әубәкіров")
    cards = [card.text]
    while "Әрі қарай →" in card.labels:
        card = await aigul.taps(card, "Әрі қарай →")
        cards.append(card.text)
    assert [text.splitlines()[0] for text in cards] == [
        "Тоқтар Әубәкіров",
        "Айдын Айымбетов",
        "Антон Шкаплеров",
        "Сергей Волков",
        "Жүгдэрдэмидийн Гүррагчаа",
        "Думитру Дорин Прунариу",
        "Ольга Мастицкая",
    ]
    titles = [line for line in cards[0].splitlines() if line.startswith("•")]
    assert titles == [
        "• ұшқыш-ғарышкер",
        "• Қазақстан Республикасының Халық қаһарманы",
        "• Кеңес Одағының Батыры",
        "• Қазақстан Республикасы Әскери-әуе күштерінің генерал-майоры",
    ]
    assert all("Дереккөз: Kazpravda.kz, 10.09.2025" in text for text in cards)
    assert len(aigul.chat.messages) == 2


async def test_cosmonauts_by_country(ivan: Person) -> None:
    """The countries say how many came from each; a card leads back to the list it was opened from."""
    page = await ivan.taps(await ivan.says("/cosmonauts"), "По странам")
    assert page.labels == [
        "Казахстан · 2",
        "Россия · 2",
        "Монголия · 1",
        "Румыния · 1",
        "Беларусь · 1",
        "↩ Назад",
    ]
    russians = await ivan.taps(page, "Россия · 2")
    assert [label.partition(" ·")[0] for label in russians.labels[:-1]] == ["Антон Шкаплеров", "Сергей Волков"]
    card = await ivan.taps(russians, "Волков")
    assert card.text.startswith("Сергей Волков")
    assert (await ivan.taps(card, "↩ Назад")).text == russians.text


async def test_cosmonauts_by_title(ivan: Person) -> None:
    """A title leads to everybody who bears it."""
    page = await ivan.taps(await ivan.says("/cosmonauts"), "Звания и статус")
    heroes = await ivan.taps(page, "Герой Советского Союза · 3")
    assert [label.partition(" ·")[0] for label in heroes.labels[:-1]] == [
        "Токтар Аубакиров",
        "Жугдэрдэмидийн Гуррагчаа",
        "Думитру Дорин Прунариу",
    ]


async def test_the_stamp_story_is_read_to_its_end_and_back(ivan: Person) -> None:
    """The chapters follow one another in one message, forward and back."""
    first = await ivan.says("/stamps")
    page, pages = first, [first.text]
    while "Дальше →" in page.labels:
        page = await ivan.taps(page, "Дальше →")
        pages.append(page.text)
    assert len(set(pages)) == len(pages) >= 3
    assert "1 из 3" in pages[0]
    assert "Банкнотной фабрике" in pages[-1]
    while "← Раньше" in page.labels:
        page = await ivan.taps(page, "← Раньше")
    assert page.text == first.text
    assert len(ivan.chat.messages) == 2
