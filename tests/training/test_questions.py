"""Both kinds of lines are read, and what is neither is named."""

import json

import pytest

from answers.matching.passages import Passage
from training.questions import (
    Question,
    QuestionsError,
    Search,
    are_about_passages,
    read_passages,
    read_questions,
)

_QUESTION = '{"register": "short", "language": "ru", "question": "где", "expect": "place"}'
_PASSAGE = '{"passage": {"id": "1", "title": "Т", "text": "Текст."}}'
_SEARCH = '{"question": "Что?", "passages": ["1"]}'


def test_both_kinds_of_lines_are_read() -> None:
    """One object a line; empty lines are none, and a passage need have no title."""
    assert not are_about_passages(_QUESTION)
    assert read_questions(f"\n{_QUESTION}\n\n") == [Question("short", "ru", "где", "place")]
    untitled = '{"passage": {"id": "2", "text": "Ещё один."}}'
    lines = f"{_SEARCH}\n{_PASSAGE}\n{untitled}"
    assert are_about_passages(lines)
    passages = [Passage("1", "Т", "Текст."), Passage("2", "", "Ещё один.")]
    assert read_passages(lines) == (passages, [Search("Что?", frozenset({"1"}))])


@pytest.mark.parametrize("sign", ["\u2028", "\u0085"])
def test_only_new_lines_part_lines(sign: str) -> None:
    """What parts lines elsewhere may stand in a text in JSON."""
    line = json.dumps({"passage": {"id": "1", "text": f"Один{sign}два"}}, ensure_ascii=False)
    [passage], _ = read_passages(f"{line}\r\n{_SEARCH}\r\n")
    assert passage.text == f"Один{sign}два"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('{"register": "short", "language": "ru", "question": "где"}', "expect is missing; a line of this kind has"),
        (_QUESTION[:-1] + ', "note": "?"}', "'note' is unknown; a line of this kind has register, language,"),
        (_QUESTION[:-1] + ', "\\n\\ud83d": "?"}', "'\\n\\ud83d' is unknown"),
        (_QUESTION.replace('"ru"', '"en"'), "language must be kk or ru"),
        (_QUESTION.replace('"place"', "7"), 'expect must be a text, in "quotes"'),
        (_QUESTION.replace("где", "\\ud83d"), "question has half a character"),
        (_QUESTION[:-1], "this is no JSON from column"),
        ("[]", "this is JSON, but no object"),
        ("[" * 100_000, "write one object a line"),
        ("9" * 5000, "write one object a line"),
        (_SEARCH, "register is missing"),
    ],
)
def test_a_wrong_line_is_named(line: str, fault: str) -> None:
    """By its number, with what is wrong and what to do."""
    with pytest.raises(QuestionsError) as raised:
        read_questions(f"{_QUESTION}\n\n{line}\n")
    assert str(raised.value).startswith("line 3: ")
    assert fault in str(raised.value)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('{"passage": {"id": "1"}}', "passage.text is missing"),
        ('{"passage": {"id": "1", "text": "Т", "lang": "ru"}}', "passage.'lang' is unknown"),
        ('{"passage": "1"}', "passage must be an object"),
        ('{"question": "где", "passages": "1"}', "passages must be a list of the ids of passages"),
        ('{"question": "где", "passages": [1]}', "each of passages must be a text"),
        ('{"question": "где"}', "passages is missing"),
        (_QUESTION, "passages is missing"),
    ],
)
def test_a_wrong_line_among_passages_is_named(line: str, fault: str) -> None:
    """The same for the other kind of lines."""
    with pytest.raises(QuestionsError) as raised:
        read_passages(f"{_PASSAGE}\n{_SEARCH}\n{line}")
    assert str(raised.value).startswith("line 3: ")
    assert fault in str(raised.value)


def test_something_has_to_be_asked() -> None:
    """Of nothing nothing can be measured, and nothing is found where there is nothing to find."""
    assert not are_about_passages("")
    for text, lacking in (("\n", "question"), (_PASSAGE, "question"), (_SEARCH, "passage")):
        with pytest.raises(QuestionsError, match=f"there is no {lacking} in it; write lines of"):
            _ = read_passages(text) if are_about_passages(text) else read_questions(text)
