"""Calls of the Bot API that put a message into a chat or change one there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from telegram import Message, Update
from telegram.constants import ChatType

from handlers import markup
from handlers.context import Context
from handlers.payloads import Payload
from storage import exchanges, outbox
from storage.exchanges import Told
from storage.outbox import Call

_RESERVE = 512  # code units kept free for the heading and the foot
_MOST_BUTTONS = 90  # Telegram refuses more than 100


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message."""

    label: str
    payload: Payload


@dataclass(frozen=True, slots=True)
class Page:
    """A message before it is bound to a chat: plain heading and text, a foot in HTML, rows of buttons."""

    text: str
    heading: str = ""
    foot: str = ""
    rows: Sequence[Sequence[Button]] = field(default_factory=tuple)
    picture: str | None = None

    def parts(self) -> list[str]:
        """Return the page as the HTML of one message, or of several where it is too long for one."""
        texts = [markup.plain(text) for text in markup.split(self.text, 4096 - _RESERVE)]
        if self.heading:
            texts[0] = f"{markup.bold(self.heading)}\n\n{texts[0]}"
        if self.foot:
            texts[-1] = f"{texts[-1]}\n\n{self.foot}"
        return texts


def column(buttons: Iterable[Button]) -> list[list[Button]]:
    """Return the buttons one below the other, as many as a message holds beside a few others."""
    return [[button] for button in islice(buttons, _MOST_BUTTONS)]


def sending(page: Page, message: Message) -> list[Call]:
    """Return the calls that answer a message; in a group they refer to it."""
    addressee: dict[str, Any] = {"chat_id": message.chat_id}
    if message.chat.type != ChatType.PRIVATE:
        addressee |= {"reply_parameters": {"message_id": message.message_id, "allow_sending_without_reply": True}}
    return _calls(page, addressee, "sendMessage", addressee)


def editing(page: Page, chat_id: int, message_id: int) -> list[Call]:
    """Return the calls that turn a message of ours into this page; what does not fit into it follows as messages."""
    return _calls(page, {"chat_id": chat_id, "message_id": message_id}, "editMessageText", {"chat_id": chat_id})


def show(update: Update, context: Context, page: Page, told: Told | None = None) -> None:
    """Answer a message with a page, or turn the message whose button was tapped into it; remember what it tells."""
    message = update.effective_message
    if message is None:
        return
    if update.callback_query is None:
        calls, question = sending(page, message), message.message_id
    else:
        calls, question = editing(page, message.chat_id, message.message_id), None
    first, *further = calls
    if told is None:
        context.work.add(outbox.add, first)
    else:
        context.work.add(exchanges.record, told, first, question)
    for call in further:
        context.work.add(outbox.add, call)


def _calls(page: Page, first: dict[str, Any], first_method: str, further: dict[str, Any]) -> list[Call]:
    texts = page.parts()
    contents = [_content(text, page) for text in texts]
    contents[-1] |= _keyboard(page)
    chat_id = first["chat_id"]
    return [
        Call(chat_id, first_method, first | contents[0]),
        *(Call(chat_id, "sendMessage", further | content) for content in contents[1:]),
    ]


def _content(html: str, page: Page) -> dict[str, Any]:
    if page.picture is None:
        preview: dict[str, Any] = {"is_disabled": True}
    else:
        preview = {"url": page.picture, "prefer_large_media": True, "show_above_text": True}
    return {"text": html, "parse_mode": "HTML", "link_preview_options": preview}


def _keyboard(page: Page) -> dict[str, Any]:
    rows = [[{"text": one.label, "callback_data": one.payload.pack()} for one in row] for row in page.rows]
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}
