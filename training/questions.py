"""Written questions with what is expected of them, and passages with questions over them, as lines of JSON."""

import json
from dataclasses import dataclass

from pydantic import TypeAdapter

from answers.matching.passages import Passage
from answers.models.knowledge import Language


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the shipped content, with what is expected.

    `expect` is a fact's id, `person:ID` or `person:ID1,ID2` for exactly these people, `countries` for the countries
    they come from, `unknown` or `smalltalk`.
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


def read_questions(text: str) -> list[Question]:
    """Read questions to the content, one JSON object a line."""
    adapter = TypeAdapter(Question)
    return [adapter.validate_json(line) for line in text.splitlines() if line.strip()]


def read_passages(text: str) -> tuple[list[Passage], list[Search]]:
    """Read passages and questions over them, one JSON object a line."""
    passages, searches = [], []
    for line in text.splitlines():
        if not line.strip():
            continue
        entry = json.loads(line)
        if "passage" in entry:
            passages.append(TypeAdapter(Passage).validate_python({"title": "", **entry["passage"]}))
        else:
            searches.append(TypeAdapter(Search).validate_python(entry))
    return passages, searches
