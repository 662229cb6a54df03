"""Written questions with what is expected of them, and passages with questions over them, as lines of JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from answers.matching.passages import Passage
from answers.models.knowledge import Language
from answers.reading.orthography import available

_QUESTION = ("register", "language", "question", "expect")
_SEARCH = ("question", "passages")
_PASSAGE = ("id", "text")
_TELLING = {"register", "expect", "passage", "passages"}
_LONGEST_KEY = 40


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the shipped content, with what is expected.

    `expect` is a fact's id, `person:ID` or `person:ID1,ID2` for exactly these people, `countries` for the countries
    they come from, `section:COMMAND` for what a section shows, `ID + ID` for a message of several questions,
    `unknown` or `smalltalk`.
    """

    register: str
    language: Language
    question: str
    expect: str


@dataclass(frozen=True, slots=True)
class Search:
    """A question with the passages that answer it."""

    question: str
    passages: frozenset[str]


class QuestionsError(ValueError):
    """What is no question and no passage, or holds none: in which line, and what to do about it."""

    def __init__(self, fault: str, line: int | None = None) -> None:
        super().__init__(fault if line is None else f"line {line}: {fault}")


def are_about_passages(text: str) -> bool:
    """Tell which of the two kinds of lines these are: the first one that has a key of only one kind decides.

    Raises QuestionsError.
    """
    keys = (key for _, entry in _entries(text) for key in entry if key in _TELLING)
    return next(keys, None) in {"passage", "passages"}


def read_questions(text: str) -> list[Question]:
    """Read questions to the content, one JSON object a line.

    Raises QuestionsError.
    """
    questions = [_question(line, entry) for line, entry in _entries(text)]
    if not questions:
        _refuse('there is no question in it; write lines of {"register", "language", "question", "expect"}')
    return questions


def read_passages(text: str) -> tuple[list[Passage], list[Search]]:
    """Read passages and questions over them, one JSON object a line.

    Raises QuestionsError.
    """
    passages, searches = [], []
    for line, entry in _entries(text):
        if "passage" in entry:
            passages.append(_passage(line, entry))
        else:
            searches.append(_search(line, entry))
    if not passages:
        _refuse('there is no passage in it; write lines of {"passage": {"id", "title", "text"}}')
    if not searches:
        _refuse('there is no question in it; write lines of {"question", "passages": [ids]}')
    return passages, searches


def _entries(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the objects with the numbers of their lines; a text in JSON may hold any other sign that parts lines."""
    for line, written in enumerate(text.split("\n"), 1):
        if not written.strip():
            continue
        try:
            entry = json.loads(written)
        except json.JSONDecodeError as error:
            _refuse(f"this is no JSON from column {error.colno} on; write one object a line", line)
        except (ValueError, RecursionError):  # a number of thousands of digits, brackets without end
            _refuse("this cannot be read; write one object a line", line)
        if not isinstance(entry, dict):
            _refuse("this is JSON, but no object; write one object a line, {...}", line)
        yield line, entry


def _question(line: int, entry: Mapping[str, Any]) -> Question:
    _check_keys(line, entry, "", _QUESTION)
    texts = {key: _text(line, entry[key], key) for key in _QUESTION}
    if texts["language"] not in available():
        _refuse(f"language must be {' or '.join(available())}", line)
    return Question(texts["register"], texts["language"], texts["question"], texts["expect"])


def _search(line: int, entry: Mapping[str, Any]) -> Search:
    _check_keys(line, entry, "", _SEARCH)
    ids = entry["passages"]
    if not isinstance(ids, list):
        _refuse("passages must be a list of the ids of passages", line)
    texts = [_text(line, id_, "each of passages") for id_ in ids]
    return Search(_text(line, entry["question"], "question"), frozenset(texts))


def _passage(line: int, entry: Mapping[str, Any]) -> Passage:
    _check_keys(line, entry, "", ("passage",))
    passage = entry["passage"]
    if not isinstance(passage, dict):
        _refuse('passage must be an object, {"id", "title", "text"}', line)
    _check_keys(line, passage, "passage.", _PASSAGE, ("title",))
    texts = {key: _text(line, value, f"passage.{key}") for key, value in passage.items()}
    return Passage(texts["id"], texts.get("title", ""), texts["text"])


def _check_keys(
    line: int, entry: Mapping[str, Any], path: str, required: Sequence[str], optional: Sequence[str] = ()
) -> None:
    keys = ", ".join(path + key for key in (*required, *optional))
    for key in required:
        if key not in entry:
            _refuse(f"{path}{key} is missing; a line of this kind has {keys}", line)
    for key in entry:
        if key not in {*required, *optional}:
            _refuse(f"{path}{key[:_LONGEST_KEY]!r} is unknown; a line of this kind has {keys}", line)


def _text(line: int, value: object, key: str) -> str:
    if not isinstance(value, str):
        _refuse(f'{key} must be a text, in "quotes"', line)
    try:
        value.encode()
    except UnicodeEncodeError:
        _refuse(f"{key} has half a character, a lone surrogate; write the whole one", line)
    return value


def _refuse(fault: str, line: int | None = None) -> NoReturn:
    raise QuestionsError(fault, line)
