"""A short question is understood from the one before."""

import pytest

from answers.engine import Engine


@pytest.mark.parametrize(
    ("first", "second", "people", "asked"),
    [
        ("Какие звания у Аубакирова?", "А Волков?", {"volkov"}, "titles"),
        ("Әубәкіровтің атақтары қандай?", "ал Айымбетов ше?", {"aimbetov"}, "titles"),
        ("Кто такой Волков?", "а его звания?", {"volkov"}, "titles"),
        ("Мастицкая кім?", "оның атақтары қандай", {"mastitskaya"}, "titles"),
        ("Прунариу кім?", "қай елден?", {"prunariu"}, "countries"),
        ("Сколько космонавтов из Казахстана?", "а из России?", {"shkaplerov", "volkov"}, "count"),
        ("Кто Герой Советского Союза?", "сколько их?", {"aubakirov", "gurragchaa", "prunariu"}, "count"),
        ("Сколько космонавтов из Казахстана?", "кто они?", {"aubakirov", "aimbetov"}, "list"),
        (
            "Кто приехал из России?",
            "кто ещё?",
            {"aubakirov", "aimbetov", "gurragchaa", "prunariu", "mastitskaya"},
            "list",
        ),
        (
            "Қазақстаннан кім келді?",
            "тағы кім?",
            {"shkaplerov", "volkov", "gurragchaa", "prunariu", "mastitskaya"},
            "list",
        ),
    ],
)
def test_people_are_carried_over(engine: Engine, first: str, second: str, people: set[str], asked: str) -> None:
    """Whom and what the talk is about."""
    answer = engine.answer(second, previous=engine.answer(first).turn)
    assert answer.query is not None
    assert (set(answer.people), answer.query.asked) == (people, asked)


@pytest.mark.parametrize(
    ("first", "second", "fact"),
    [
        ("Где прошёл форум?", "а когда?", "date"),
        ("Как называется серия марок?", "а где их напечатали?", "stamp-printing"),
        ("Как называется серия марок?", "сколько их?", "stamp-block"),
    ],
)
def test_subjects_are_carried_over(engine: Engine, first: str, second: str, fact: str) -> None:
    """What the talk is about completes the question."""
    assert engine.answer(second, previous=engine.answer(first).turn).fact == fact


def test_what_is_unknown_about_somebody_stays_unknown(engine: Engine) -> None:
    """A pronoun does not make an answer."""
    answer = engine.answer("сколько ему лет?", previous=engine.answer("Кто такой Волков?").turn)
    assert answer.status in {"offered", "unknown"}
    assert answer.options[0] == "person:volkov"


def test_a_whole_question_stands_by_itself(engine: Engine) -> None:
    """What came before does not bend a question that needs nothing."""
    turn = engine.answer("Кто такой Волков?").turn
    assert engine.answer("Сколько экспертов собрал форум?", previous=turn).fact == "experts"
