"""A message is read in the script and keyboard layout that it was typed in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.engine import Engine
from answers.reading.reader import LONGEST_MESSAGE


@pytest.mark.parametrize(
    ("typed", "script", "meant"),
    [
        ("где это было", "own", "где это было"),
        ("ult 'nj ,skj", "layout", "где это было"),
        ("rsvsp", "layout", "кымыз"),
        ("0fpf0cnfy", "layout", "қазақстан"),
        ("2e,2r3hjd", "layout", "әубәкіров"),
        ("ktnxbr-rjcvjyfdn", "layout", "летчик космонавт"),
        ("-nnt", "layout", "өтте"),
        ("ызфсу вфны", "layout", "спасе даис"),
        ("0аза0стан", "own", "қазақстан"),
        ("кocмoc", "latin", "космос"),
        ("мар\u200bка", "own", "марка"),
        ("\u202eмарка", "own", "марка"),
        ("МАРКА", "own", "марка"),
    ],
)
def test_message_is_read(engine: Engine, typed: str, script: str, meant: str) -> None:
    """The most plausible reading is taken."""
    reading = engine.read(typed)
    assert (reading.script, " ".join(word.meant for word in reading.words)) == (script, meant)


def test_one_message_may_mix(engine: Engine) -> None:
    """Latin keys are read as a layout also beside Cyrillic words."""
    assert [word.meant for word in engine.read("расскажи про rsvsp").words] == ["расскажи", "про", "кымыз"]


@given(st.text(max_size=200))
def test_anything_can_be_asked(engine: Engine, text: str) -> None:
    """No message raises, and every answer is one of the four kinds with a probability."""
    answer = engine.answer(text)
    assert answer.status in {"answered", "offered", "unknown", "smalltalk"}
    assert 0 <= answer.confidence <= 1
    assert len(answer.options) <= 3


def test_a_flood_is_cut(engine: Engine) -> None:
    """What is longer than any question is not read to its end."""
    assert len(engine.read("я " * 10_000).words) <= LONGEST_MESSAGE


@pytest.mark.parametrize("text", ["", " ", "123", "\u200b"])
def test_nothing_is_said_about_nothing(engine: Engine, text: str) -> None:
    """Messages without a word are not answered, in the language that was given."""
    answer = engine.answer(text, "kk")
    assert (answer.status, answer.language) == ("unknown", "kk")


@pytest.mark.parametrize("text", ["?", "👍", "🤷‍♀️🤷‍♀️", "..."])
def test_signs_are_met_with_a_word(engine: Engine, text: str) -> None:
    """A message of signs or emoji asks for nothing that could be known, but somebody is there."""
    answer = engine.answer(text, "kk")
    assert (answer.status, answer.language) == ("smalltalk", "kk")
