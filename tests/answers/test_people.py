"""Questions over people are queries: the answer is exactly who satisfies them."""

import pytest

from answers.engine import Engine

_ALL = {"aubakirov", "aimbetov", "shkaplerov", "volkov", "gurragchaa", "prunariu", "mastitskaya"}
_GUESTS = _ALL - {"aubakirov", "aimbetov"}


@pytest.mark.parametrize(
    ("question", "people"),
    [
        ("Кто такой Шкаплеров?", {"shkaplerov"}),
        ("ШКАПЛЕРОВ", {"shkaplerov"}),
        ("шкаплеровым кто является", {"shkaplerov"}),
        ("Әубәкіровтің атақтары қандай?", {"aubakirov"}),
        ("аубакиров деген ким", {"aubakirov"}),
        ("prunariu kim", {"prunariu"}),
        ("Ğürragcha kim", {"gurragchaa"}),
        ("vfcnbwrfz", {"mastitskaya"}),
        ("кто такая мастицкя", {"mastitskaya"}),
        ("Волков и Шкаплеров", {"volkov", "shkaplerov"}),
        ("Кто приехал из Монголии?", {"gurragchaa"}),
        ("наши космонавты", {"aubakirov", "aimbetov"}),
        ("ресейлік ғарышкерлер кім", {"shkaplerov", "volkov"}),
        ("Моңғолиядан кім келді?", {"gurragchaa"}),
        ("кто Герой Румынии", {"prunariu"}),
        ("Кеңес Одағының Батыры кім?", {"aubakirov", "gurragchaa", "prunariu"}),
        ("Халық қаһармандары кімдер?", {"aubakirov", "aimbetov"}),
        ("генерал-майоры из Казахстана", {"aubakirov", "aimbetov"}),
        ("герой СССР из Монголии", {"gurragchaa"}),
        ("кто и народный герой, и герой советского союза", {"aubakirov"}),
        ("женщина-космонавт была?", {"mastitskaya"}),
        ("әйел ғарышкер бар ма", {"mastitskaya"}),
        ("какие иностранные космонавты были", _GUESTS),
        ("кто не из Казахстана", _GUESTS),
        ("все космонавты кроме Волкова", _ALL - {"volkov"}),
        ("перечислите всех космонавтов", _ALL),
        ("кто из космонавтов не генерал", _ALL - {"aubakirov", "aimbetov"}),
        ("у кого нет звания героя", {"mastitskaya"}),
        ("Генерал емес ғарышкерлер кім?", _ALL - {"aubakirov", "aimbetov"}),
        ("Ресейден басқа елдерден келген ғарышкерлер кім?", _ALL - {"shkaplerov", "volkov"}),
        ("герои СССР, кроме Гуррагчи и Прунариу", {"aubakirov"}),
        ("герои Советского Союза не из Казахстана", {"gurragchaa", "prunariu"}),
        ("кто из двоих генерал: Волков или Аимбетов", {"aimbetov"}),
        ("у кого звание выше, у Волкова или Аимбетова", {"volkov", "aimbetov"}),
        ("Волков из России?", {"volkov"}),
        ("Волков не герой России?", {"volkov"}),
        ("Айдын", {"aimbetov"}),
        ("Ольга кто такая", {"mastitskaya"}),
    ],
)
def test_query_finds(engine: Engine, question: str, people: set[str]) -> None:
    """Name, country, title, sex and their combinations, in any spelling."""
    answer = engine.answer(question)
    assert (answer.status, set(answer.people)) == ("answered", people)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Сколько космонавтов из России?", "count"),
        ("Қазақстаннан неше ғарышкер келді?", "count"),
        ("Из каких стран приехали космонавты?", "countries"),
        ("Ғарышкерлер қай елдерден келді?", "countries"),
        ("Какие звания у Волкова?", "titles"),
        ("Из какой страны Прунариу?", "countries"),
        ("Кто такой Прунариу?", "person"),
    ],
)
def test_query_says_what_is_asked(engine: Engine, question: str, asked: str) -> None:
    """A count is asked for in other words than a list."""
    query = engine.answer(question).query
    assert query is not None
    assert query.asked == asked


@pytest.mark.parametrize(
    "question",
    [
        "Кто приехал из Бразилии?",
        "американцы были?",
        "Жапониядан кім келді?",
        "из Китая кто-нибудь был",
        "кто такой Гагарин",
    ],
)
def test_nothing_is_said_of_strangers(engine: Engine, question: str) -> None:
    """The list is not claimed to be complete."""
    assert engine.answer(question).status != "answered"


@pytest.mark.parametrize(
    "question",
    [
        "сколько лет Волкову?",
        "Волков неше жаста",
        "когда родился Волков",
        "рост Волкова",
        "djkrjd ;tyfn&",
        "volkov qaida oqygan",
    ],
)
def test_a_known_person_is_offered(engine: Engine, question: str) -> None:
    """What is not known about a person is not answered with what is, but that is offered."""
    answer = engine.answer(question)
    assert answer.status in {"offered", "unknown"}
    assert answer.options[0] == "person:volkov"
