"""The finished parts that handlers work with."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from answers.engine import Engine
from answers.models.answer import Answer, Turn
from answers.models.knowledge import Knowledge, Language
from handlers.kit.menus import Menus
from handlers.kit.unit_of_work import UnitOfWork
from locales import Translator
from storage.database.database import Database
from storage.questions.asked import Numbers


class Answering(Protocol):
    """Answers questions; asks for a second opinion where the first is unsure."""

    @property
    def engine(self) -> Engine:
        """The engine over the knowledge of this moment; one fact represents those that are told together."""

    @property
    def known(self) -> Knowledge:
        """All that is in the database."""

    @property
    def knowledge(self) -> Knowledge:
        """What of it is visible today."""

    @property
    def waiting(self) -> int:
        """How many facts the engine has yet to learn."""

    async def refresh(self) -> None:
        """Take over what was changed."""

    async def answer(self, question: str, language: Language, previous: Turn | None) -> Answer:
        """Answer one question."""

    async def embed_questions(self, questions: Sequence[str]) -> Mapping[str, Sequence[float]]:
        """Return the sentence embeddings of questions, as far as these can be had now."""


class Clock(Protocol):
    """What handlers read the time from, and wait with."""

    def time(self) -> float:
        """Return the time of day, as Unix seconds."""

    async def sleep(self, seconds: float) -> None:
        """Return after so many seconds."""


@dataclass(slots=True)
class Services:
    """What all handlers share."""

    database: Database
    answering: Answering
    translators: Mapping[Language, Translator]
    menus: Menus
    clock: Clock
    owners: AbstractSet[int]
    timezone: ZoneInfo
    file: Path  # the database's
    numbers: Numbers = field(default_factory=Numbers)
    works: dict[int, UnitOfWork] = field(default_factory=dict)  # of the updates that are being handled, by update_id

    @property
    def exports(self) -> Path:
        """Where files lie until they are sent."""
        return self.file.parent / "exports"

    @property
    def spoken(self) -> Mapping[Language, Translator]:
        """The translators of the languages that the event is told in, its first language the first."""
        languages = self.answering.known.event.languages
        return {language: self.translators[language] for language in languages if language in self.translators}

    def speaking(self, language: Language) -> Translator:
        """Return the translator into a language; into the event's first, where it is no longer told in this one."""
        spoken = self.spoken
        return spoken.get(language) or next(iter(spoken.values()))

    def now(self) -> datetime:
        """Return date and time where the people are."""
        return datetime.fromtimestamp(self.clock.time(), self.timezone)

    def today(self) -> date:
        """Return the date where the people are."""
        return self.now().date()
