"""What the bot knows: the models of the content file, of the database and of the answers alike.

Ids are the keys of the mappings in `Knowledge`; a reference from one thing to another is such an id.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    HttpUrl,
    RootModel,
    SerializerFunctionWrapHandler,
    StringConstraints,
    model_serializer,
    model_validator,
)

_LANGUAGE = re.compile(r"[a-z]{2,3}")

# The code of a language (ISO 639): which there are, the files of `locales` and `answers/data` say, and which of them an
# event is told in, its `languages`.
Language: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]

# Short enough for two of them to fit into the 64 bytes of a button (Bot API, InlineKeyboardButton.callback_data).
Id: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=24)]
CommandName: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,32}$")]  # Bot API, BotCommand
Line: TypeAlias = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Phrase: TypeAlias = Annotated[
    Line, AfterValidator(lambda text: " ".join(text.split()))
]  # one of a list: never two lines


class Model(BaseModel):
    """An immutable value; a misspelt field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(RootModel[dict[Language, Line]]):
    """One text in one language or several."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _without_nothing(cls, lines: object) -> object:
        """Take a language without a line as not there; any other key without one is a fault."""
        if not isinstance(lines, dict):
            return lines
        return {key: line for key, line in lines.items() if line is not None or not _LANGUAGE.fullmatch(str(key))}

    @model_validator(mode="after")
    def _has_a_language(self) -> "Text":
        if not self.root:
            message = "a text needs a line in at least one language"
            raise ValueError(message)
        return self

    def __hash__(self) -> int:
        """Return the same for texts that are equal: the order of the languages does not count."""
        return hash(frozenset(self.root.items()))

    def languages(self) -> Iterator[Language]:
        """Languages in which the text exists."""
        return iter(self.root)

    def get(self, language: Language) -> str | None:
        """Return the text in exactly this language."""
        return self.root.get(language)

    def best(self, language: Language) -> str:
        """Return the text in this language, or in the first that it has where this one is missing."""
        return self.root.get(language) or next(iter(self.root.values()))


class Phrases(RootModel[dict[Language, tuple[Phrase, ...]]]):
    """Several texts in each language: questions that one fact answers, words that mean one thing."""

    model_config = ConfigDict(frozen=True)
    root: dict[Language, tuple[Phrase, ...]] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _without_nothing(cls, phrases: object) -> object:
        """Take a language with no phrase as not there."""
        return {key: lines for key, lines in phrases.items() if lines} if isinstance(phrases, dict) else phrases

    def __hash__(self) -> int:
        """Return the same for phrases that are equal."""
        return hash(frozenset(self.root.items()))

    def languages(self) -> Iterator[Language]:
        """Languages in which there are any."""
        return iter(self.root)

    def get(self, language: Language) -> tuple[str, ...]:
        """Return those in this language."""
        return self.root.get(language, ())


class Source(Model):
    """Where something is known from, and of what date that is."""

    name: Line
    url: HttpUrl | None = None
    date: date


class Named(Model):
    """What has a name, and other words for it. The name's languages stand beside the other fields."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Line]

    aliases: tuple[Phrase, ...] = ()

    @model_validator(mode="after")
    def _has_a_name(self) -> "Named":
        for key in self.__pydantic_extra__:
            if not _LANGUAGE.fullmatch(key):
                message = f"there is no field {key!r}, and no language is called so"
                raise ValueError(message)
        if not self.__pydantic_extra__:
            message = "a name is needed in at least one language"
            raise ValueError(message)
        return self

    @model_serializer(mode="wrap")
    def _name_first(self, serialize: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {**self.__pydantic_extra__, **serialize(self)}

    @property
    def name(self) -> Text:
        """What it is called."""
        return Text(self.__pydantic_extra__)


class Country(Named):
    """A country, with what people call it, its people and what is theirs."""


class Title(Named):
    """An honour, a rank or a role, shared by the people who bear it; `short` is what stands on a button."""

    short: Text | None = None
    kind: Literal["honour", "rank", "role"]

    @property
    def label(self) -> Text:
        """The wording for where there is little room."""
        return self.name if self.short is None else Text(self.name.root | self.short.root)


class Person(Model):
    """A guest of the event; `titles` are in the order in which they are said."""

    name: Text
    aliases: tuple[Phrase, ...] = ()
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
    examples: Phrases = Phrases()
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


class BotProfile(Model):
    """What Telegram shows of the bot (Bot API, setMyName, setMyDescription, setMyShortDescription)."""

    name: Text
    description: Text
    short_description: Text


class Guests(Model):
    """The people of an event: what heads lists of them, and words that mean them."""

    title: Text
    aliases: Phrases = Phrases()


class Event(Model):
    """What everything is about. `languages` are those that it is told in, the first the default.

    `about` is a sentence in which the bot says what it tells of, `example` a question that it answers. `topic` is that
    of a new fact.
    """

    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    name: Text
    about: Text
    aliases: Phrases = Phrases()
    topic: Id
    bot: BotProfile
    greeting: Text
    example: Text
    people: Guests

    @model_validator(mode="after")
    def _names_each_once(self) -> "Event":
        if len({*self.languages}) < len(self.languages):
            message = "a language is there twice"
            raise ValueError(message)
        return self


class _Section(Model):
    """A part of what is told, with a command of its own. `menu` describes that; `aliases` are words that mean it."""

    title: Text
    menu: Text
    aliases: Phrases = Phrases()


class FactsSection(_Section):
    """The facts of some topics."""

    kind: Literal["facts"]
    topics: Annotated[tuple[Id, ...], Field(min_length=1)]


class PeopleSection(_Section):
    """The people, all together and `by` what they have in common."""

    kind: Literal["people"]
    by: tuple[Literal["country", "title"], ...] = ()


class StorySection(_Section):
    """A story."""

    kind: Literal["story"]
    story: Id


Section: TypeAlias = Annotated[FactsSection | PeopleSection | StorySection, Field(discriminator="kind")]


class Content(Model):
    """What a content file says: all that is known, or a part of it."""

    event: Event | None = None
    sections: dict[CommandName, Section] = Field(default_factory=dict)
    sources: dict[Id, Source] = Field(default_factory=dict)
    countries: dict[Id, Country] = Field(default_factory=dict)
    titles: dict[Id, Title] = Field(default_factory=dict)
    people: dict[Id, Person] = Field(default_factory=dict)
    facts: dict[Id, Fact] = Field(default_factory=dict)
    stories: dict[Id, Story] = Field(default_factory=dict)

    def collection(self, name: str) -> Mapping[str, Model]:
        """Return the records of one kind by their ids; the event is a collection of one, by the id `event`."""
        records = getattr(self, name)
        if name == "event":
            return {} if records is None else {name: records}
        found: Mapping[str, Model] = records
        return found


class Knowledge(Content):
    """Everything the bot knows at one moment."""

    event: Event
