"""The answer speaks the language of the question, whatever it was typed with."""

import pytest

from answers.engine import Engine
from answers.models.knowledge import Language


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Где напечатаны марки?", "ru"),
        ("Марка қайда басылды?", "kk"),
        ("марка кайда басылды", "kk"),
        ("marka qaida basyldy", "kk"),
        ("gde napechatali marki", "ru"),
        ("vfhrf 0fqlf ,fcskls", "kk"),
        ("ult yfgtxfnfkb vfhrb", "ru"),
        ("кумыс", "ru"),
        ("қымыз", "kk"),
        ("кайда", "kk"),
        ("марки", "ru"),
        ("какая марка", "ru"),  # a form that stands in Kazakh lines only
        ("сколько сарапшы было", "ru"),
        ("эксперттер қанша болды", "kk"),
        ("рахмет", "kk"),
        ("спасибо", "ru"),
        ("kim", "kk"),
        ("kto", "ru"),
    ],
)
def test_language_is_recognized(engine: Engine, question: str, language: Language) -> None:
    """What is given for messages that do not tell is the other language, so that it cannot help."""
    assert engine.answer(question, "kk" if language == "ru" else "ru").language == language


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_name_tells_nothing(engine: Engine, language: Language) -> None:
    """Where the text cannot tell, the language that was given stays."""
    assert engine.answer("Волков", language).language == language
