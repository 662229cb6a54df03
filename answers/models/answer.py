"""What the engine makes of a question. It holds ids, no wording: handlers and locales say it in words."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from answers.models.knowledge import Language
from answers.models.reading import Reading

Status: TypeAlias = Literal["answered", "offered", "unknown", "smalltalk"]
Smalltalk: TypeAlias = Literal[
    "greeting",
    "congratulation",
    "thanks",
    "parting",
    "abilities",
    "identity",
    "wellbeing",
    "praise",
    "criticism",
    "apology",
    "presence",
    "chat",
]


@dataclass(frozen=True, slots=True)
class PeopleQuery:
    """A question over people, as conditions that all hold. An id that is None is no condition.

    Where several ids satisfy one condition («врачи и актёры», «Иванов и Петров»), the tuple holds them and the
    single id is None. `asked` with a person: `countries` is where that person comes from, `titles` what they bear.
    `without` are people left out («кроме Иванова», «тағы кім?»); `abroad` leaves out the home country.
    """

    asked: Literal["person", "list", "count", "countries", "titles"]
    person: str | None = None
    country: str | None = None
    title: str | None = None
    sex: Literal["female", "male"] | None = None
    persons: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    abroad: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """What was talked about last, for a follow-up such as «А Иванов?»."""

    fact: str | None = None
    people: tuple[str, ...] = ()
    query: PeopleQuery | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The decision about one question.

    `fact` is an id of `Knowledge.facts` and is None for a query over people; then `query` says what was asked and
    `people` who satisfies it, in the order of the content. `options` are at most three fact ids, or `person:ID`.
    `matched` are the question's own words that the answer rests on. `confidence` is the calibrated probability that the
    first candidate is right. Where that is unsure there is a `reading`: of what it says, as `Engine.spelt` spells it, a
    sentence embedding may change the decision.
    """

    status: Status
    language: Language
    confidence: float
    fact: str | None = None
    query: PeopleQuery | None = None
    people: tuple[str, ...] = ()
    smalltalk: Smalltalk | None = None
    options: tuple[str, ...] = ()
    matched: tuple[str, ...] = ()
    turn: Turn = field(default_factory=Turn)
    reading: Reading | None = None

    @property
    def unsure(self) -> bool:
        """Whether a second opinion is wanted."""
        return self.reading is not None
