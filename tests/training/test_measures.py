"""The measures say what they claim to say."""

from random import Random

import pytest

from answers.matching.passages import Passage
from answers.models.answer import Answer, PeopleQuery, Status
from training.distortion import DISTORTIONS
from training.measures import expected_error, is_right, judge, search
from training.questions import Question, Search


def _answer(status: Status, fact: str | None = None, people: tuple[str, ...] = (), asked: str = "list") -> Answer:
    query = PeopleQuery("countries" if asked == "countries" else "list") if people else None
    return Answer(status, "ru", 0.5, fact=fact, people=people, query=query)


@pytest.mark.parametrize(
    ("expect", "answer", "right"),
    [
        ("place", _answer("answered", "place"), True),
        ("place", _answer("answered", "date"), False),
        ("place", _answer("offered"), False),
        ("unknown", _answer("offered"), True),
        ("unknown", _answer("smalltalk"), False),
        ("unknown", _answer("answered", "place"), False),
        ("smalltalk", _answer("unknown"), False),
        ("person:volkov,shkaplerov", _answer("answered", people=("shkaplerov", "volkov")), True),
        ("person:volkov", _answer("answered", people=("shkaplerov", "volkov")), False),
        ("countries", _answer("answered", people=("volkov",), asked="countries"), True),
        ("countries", _answer("answered", people=("volkov",)), False),
    ],
)
def test_what_is_right(expect: str, answer: Answer, right: bool) -> None:  # noqa: FBT001
    """A wrong fact is worse than none; people are right as a whole set only."""
    assert is_right(expect, answer) is right


def test_shares_are_of_their_own_kind() -> None:
    """Answering, silence and language are counted apart, and each register too."""
    questions = [
        Question("short", "ru", "где", "place"),
        Question("short", "kk", "қайда", "place"),
        Question("near", "ru", "почём", "unknown"),
    ]
    judged = judge(
        questions, lambda question: _answer("answered", "place") if question == "где" else _answer("unknown")
    )
    found = judged.as_dict()
    assert (found["answered"], found["silent"], found["language"]) == (0.5, 1.0, round(2 / 3, 4))
    assert found["by_register"]["short"] == {"questions": 2, "right": 1}


def test_the_right_passage_comes_first() -> None:
    """Grams of words find other forms of a word."""
    passages = [
        Passage("tea", "", "Чай пьют горячим из пиал."),
        Passage("koumiss", "", "Кумыс делают из кобыльего молока."),
        Passage("bread", "", "Хлеб пекут в тандыре."),
    ]
    searches = [
        Search("из какого молока кумысы", frozenset({"koumiss"})),
        Search("где пекут хлеба", frozenset({"tea"})),
    ]
    found = search(passages, searches, None)
    assert (found.hit_at_1, found.questions) == (0.5, 2)
    assert 0.5 < found.mrr_at_10 < 1


def test_calibration_error_is_the_gap() -> None:
    """Sure and right is no error; sure and wrong is a whole one."""
    assert expected_error([(1.0, True), (0.0, False)]) == 0
    assert expected_error([(1.0, False)]) == 1


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_distortions_can_be_repeated(language: str) -> None:
    """The same seed makes the same exercises, and none of them is empty."""
    text = "Қымыз қайда берілді?" if language == "kk" else "Где подавали кумыс?"
    for distortion in DISTORTIONS["kk" if language == "kk" else "ru"].values():
        once, again = (distortion(text, Random(3)) for _ in range(2))  # noqa: S311  # made questions, not secrets
        assert once == again != ""
