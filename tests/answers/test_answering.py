"""Facts are found in whatever way people ask, and nothing is invented."""

import pytest

from answers.engine import Engine
from answers.models.answer import Smalltalk


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("В каком городе прошёл форум?", "place"),
        ("форум қай қалада болған", "place"),
        ("forum qai qalada boldy", "place"),
        ("d rfrjv ujhjlt ,sk ajhev", "place"),
        ("а когда форум был", "date"),
        ("сарапшылар сколько болды", "experts"),
        ("расскажи про кумыс", "koumiss"),
        ("кууумыс понравился????", "koumiss"),
        ("Кем отпечатаны марки?", "stamp-printing"),
        ("марки где напечтали", "stamp-printing"),
        ("маркалардын сериясы калай аталады", "stamp-series"),
        ("olzhabekov kim", "vice-minister"),
        ("Вице-министр не айтты?", "speech"),
        ("привет, когда был форум?", "date"),
        ("Здравствуйте! У меня доклад в школе. Где проходил форум?", "place"),
    ],
)
def test_fact_is_found(engine: Engine, question: str, fact: str) -> None:
    """Books, chats, slips, scripts, layouts and mixtures."""
    assert engine.answer(question).fact == fact


@pytest.mark.parametrize(
    "question",
    [
        "сколько стоят марки?",
        "марка қанша тұрады",
        "где купить билеты на форум",
        "во сколько начало?",
        "келесі форум қашан болады",
        "какая завтра погода",
        "доллар бағамы қанша",
        "сколько планет в солнечной системе",
        "тамақ қандай болды",
        "Кто написал «Войну и мир»?",
        "ghjuyjp gjujls",
    ],
)
def test_silence_where_nothing_is_known(engine: Engine, question: str) -> None:
    """Near the subject and far from it."""
    assert engine.answer(question).status in {"offered", "unknown"}


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("привет", "greeting"),
        ("Сәлеметсіз бе!", "greeting"),
        ("salem", "greeting"),
        ("ghbdtn", "greeting"),
        ("спасибо большое", "thanks"),
        ("рахмет сізге", "thanks"),
        ("до свидания", "parting"),
        ("сау болыңыз", "parting"),
        ("что ты умеешь?", "abilities"),
        ("не білесің", "abilities"),
        ("ты бот?", "identity"),
        ("сен кімсің", "identity"),
        ("как дела", "wellbeing"),
        ("қалайсың", "wellbeing"),
        ("молодец", "praise"),
        ("жарайсың", "praise"),
        ("извини", "apology"),
        ("привет, спасибо!", "thanks"),
        ("Доброго вечера, меня зовут Марат, я учитель из Тараза", "identity"),
        ("огромное спасибо, вы нам очень помогли с рефератом", "thanks"),
        ("көмегіңізге көп рахмет, балам риза болды", "thanks"),
        ("ладно, побежала на работу, до встречи", "parting"),
        ("сен тірі адамсың ба әлде роботсың ба", "identity"),
        ("с кем я вообще разговариваю?", "identity"),
        ("о чём тебя можно расспросить?", "abilities"),
        ("иә", "praise"),
    ],
)
def test_small_talk_is_recognized(engine: Engine, message: str, kind: Smalltalk) -> None:
    """What asks for nothing is answered kindly."""
    answer = engine.answer(message)
    assert (answer.status, answer.smalltalk) == ("smalltalk", kind)


@pytest.mark.parametrize(
    ("message", "fact"),
    [
        ("привет, когда был форум?", "date"),
        ("Извините, а где прошёл форум?", "place"),
        ("рахмет! ал марканы қайда басты?", "stamp-printing"),
        ("Мне завтра доклад сдавать, подскажите, где проходил форум", "place"),
    ],
)
def test_courtesy_does_not_hide_a_question(engine: Engine, message: str, fact: str) -> None:
    """Who greets, thanks or tells of himself still gets an answer."""
    assert engine.answer(message).fact == fact


def test_what_is_known_of_the_subject_is_offered(engine: Engine) -> None:
    """A question about a known subject that the facts do not answer leads to what they tell of it."""
    options = engine.answer("марка қанша тұрады").options
    assert options
    assert options[0].startswith("stamp-")


def test_nothing_is_offered_from_afar(engine: Engine) -> None:
    """A question about anything else leads nowhere."""
    assert engine.answer("какая завтра погода").options == ()


def test_matched_words_are_the_persons_own(engine: Engine) -> None:
    """`/why` shows the words in the letters that they were typed in."""
    assert "marki" in engine.answer("Marki gde napechatali?").matched


def test_unsure_answers_ask_for_an_embedding(engine: Engine) -> None:
    """An unsure answer says what to embed; a sure one asks for nothing."""
    readings = [engine.answer(question).reading for question in ("форум", "Где прошёл форум?")]
    assert [reading and engine.spelt(reading, "ru") for reading in readings] == ["форум", None]
