"""What the buttons of visitors carry."""

from typing import ClassVar, Literal

from answers.models.knowledge import Language
from handlers.kit.payloads import Payload


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


class ShowSection(Payload):
    """Show a section of the event; the page is one of its facts."""

    name: ClassVar[str] = "section"
    section: str
    page: int = 0


class ShowForum(Payload):
    """Show the first section of facts; only buttons of release 1.0.0 carry this."""

    name: ClassVar[str] = "forum"


class ShowFact(Payload):
    """Show one fact."""

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
