"""A language is files: a third one, in Latin letters, is added as a folder of data and nothing else."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from answers.engine import Engine
from answers.models.knowledge import Content, Event, Fact, Person, Phrases, Text
from answers.reading import languages
from answers.reading.orthography import SHIPPED
from tests.third_language.files import write_data


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the shipped folder with one language more."""
    copied = tmp_path_factory.mktemp("languages") / "data"
    shutil.copytree(SHIPPED, copied)
    write_data(copied / "xx")
    return copied


@pytest.fixture(scope="module")
def content(event: Event) -> Content:
    """Return an event in three languages."""
    event = event.model_copy(
        update={
            "languages": ("xx", "ru", "kk"),
            "aliases": Phrases({"xx": ("konferans", "toplantı"), "ru": ("конференция",), "kk": ("жиналыс",)}),
        }
    )
    place = Fact(
        topic="event",
        question=Text(
            {"xx": "Konferans nerede yapıldı?", "ru": "Где прошла конференция?", "kk": "Жиналыс қайда өтті?"}
        ),
        answer=Text({"xx": "Konferans Brüksel şehrinde yapıldı.", "ru": "В Брюсселе.", "kk": "Брюссельде."}),
        examples=Phrases({"xx": ("hangi şehirde yapıldı",), "ru": ("в каком городе была",)}),
        source="s",
        verified=date(2025, 1, 1),
    )
    fee = Fact(
        topic="event",
        question=Text({"xx": "Giriş ücreti ne kadar?", "ru": "Сколько стоит вход?"}),
        answer=Text({"xx": "Giriş ücretsizdir.", "ru": "Вход бесплатный."}),
        source="s",
        verified=date(2025, 1, 1),
    )
    curie = Person(
        name=Text({"xx": "Marie Skłodowska Curie", "ru": "Мария Кюри", "kk": "Мария Кюри"}),
        sex="female",
        country="france",
        source="s",
    )
    return Content.model_validate(
        {
            "event": event,
            "sources": {"s": {"name": "S", "date": "2025-01-01"}},
            "countries": {"france": {"xx": "Fransa", "ru": "Франция", "kk": "Франция"}},
            "people": {"curie": curie},
            "facts": {"place": place, "fee": fee},
        }
    )


@pytest.fixture(scope="module")
def polyglot(content: Content, data: Path) -> Engine:
    """Return an engine that speaks the new language, too."""
    return Engine(content, data)


def test_folders_say_which_languages_there_are(polyglot: Engine, data: Path) -> None:
    """Those of the event are spoken, in its order; without an event, all."""
    assert polyglot.languages == ("xx", "ru", "kk")
    assert languages.spoken(None, data) == ("kk", "ru", "xx")
    assert languages.spoken(None) == ("kk", "ru")


@pytest.mark.parametrize(
    ("question", "language", "fact"),
    [
        ("Konferans nerede yapıldı?", "xx", "place"),
        ("toplantı hangi şehirde oldu", "xx", "place"),
        ("toplanti nerede yapildi", "xx", "place"),
        ("giris fiyati ne kadar", "xx", "fee"),
        ("Где прошла конференция?", "ru", "place"),
        ("gde proshla konferentsiya", "ru", "place"),
        ("ult ghjikf rjyathtywbz", "ru", "place"),
        ("жиналыс қайда өтті", "kk", "place"),
        ("jiynalys qaıda ótti", "kk", "place"),
    ],
)
def test_questions_are_answered_in_their_language(polyglot: Engine, question: str, language: str, fact: str) -> None:
    """Latin letters are the new language, or another's in Latin letters or in another layout: whatever costs least."""
    answer = polyglot.answer(question)
    assert (answer.language, answer.fact) == (language, fact)


def test_latin_letters_are_read_as_they_are(polyglot: Engine) -> None:
    """They are folded, and nothing is turned into Cyrillic."""
    reading = polyglot.read("Konferans NEREDE yapıldı")
    assert reading.script == "own"
    assert [word.meant for word in reading.words] == ["konferans", "nerede", "yapıldı"]
    assert [word.folded for word in reading.words] == ["konferans", "nerede", "yapildi"]


@pytest.mark.parametrize(
    ("question", "language"), [("Curie kim", "xx"), ("sklodowska", "xx"), ("кто такая Кюри", "ru")]
)
def test_names_are_known_in_every_script(polyglot: Engine, question: str, language: str) -> None:
    """A name is found as it is written in the language of the question."""
    answer = polyglot.answer(question)
    assert (answer.people, answer.language) == (("curie",), language)


def test_what_tells_nothing_is_answered_in_the_first_language(polyglot: Engine) -> None:
    """Unless another one is given."""
    assert polyglot.answer("2025").language == "xx"
    assert polyglot.answer("2025", "kk").language == "kk"


def test_a_language_that_is_taken_out_is_not_spoken(content: Content, data: Path) -> None:
    """Its texts are not searched any more."""
    engine = Engine(content, data)
    assert content.event is not None
    engine.update(content.model_copy(update={"event": content.event.model_copy(update={"languages": ("ru", "kk")})}))
    assert engine.languages == ("ru", "kk")
    assert engine.answer("Konferans nerede yapıldı?").language != "xx"
    assert engine.answer("Где прошла конференция?").fact == "place"
