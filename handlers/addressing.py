"""Whether a message is meant for the bot, and what it says to it."""

import re

from telegram import Message
from telegram.constants import ChatType
from telegram.ext.filters import MessageFilter


class _Meant(MessageFilter):
    """In a private chat everything is; in a group a reply to the bot, or a message with its @name."""

    def filter(self, message: Message) -> bool:
        return message.chat.type == ChatType.PRIVATE or _is_reply_to_bot(message) or _names_bot(message)


MEANT = _Meant()


def question_of(message: Message) -> str:
    """Return the text without the bot's @name."""
    text = message.text or ""
    return _mention(message.get_bot().username).sub(" ", text).strip() if "@" in text else text.strip()


def _is_reply_to_bot(message: Message) -> bool:
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.id == message.get_bot().id


def _names_bot(message: Message) -> bool:
    return _mention(message.get_bot().username).search(message.text or "") is not None


def _mention(username: str) -> re.Pattern[str]:
    return re.compile(rf"@{re.escape(username)}\b", re.IGNORECASE)
