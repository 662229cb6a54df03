"""What stands on Telegram's side for tests/fixtures/release-1.0.0.db: people, messages with their buttons, files."""

import base64
import json
from pathlib import Path
from typing import Any

from playground import BotApiServer, Button, Chat, Message, Person
from playground.specification.schema import Upload

_FIXTURES = Path(__file__).parent / "fixtures"
DATABASE = _FIXTURES / "release-1.0.0.db"
ENDED_AT = 1_795_846_020
"""When the service of the release ended, as Unix seconds."""
GROUP = -1_000_004_000_001
INVITATION, SPENT_INVITATION = "editor-T3xjEklxPXgR-ku5UHrSQXo3A4NZLqT3", "editor-o5uxRuy2cuiqsqI8eX22dphENOlYKk1y"


def restore(telegram: BotApiServer) -> dict[str, Person]:
    """Put everybody, and what stands in the chats, into a fresh stand-in; return the people by name.

    Messages that no test needs count as deleted, so that the next ones get the ids that are due to them. The updates
    that waited when the release ended are delivered once more, as those are that were not confirmed; so the next one
    gets the id that is due to it.
    """
    world = json.loads((_FIXTURES / "release-1.0.0.telegram.json").read_text())
    people = [
        telegram.user(one["first_name"], user_id=one["id"], language_code=one["language_code"])
        for one in world["people"]
    ]
    telegram.supergroup(
        world["group"]["title"], members=[person for person in people if person.id in world["group"]["members"]]
    )
    for one in world["files"]:  # in their order, for the names that they have in the database
        telegram.cloud.files.keep(one["kind"], Upload(one["name"], base64.b64decode(one["content"]), one["mime_type"]))
    for one in world["chats"]:
        _fill(telegram, telegram.cloud.chats[one["id"]], one)
    for update in world["unconfirmed"]:
        telegram.updates.inject(update)
    return {person.account.first_name: person for person in people}


def standing(chat: Chat, message_id: int) -> Message:
    """Return a message that stands in a chat."""
    return chat.show(chat.posts[message_id])


async def what_waited(people: dict[str, Person]) -> None:
    """Return when the service has done what it does by itself: what was received, unsent, or to be told."""
    for name in ("Павел", "Павел", "Руслан", "Руслан", "Данияр", "Виктор"):
        await people[name].hears()
    for name in ("Павел", "Виктор"):  # under whose messages buttons go, before anything later is said
        await people[name].says("/id")


def kind(button: Button) -> str:
    """Return what kind of button it is."""
    return str(button.callback_data).split(":")[1]


def kinds(message: Message) -> set[str]:
    """Return the kinds of buttons that a message has."""
    return {kind(button) for row in message.buttons for button in row}


def _fill(telegram: BotApiServer, chat: Chat, one: dict[str, Any]) -> None:
    chat.started = True
    kept = {message["message_id"]: message for message in one["messages"]}
    for message_id in range(1, one["last_message_id"] + 1):
        content = dict(kept.get(message_id, {}))
        by_bot = content.pop("by_bot", False)
        sender = telegram.bot if by_bot else next(iter(chat.members.values()))
        post = chat.add({"from": sender.as_user()} | content, by_bot=by_bot)
        post.deleted = message_id not in kept
    chat.unheard.clear()
