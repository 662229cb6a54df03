"""Whether a message is meant for the bot, and what it says to it."""

import re

from telegram import Message, MessageEntity
from telegram.constants import ChatType
from telegram.ext.filters import MessageFilter


class _Meant(MessageFilter):
    """In a private chat everything is; in a group a reply to the bot, or a message or command with its @name."""

    def filter(self, message: Message) -> bool:
        return message.chat.type == ChatType.PRIVATE or _is_reply_to_bot(message) or _names_bot(message)


MEANT = _Meant()


def command_of(message: Message) -> str | None:
    """Return the command that a message begins with; None where it is another bot's, or there is none."""
    command, _, bot = (message.text or "").split(maxsplit=1)[0].lower().partition("@") if message.text else ("", "", "")
    if not command.startswith("/") or (bot and bot != str(message.get_bot().username).lower()):
        return None
    return command.removeprefix("/")


def question_of(message: Message) -> str:
    """Return the text without the bot's @name."""
    text = message.text or ""
    if "@" not in text:
        return text.strip()
    return re.sub(rf"(?<!\w)@{message.get_bot().username}\b", " ", text, flags=re.IGNORECASE).strip()


def _is_reply_to_bot(message: Message) -> bool:
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.id == message.get_bot().id


def _names_bot(message: Message) -> bool:
    name = f"@{message.get_bot().username}".lower()
    entities = message.parse_entities([MessageEntity.MENTION, MessageEntity.BOT_COMMAND])
    return any(text.lower().endswith(name) for text in entities.values())
