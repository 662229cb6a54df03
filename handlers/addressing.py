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
    return _mention(message).sub(" ", message.text or "").strip()


def _is_reply_to_bot(message: Message) -> bool:
    replied = message.reply_to_message
    return replied is not None and replied.from_user is not None and replied.from_user.id == message.get_bot().id


def _names_bot(message: Message) -> bool:
    return _mention(message).search(message.text or message.caption or "") is not None


def _mention(message: Message) -> re.Pattern[str]:
    return re.compile(rf"@{re.escape(message.get_bot().username)}\b", re.IGNORECASE)
