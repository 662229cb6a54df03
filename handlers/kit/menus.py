"""The command menu: one for everybody, and a longer one in the chats of editors and owners."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from answers.models.knowledge import Language
from locales import Translator
from storage.delivery import outbox
from storage.delivery.outbox import Call, Outgoing
from storage.users import menus
from storage.users.menus import Role

VISITORS = ("start", "forum", "cosmonauts", "stamps", "why", "language", "help", "privacy", "forget", "id")
EDITORS = (
    "addfact",
    "editfact",
    "delfact",
    "facts",
    "people",
    "stories",
    "undo",
    "history",
    "missing",
    "unanswered",
    "digest",
    "stats",
    "import",
    "export",
    "cancel",
)
OWNERS = ("admins", "backup")
FURTHER: Mapping[Role, Sequence[str]] = {"editor": EDITORS, "owner": (*EDITORS, *OWNERS)}
OF_A_ROLE: Mapping[Role, Sequence[str]] = {role: (*VISITORS, *further) for role, further in FURTHER.items()}

DEFAULT: Language = "ru"  # what phones in other languages see


def menu(commands: Sequence[str], say: Translator) -> list[dict[str, str]]:
    """Return commands with their descriptions (Bot API, BotCommand)."""
    return [{"command": name, "description": say(f"command-{name}")} for name in commands]


def menus_of_a_chat(
    commands: Sequence[str], chat_id: int, translators: Mapping[Language, Translator]
) -> Iterable[dict[str, Any]]:
    """Yield the parameters of setMyCommands that give a chat its own menu, for each language of a phone."""
    for code, say in [("", translators[DEFAULT]), *translators.items()]:
        scope = {"type": "chat", "chat_id": chat_id}
        yield {"commands": menu(commands, say), "scope": scope, "language_code": code}


def longer(user_id: int, role: Role, translators: Mapping[Language, Translator]) -> list[Call]:
    """Return the calls that show somebody what is to be done in this role."""
    wanted = menus_of_a_chat(OF_A_ROLE[role], user_id, translators)
    return [Call(user_id, "setMyCommands", parameters) for parameters in wanted]


def put(connection: sqlite3.Connection, user_id: int, role: Role, calls: Sequence[Call]) -> list[Outgoing]:
    """Store these calls, which put the menu of a role into a chat that has begun, unless it stands there already."""
    return outbox.add_all(connection, calls) if menus.put(connection, user_id, role) else []


def usual(user_id: int, translators: Mapping[Language, Translator]) -> list[Call]:
    """Return the calls that show somebody what everybody sees."""
    scope = {"type": "chat", "chat_id": user_id}
    codes = ("", *translators)
    return [Call(user_id, "deleteMyCommands", {"scope": scope, "language_code": code}) for code in codes]
