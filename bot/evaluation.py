"""`evaluate`: how many of a file's questions are answered right."""

from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, TypeAdapter

from answers.models import Language


class Question(BaseModel):
    """A question to the shipped content, with what is expected.

    `expect` is a fact's id, `person:ID` or `person:ID1,ID2` for exactly these people, `countries` for the countries they
    come from, `unknown` or `smalltalk`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    register: str
    language: Language
    question: str
    expect: str


def read_questions(text: str) -> list[Question]:
    """Read lines of JSON."""
    adapter = TypeAdapter(Question)
    return [adapter.validate_json(line) for line in text.splitlines() if line.strip()]
