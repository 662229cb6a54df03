"""`/why`: where the last answer came from."""

import pytest

from playground import Person

pytestmark = pytest.mark.usefixtures("garysh")


async def test_why_names_fact_source_dates_and_words(ivan: Person) -> None:
    """After an answer: the fact, its source with the date, when it was verified, the words that matched."""
    await ivan.says("Сколько экспертов собрал форум?")
    text = (await ivan.says("/why")).text
    assert "Ответ на вопрос: «Сколько экспертов собрал форум?»" in text
    assert "Источник: Kazpravda.kz, 10.09.2025" in text
    assert "Проверено: 10.09.2025" in text
    assert "экспертов" in text.partition("Слова, по которым нашёлся ответ: ")[2]


async def test_why_after_nothing(aigul: Person) -> None:
    """Before any answer it says what to do."""
    assert (await aigul.says("/why")).text.startswith("Сізге жақында берген жауабым жоқ.")


async def test_why_after_what_is_no_fact(ivan: Person) -> None:
    """After silence and small talk there is no fact to name."""
    await ivan.says("Какая завтра погода в Париже?")
    assert (await ivan.says("/why")).text.startswith("На ваш последний вопрос в моём источнике ответа нет")
    await ivan.says("спасибо")
    assert (await ivan.says("/why")).text.startswith("Последнее моё сообщение — просто слова вежливости")


async def test_why_after_a_command(ivan: Person) -> None:
    """What a command showed has a source too."""
    await ivan.says("/stamps")
    assert "Рассказ: " in (await ivan.says("/why")).text
    await ivan.taps(await ivan.says("/cosmonauts"), "Волков")
    assert "Карточка: Сергей Волков" in (await ivan.says("/why")).text
    await ivan.says("Кто Герой Советского Союза?")
    assert "Список людей" in (await ivan.says("/why")).text
