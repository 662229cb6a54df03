"""What the bot knows: the models of the content file, of the database and of the answers alike.

Ids are the keys of the mappings in `Knowledge`; a reference from one thing to another is such an id.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, StringConstraints, model_validator

Language: TypeAlias = Literal["ru", "kk"]
LANGUAGES: tuple[Language, ...] = ("ru", "kk")

# Short enough for two of them to fit into the 64 bytes of a button (Bot API, InlineKeyboardButton.callback_data).
Id: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=24)]
Line: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Model(BaseModel):
    """An immutable value; a misspelt field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Model):
    """One text in up to two languages; at least one is there."""

    ru: Line | None = None
    kk: Line | None = None

    @model_validator(mode="after")
    def _has_a_language(self) -> "Text":
        if self.ru is None and self.kk is None:
            message = "a text needs Russian (ru) or Kazakh (kk)"
            raise ValueError(message)
        return self

    def languages(self) -> Iterator[Language]:
        """Languages in which the text exists."""
        return (language for language in LANGUAGES if self.get(language) is not None)

    def get(self, language: Language) -> str | None:
        """Return the text in exactly this language."""
        return self.kk if language == "kk" else self.ru

    def best(self, language: Language) -> str:
        """Return the text in this language, or in the other where this one is missing."""
        text = self.get(language) or self.ru or self.kk
        if text is None:  # the validator forbids it
            raise AssertionError
        return text


class Examples(Model):
    """Differently worded questions that one fact answers."""

    ru: tuple[Line, ...] = ()
    kk: tuple[Line, ...] = ()

    def get(self, language: Language) -> tuple[str, ...]:
        """Return the questions in this language."""
        return self.kk if language == "kk" else self.ru


class Source(Model):
    """Where something is known from, and of what date that is."""

    name: Line
    url: HttpUrl | None = None
    date: date


class Country(Model):
    """A country, with what people call it, its people and what is theirs."""

    ru: Line
    kk: Line
    aliases: tuple[Line, ...] = ()

    def get(self, language: Language) -> str:
        """Return its name."""
        return self.kk if language == "kk" else self.ru


class Title(Model):
    """An honour, a rank or a role, shared by the people who bear it."""

    ru: Line
    kk: Line
    kind: Literal["honour", "rank", "role"]
    aliases: tuple[Line, ...] = ()

    def get(self, language: Language) -> str:
        """Return its full wording."""
        return self.kk if language == "kk" else self.ru


class Person(Model):
    """A guest of the forum; `titles` are in the order in which they are said."""

    name: Text
    aliases: tuple[Line, ...] = ()
    sex: Literal["female", "male"]
    country: Id
    titles: tuple[Id, ...] = ()
    source: Id
    picture: Line | None = None


class Fact(Model):
    """One thing that can be told, with the questions it answers.

    It is said up to and including the day `until`. Facts with the same `together` are told together: what sources say
    who disagree.
    """

    topic: Id
    question: Text
    answer: Text
    examples: Examples = Examples()
    source: Id
    verified: date
    until: date | None = None
    together: Id | None = None

    def half(self, language: Language) -> tuple[str | None, str | None]:
        """Return the question and the answer in one language."""
        return self.question.get(language), self.answer.get(language)


class Chapter(Model):
    """A page of a story."""

    title: Text
    text: Text
    picture: Line | None = None


class Story(Model):
    """Something that is told in chapters."""

    title: Text
    chapters: Annotated[tuple[Chapter, ...], Field(min_length=1)]
    source: Id


class Knowledge(Model):
    """Everything the bot knows at one moment. The content file has the same shape."""

    sources: dict[Id, Source] = Field(default_factory=dict)
    countries: dict[Id, Country] = Field(default_factory=dict)
    titles: dict[Id, Title] = Field(default_factory=dict)
    people: dict[Id, Person] = Field(default_factory=dict)
    facts: dict[Id, Fact] = Field(default_factory=dict)
    stories: dict[Id, Story] = Field(default_factory=dict)
