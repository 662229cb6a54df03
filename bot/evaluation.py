"""`evaluate`: how many of a file's questions are answered right."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from answers.models import Language


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the shipped content, with what is expected.

    `expect` is a fact's id, `person:ID` or `person:ID1,ID2` for exactly these people, `countries` for the countries they
    come from, `unknown` or `smalltalk`.
    """

    register: str
    language: Language
    question: str
    expect: str


def read_questions(text: str) -> list[Question]:
    """Read lines of JSON."""
    adapter = TypeAdapter(Question)
    return [adapter.validate_json(line) for line in text.splitlines() if line.strip()]
