"""What a handler of editors is given: who edits, besides what every handler is given."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import wraps

from telegram import Chat, Message
from telegram.ext import ExtBot

from answers.models.knowledge import Knowledge, Language
from handlers.kit import rights
from handlers.kit.context import Context, PayloadT
from handlers.kit.messages import Showable
from handlers.kit.rights import Author
from handlers.kit.services import Services
from handlers.kit.unit_of_work import UnitOfWork
from locales import Translator
from storage.database.database import Database


@dataclass(frozen=True, slots=True)
class EditorContext:
    """An update of an editor; `say` speaks the editor's language, which is also the first of `translators`."""

    context: Context
    author: Author
    say: Translator
    translators: Mapping[Language, Translator]

    @classmethod
    async def of(cls, context: Context, author: Author) -> "EditorContext":
        """Return the context of somebody whose rights were checked.

        Raises LanguageUnknownError.
        """
        say = await context.translator()
        return cls(context, author, say, {say.language: say, **context.services.spoken})

    @property
    def services(self) -> Services:
        """What all handlers share."""
        return self.context.services

    @property
    def database(self) -> Database:
        """The database."""
        return self.context.services.database

    @property
    def bot(self) -> ExtBot[None]:
        """The bot, for what need not survive."""
        return self.context.bot

    @property
    def work(self) -> UnitOfWork:
        """What this update changes."""
        return self.context.work

    @property
    def message(self) -> Message | None:
        """The message that was sent or edited, or whose button was tapped."""
        return self.context.message

    @property
    def chat(self) -> Chat | None:
        """The chat that this happens in."""
        return self.context.chat

    @property
    def is_private(self) -> bool:
        """Whether nobody else reads along."""
        return self.context.is_private

    @property
    def args(self) -> Sequence[str]:
        """The words behind the command."""
        return self.context.args or ()

    @property
    def known(self) -> Knowledge:
        """All that is in the database, also what is not visible today."""
        return self.context.services.answering.known

    @property
    def languages(self) -> Sequence[Language]:
        """The languages that the event is told in, its first one the first."""
        return tuple(self.context.services.spoken)

    @property
    def today(self) -> date:
        """The date where the people are."""
        return self.context.services.today()

    def payload(self, kind: type[PayloadT]) -> PayloadT:
        """Return what the tapped button carries, or raise StalePayloadError."""
        return self.context.payload(kind)

    def show(self, page: Showable) -> None:
        """Answer a message or a tap with a page."""
        self.context.show(page)


def editors_only(callback: Callable[[EditorContext], Awaitable[None]]) -> Callable[[Context], Awaitable[None]]:
    """Let only editors and owners do something: for anybody else it is not there."""

    @wraps(callback)
    async def checked(context: Context) -> None:
        await callback(await EditorContext.of(context, await rights.editor(context)))

    return checked


def owners_only(callback: Callable[[EditorContext], Awaitable[None]]) -> Callable[[Context], Awaitable[None]]:
    """Let only owners do something."""

    @wraps(callback)
    async def checked(context: Context) -> None:
        await callback(await EditorContext.of(context, await rights.owner(context)))

    return checked
