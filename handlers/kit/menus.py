"""The command menu: one for everybody, and a longer one in the chats of editors and owners."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, TypeAlias

from answers.models.knowledge import Knowledge, Language
from handlers.kit.messages import Page
from locales import Translator
from storage.delivery import outbox
from storage.delivery.outbox import Call, Outgoing
from storage.users import menus
from storage.users.menus import Role

Audience: TypeAlias = Literal["visitor", "editor", "owner"]


LANGUAGE = "language"  # the command that chooses one


class Menus:
    """Who sees which commands, in the order in which they stand in the menu: the sections' after the first."""

    def __init__(self, commands: Mapping[Audience, Sequence[str]], translators: Mapping[Language, Translator]) -> None:
        self._visitors = commands["visitor"]
        self._further: Mapping[Role, Sequence[str]] = {
            "editor": commands["editor"],
            "owner": (*commands["editor"], *commands["owner"]),
        }
        self._translators = translators

    def visitors(self, knowledge: Knowledge) -> Sequence[str]:
        """Return the commands that everybody has."""
        first, *others = self._visitors
        if len(knowledge.event.languages) == 1:  # there is none to choose
            others.remove(LANGUAGE)
        return (first, *knowledge.sections, *others)

    def further(self, role: Role) -> Sequence[str]:
        """Return the commands that somebody in this role has besides those of visitors."""
        return self._further[role]

    def for_everybody(self, knowledge: Knowledge) -> Iterator[tuple[str, Translator, dict[str, Any]]]:
        """Yield each language of a phone, the translator that speaks to it, and the parameters of setMyCommands."""
        for code, say in self._phones(knowledge):
            commands = described(self.visitors(knowledge), knowledge, say)
            yield code, say, {"commands": commands, "language_code": code}

    def for_chat(self, user_id: int, role: Role, knowledge: Knowledge) -> Iterator[dict[str, Any]]:
        """Yield the parameters of setMyCommands that give a chat the menu of a role, for each language of a phone."""
        names = (*self.visitors(knowledge), *self.further(role))
        for code, say in self._phones(knowledge):
            commands = described(names, knowledge, say)
            yield {"commands": commands, "scope": _scope(user_id), "language_code": code}

    def setting(self, user_id: int, role: Role, knowledge: Knowledge) -> list[Call]:
        """Return the calls that show somebody what is to be done in this role."""
        return [Call(user_id, "setMyCommands", parameters) for parameters in self.for_chat(user_id, role, knowledge)]

    def clearing(self, user_id: int) -> list[Call]:
        """Return the calls that show somebody what everybody sees."""
        codes = ("", *self._translators)
        return [Call(user_id, "deleteMyCommands", {"scope": _scope(user_id), "language_code": code}) for code in codes]

    def _phones(self, knowledge: Knowledge) -> Iterable[tuple[str, Translator]]:
        """Return who speaks to phones in which language: to those in none of the event's its first one."""
        spoken = [self._translators[code] for code in knowledge.event.languages if code in self._translators]
        theirs = {say.language: say for say in spoken}
        return [("", spoken[0]), *((code, theirs.get(code, spoken[0])) for code in self._translators)]


def described(commands: Sequence[str], knowledge: Knowledge, say: Translator) -> list[dict[str, str]]:
    """Return commands with their descriptions (Bot API, BotCommand)."""
    sections = knowledge.sections
    return [
        {
            "command": name,
            "description": sections[name].menu.best(say.language) if name in sections else say(f"command-{name}"),
        }
        for name in commands
    ]


def put(connection: sqlite3.Connection, user_id: int, role: Role, calls: Sequence[Call]) -> list[Outgoing]:
    """Store these calls, which put the menu of a role into a chat that has begun, unless it stands there already."""
    return outbox.add_all(connection, calls) if menus.put(connection, user_id, role) else []


def editors_welcome(say: Translator) -> Page:
    """Return what a new editor is told."""
    return Page(say("admins-welcome"), heading=say("admins-welcome-heading"))


def _scope(chat_id: int) -> dict[str, Any]:
    return {"type": "chat", "chat_id": chat_id}
