"""What buttons carry: small typed models, packed into callback data.

The first part is a version: a button of an older Garysh is known as such and answered kindly.
"""

import re
from typing import ClassVar, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from telegram import Update

from answers.models.knowledge import Language

_VERSION = "1"
_MAX_BYTES = 64  # Bot API, InlineKeyboardButton.callback_data
_MAX_NUMBER = 2**63  # no database holds larger ones


class Payload(BaseModel):
    """A button's meaning; the fields are texts and numbers without a colon."""

    model_config = ConfigDict(frozen=True)

    name: ClassVar[str]

    def pack(self) -> str:
        """Return the callback data.

        Raises ValueError where it does not fit.
        """
        data = ":".join([_VERSION, self.name, *map(str, vars(self).values())])
        if len(data.encode()) > _MAX_BYTES:
            message = f"callback data of over {_MAX_BYTES} bytes: {data}"
            raise ValueError(message)
        return data

    @classmethod
    def pattern(cls) -> re.Pattern[str]:
        """Return how the callback data of this payload begins."""
        return re.compile(f"{_VERSION}:{cls.name}(:|$)")

    @classmethod
    def unpack(cls, data: str | None) -> Self:
        """Read callback data.

        Raises StalePayloadError where it is none of ours: old, or forged.
        """
        parts = (data or "").split(":")
        if parts[:2] != [_VERSION, cls.name]:
            raise StalePayloadError(data)
        try:
            read = cls.model_validate(dict(zip(cls.model_fields, parts[2:], strict=True)))
        except (ValueError, ValidationError) as error:
            raise StalePayloadError(data) from error
        if any(isinstance(value, int) and not -_MAX_NUMBER <= value < _MAX_NUMBER for value in vars(read).values()):
            raise StalePayloadError(data)
        return read


class StalePayloadError(Exception):
    """A button that means nothing here and now."""


class ChooseLanguage(Payload):
    """Speak this language from now on."""

    name: ClassVar[str] = "language"
    language: Language


class ShowStart(Payload):
    """Show the greeting."""

    name: ClassVar[str] = "start"


class ShowHelp(Payload):
    """Show what the bot can do."""

    name: ClassVar[str] = "help"


class ShowForum(Payload):
    """Show what is known about the forum."""

    name: ClassVar[str] = "forum"


class ShowFact(Payload):
    """Show one fact about the forum."""

    name: ClassVar[str] = "fact"
    fact: str


class Ask(Payload):
    """Answer what was offered, in the language of the offer."""

    name: ClassVar[str] = "ask"
    kind: Literal["fact", "person"]
    id: str
    language: Language
    asked: int = 0


class Rate(Payload):
    """Note whether the answer to this question helped."""

    name: ClassVar[str] = "rate"
    mark: Literal["helpful", "unhelpful"]
    asked: int


class Escalate(Payload):
    """Pass this question on, and tell the person when there is an answer."""

    name: ClassVar[str] = "pass"
    asked: int


class Withdraw(Payload):
    """Tell the person nothing, after all."""

    name: ClassVar[str] = "unpass"
    asked: int


class ListPeople(Payload):
    """List people: all of them, or of a country, or with a title."""

    name: ClassVar[str] = "people"
    by: Literal["all", "country", "title"] = "all"
    value: str = ""


class ListConditions(Payload):
    """List the countries or the titles by which people can be listed."""

    name: ClassVar[str] = "by"
    by: Literal["country", "title"]


class ShowPerson(Payload):
    """Show a person's card; `by` and `value` are the list it was opened from."""

    name: ClassVar[str] = "who"
    person: str
    by: Literal["all", "country", "title"] = "all"
    value: str = ""


class ShowChapter(Payload):
    """Show a chapter of a story."""

    name: ClassVar[str] = "story"
    story: str
    chapter: int


class ListStories(Payload):
    """List the stories."""

    name: ClassVar[str] = "stories"


class Forget(Payload):
    """Forget the person who asked for it, or keep everything."""

    name: ClassVar[str] = "forget"
    choice: Literal["everything", "nothing"]
    user: int


PayloadT = TypeVar("PayloadT", bound=Payload)


def payload_of(update: Update, kind: type[PayloadT]) -> PayloadT:
    """Return what the tapped button carries.

    Raises StalePayloadError where that is not of this kind.
    """
    if update.callback_query is None:
        raise StalePayloadError(None)
    return kind.unpack(update.callback_query.data)
