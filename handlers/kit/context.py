"""What a handler is given: the update, our services, and the unit of work that collects what the update changes."""

from datetime import timedelta
from typing import Any, TypeVar, cast

from telegram import Chat, Message, Update, User
from telegram.constants import ChatType
from telegram.ext import Application, CallbackContext, ExtBot

from answers.models.knowledge import Knowledge, Language
from handlers.kit import messages
from handlers.kit.messages import Showable
from handlers.kit.payloads import Payload, StalePayloadError
from handlers.kit.services import Services
from handlers.kit.unit_of_work import UnitOfWork
from locales import Translator
from storage import question_context
from storage.database.database import Database
from storage.delivery import outbox
from storage.question_context import QuestionContext
from storage.questions import exchanges
from storage.questions.exchanges import Shown
from storage.users import visitors

FOLLOW_UP = timedelta(minutes=10)

PayloadT = TypeVar("PayloadT", bound=Payload)


class LanguageUnknownError(Exception):
    """The person has not chosen a language, and the phone speaks none of the event's."""


class Context(CallbackContext[ExtBot[None], None, None, Services]):
    """PTB's context, which knows its update and our services."""

    services: Services  # PTB's `bot_data`, at hand: it is asked for several times in each update
    incoming: Update
    _asked_in: QuestionContext | None = None

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]) -> "Context":
        """Remember which update this is about, and what it is handled with."""
        context = super().from_update(update, application)
        context.services = application.bot_data
        context.incoming = cast("Update", update)
        return context

    @property
    def message(self) -> Message | None:
        """The message that was sent or edited, or whose button was tapped."""
        return self.incoming.effective_message

    @property
    def chat(self) -> Chat | None:
        """The chat that this happens in."""
        return self.incoming.effective_chat

    @property
    def user(self) -> User | None:
        """Whoever wrote or tapped."""
        return self.incoming.effective_user

    @property
    def speaker(self) -> User | None:
        """The person who speaks or taps for himself, None where that is a bot, a channel, a group, or a forward."""
        user, message = self.user, self.incoming.message or self.incoming.edited_message
        if user is None or user.is_bot:
            return None
        return user if message is None or _is_own(message) else None

    @property
    def is_tap(self) -> bool:
        """Whether a button was tapped."""
        return self.incoming.callback_query is not None

    @property
    def is_private(self) -> bool:
        """Whether nobody else reads along."""
        return self.chat is not None and self.chat.type == ChatType.PRIVATE

    @property
    def database(self) -> Database:
        """The database."""
        return self.services.database

    @property
    def knowledge(self) -> Knowledge:
        """What is visible today."""
        return self.services.answering.knowledge

    @property
    def work(self) -> UnitOfWork:
        """What this update changes; loaded anew, so that the error handler finds it too."""
        return self.services.works[self.incoming.update_id]

    async def language(self) -> Language | None:
        """Return the language that the person chose, until then the phone's; None where that is none of the event's.

        In a group it is never None: one person's choice of language would stand in everybody's way.
        """
        chosen = None if self.user is None else await self.database.read(visitors.language, self.user.id)
        spoken = self.spoken_language(chosen)
        return spoken if self.chat is None or self.is_private else spoken or next(iter(self.services.spoken))

    async def translator(self) -> Translator:
        """Return the translator into the person's language.

        Raises LanguageUnknownError, which the error handler answers by offering the event's.
        """
        language = await self.language()
        if language is None:
            raise LanguageUnknownError
        return self.services.translators[language]

    def spoken_language(self, chosen: Language | None) -> Language | None:
        """Return the event's language that the person chose, or the phone's, or the only one; else None."""
        if len(self.services.spoken) == 1:
            return next(iter(self.services.spoken))
        for language in (chosen, phone_language(None if self.user is None else self.user.language_code)):
            if language in self.services.spoken:
                return language
        return None

    async def question_context(self, message: Message) -> QuestionContext:
        """Return what counts beside the text of this update's message; it is read once."""
        if self._asked_in is None:
            author = None if message.from_user is None else message.from_user.id
            self._asked_in = await self.database.read(question_context.find, message.chat_id, author)
        return self._asked_in

    def payload(self, kind: type[PayloadT]) -> PayloadT:
        """Return what the tapped button carries.

        Raises StalePayloadError where that is not of this kind.
        """
        if self.incoming.callback_query is None:
            raise StalePayloadError(None)
        return kind.unpack(self.incoming.callback_query.data)

    def show(self, page: Showable, shown: Shown | None = None) -> None:
        """Answer a message or a tap with a page; remember what it shows."""
        message = self.message
        if message is None:
            return
        calls = messages.answering(page, self.incoming)
        if shown is None:
            self.work.add(outbox.add_all, calls)
        else:
            self.work.add(exchanges.record, shown, calls, None if self.is_tap else message.message_id)


def phone_language(code: str | None) -> Language:
    """Return the language of an IETF language tag (Bot API, User.language_code)."""
    return (code or "").partition("-")[0].lower()


def _is_own(message: Message) -> bool:
    return message.sender_chat is None and message.forward_origin is None and message.via_bot is None
