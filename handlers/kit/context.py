"""What a handler is given besides the update."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol, cast
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import Application, CallbackContext, ExtBot

from answers.engine import Engine
from answers.models.answer import Answer, Turn
from answers.models.knowledge import Knowledge, Language
from handlers.kit.unit_of_work import UnitOfWork
from locales import Translator
from storage.database.database import Database
from storage.questions.asked import Numbers
from storage.users import visitors

FOLLOW_UP = timedelta(minutes=10)
_GROUP_LANGUAGE: Language = "ru"


class Answering(Protocol):
    """Answers questions; asks for a second opinion where the first is unsure."""

    @property
    def engine(self) -> Engine:
        """The engine over the knowledge of this moment; one fact leads those that are told together."""

    @property
    def known(self) -> Knowledge:
        """All that is in the database."""

    @property
    def knowledge(self) -> Knowledge:
        """What of it is said today."""

    @property
    def waiting(self) -> int:
        """How many facts the engine has yet to learn."""

    async def refresh(self) -> None:
        """Take over what was changed."""

    async def answer(self, question: str, language: Language, previous: Turn | None) -> Answer:
        """Answer one question."""

    async def embed_questions(self, questions: Sequence[str]) -> Mapping[str, Sequence[float]]:
        """Return the sentence embeddings of questions, as far as these can be had now."""


@dataclass(slots=True)
class Services:
    """The finished parts that handlers work with."""

    database: Database
    answering: Answering
    translators: Mapping[Language, Translator]
    owners: AbstractSet[int]
    timezone: ZoneInfo
    file: Path  # the database's
    numbers: Numbers = field(default_factory=Numbers)
    works: dict[int, UnitOfWork] = field(default_factory=dict)  # of the updates that are being handled, by update_id

    @property
    def exports(self) -> Path:
        """Where files lie until they are sent."""
        return self.file.parent / "exports"

    def today(self) -> date:
        """Return the date where the people are."""
        return datetime.now(self.timezone).date()


class QuestionTooLongError(Exception):
    """The text is longer than any question."""


class LanguageUnknownError(Exception):
    """The person has not chosen a language, and the phone speaks neither of ours."""


class Context(CallbackContext[ExtBot[None], None, None, Services]):
    """PTB's context, with our services and the unit of work of this update."""

    services: Services  # PTB's `bot_data`, at hand: it is asked for several times in each update
    _update: Update

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]) -> "Context":
        """Remember which update this is about, and what it is handled with."""
        context = super().from_update(update, application)
        context.services = application.bot_data
        context._update = cast("Update", update)  # noqa: SLF001 - our own
        return context

    @property
    def knowledge(self) -> Knowledge:
        """What is said today."""
        return self.services.answering.knowledge

    @property
    def work(self) -> UnitOfWork:
        """What this update changes; loaded anew, so that the error handler finds it too."""
        return self.services.works[self._update.update_id]

    async def language(self) -> Language | None:
        """Return the language that the person chose, until then the phone's; None where that is neither of ours.

        In a group it is never None: one person's choice of language would stand in everybody's way.
        """
        user, chat = self._update.effective_user, self._update.effective_chat
        chosen = None if user is None else await self.services.database.read(visitors.language, user.id)
        visible = chosen or phone_language(None if user is None else user.language_code)
        return visible if chat is None or chat.type == ChatType.PRIVATE else visible or _GROUP_LANGUAGE

    async def translator(self) -> Translator:
        """Return the translator into the person's language.

        Raises LanguageUnknownError, which the error handler answers by offering both.
        """
        language = await self.language()
        if language is None:
            raise LanguageUnknownError
        return self.services.translators[language]


def phone_language(code: str | None) -> Language | None:
    """Return our language of an IETF language tag (Bot API, User.language_code)."""
    primary = (code or "").partition("-")[0].lower()
    return cast("Language", primary) if primary in ("ru", "kk") else None
