"""Calls of the Bot API that put a message into a chat or change one there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

from telegram import Message, Update
from telegram.constants import ChatType

from handlers.kit import markup
from handlers.kit.payloads import Payload
from storage.delivery.outbox import PICTURE, Call
from storage.knowledge import pictures

_MAX_UNITS = 4096  # of a message (Bot API, sendMessage)
MAX_CAPTION = 1024  # of a photo (Bot API, sendPhoto)
_RESERVE = 512  # code units kept free for the heading and the foot
_MAX_LABEL = 64  # what a phone shows of a button
_MOST_BUTTONS = 90  # Telegram refuses more than 100


class Button(NamedTuple):
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
        texts = [markup.plain(text) for text in markup.split(self.text, _MAX_UNITS - _RESERVE)]
        if self.heading:
            texts[0] = "\n\n".join(filter(None, (markup.bold(self.heading), texts[0])))
        if self.foot:
            texts[-1] = "\n\n".join(filter(None, (texts[-1], self.foot)))
        return texts


@dataclass(frozen=True, slots=True)
class Sheet:
    """Several pages in as few messages as hold them; the buttons are under the last one."""

    pages: Sequence[Page]
    rows: Sequence[Sequence[Button]] = field(default_factory=tuple)
    picture: str | None = None

    def parts(self) -> list[str]:
        """Return the sheet as the HTML of its messages."""
        first, *others = (part for page in self.pages for part in page.parts())
        parts = [first]
        for part in others:
            together = f"{parts[-1]}\n\n{part}"
            if markup.shown_units(together) <= _MAX_UNITS:
                parts[-1] = together
            else:
                parts.append(part)
        return parts


Showable: TypeAlias = Page | Sheet


def column(buttons: Iterable[Button]) -> list[list[Button]]:
    """Return the buttons one below the other, as many as a message holds beside a few others."""
    return [[button] for button in islice(buttons, _MOST_BUTTONS)]


def sending(page: Showable, message: Message) -> list[Call]:
    """Return the calls that answer a message; in a group they refer to it."""
    addressee: dict[str, Any] = {"chat_id": message.chat_id}
    if message.chat.type != ChatType.PRIVATE:
        addressee |= {"reply_parameters": {"message_id": message.message_id, "allow_sending_without_reply": True}}
    return _calls(page, addressee, "sendMessage", addressee)


def sending_to(chat_id: int, page: Showable) -> list[Call]:
    """Return the calls that put a page into a private chat by themselves."""
    return _calls(page, {"chat_id": chat_id}, "sendMessage", {"chat_id": chat_id})


def editing(page: Showable, chat_id: int, message_id: int) -> list[Call]:
    """Return the calls that turn a message of ours into this page; what does not fit into it follows as messages."""
    return _calls(page, {"chat_id": chat_id, "message_id": message_id}, "editMessageText", {"chat_id": chat_id})


def mending(page: Showable, chat_id: int, message_ids: Sequence[int]) -> list[Call]:
    """Return the calls that turn several messages of ours into this page; those that it does not fill go."""
    first, *tail = message_ids
    mended, *further = editing(page, chat_id, first)
    changed = [
        Call(chat_id, "editMessageText", {**call.parameters, "message_id": message_id})
        for call, message_id in zip(further, tail, strict=False)
    ]
    gone = [_deletion(chat_id, message_id) for message_id in tail[len(further) :]]
    return [mended, *changed, *further[len(tail) :], *gone]


def answering(page: Showable, update: Update) -> list[Call]:
    """Return the calls that answer a message with a page, or turn the message whose button was tapped into it."""
    message = update.effective_message
    if message is None:
        return []
    if update.callback_query is None:
        return sending(page, message)
    if message.photo and not _is_photo(page):  # it cannot be turned into a text
        return [*sending_to(message.chat_id, page), _deletion(message.chat_id, message.message_id)]
    return editing(page, message.chat_id, message.message_id)


def renewing_buttons(message: Message, gone: Sequence[type[Payload]], rows: Sequence[Sequence[Button]] = ()) -> Call:
    """Return the call that takes the buttons of these kinds from under a message of ours, and adds others."""
    standing = () if message.reply_markup is None else message.reply_markup.inline_keyboard
    kept = [
        [one.to_dict() for one in row if not any(kind.pattern().match(str(one.callback_data)) for kind in gone)]
        for row in standing
    ]
    keyboard = [*(row for row in kept if row), *_rows(rows)]
    parameters = {
        "chat_id": message.chat_id,
        "message_id": message.message_id,
        "reply_markup": {"inline_keyboard": keyboard},
    }
    return Call(message.chat_id, "editMessageReplyMarkup", parameters)


def _deletion(chat_id: int, message_id: int) -> Call:
    return Call(chat_id, "deleteMessage", {"chat_id": chat_id, "message_id": message_id})


def _calls(page: Showable, first: dict[str, Any], first_method: str, further: dict[str, Any]) -> list[Call]:
    texts, chat_id = page.parts(), first["chat_id"]
    if _is_photo(page):
        method, content = _photo(texts[0], page, first_method)
        return [Call(chat_id, method, first | content | _keyboard(page))]
    contents = [_content(text, page) for text in texts]
    contents[-1] |= _keyboard(page)
    return [
        Call(chat_id, first_method, first | contents[0]),
        *(Call(chat_id, "sendMessage", further | content) for content in contents[1:]),
    ]


def _is_photo(page: Showable) -> bool:
    """Whether a page is a photo of ours with the text under it: only a short text fits there."""
    if not pictures.is_kept(page.picture):
        return False
    first, *others = page.parts()
    return not others and markup.shown_units(first) <= MAX_CAPTION


def _photo(html: str, page: Showable, method: str) -> tuple[str, dict[str, Any]]:
    """Return the method that shows a photo where the other one would show a text, and what it shows."""
    photo, caption = {PICTURE: page.picture}, {"caption": html, "parse_mode": "HTML"}
    if method == "sendMessage":
        return "sendPhoto", {"photo": photo} | caption
    return "editMessageMedia", {"media": {"type": "photo", "media": photo} | caption}


def _content(html: str, page: Showable) -> dict[str, Any]:
    if page.picture is None or pictures.is_kept(page.picture):
        preview: dict[str, Any] = {"is_disabled": True}
    else:
        preview = {"url": page.picture, "prefer_large_media": True, "show_above_text": True}
    return {"text": html, "parse_mode": "HTML", "link_preview_options": preview}


def _keyboard(page: Showable) -> dict[str, Any]:
    rows = _rows(page.rows)
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}


def _rows(rows: Sequence[Sequence[Button]]) -> list[list[dict[str, str]]]:
    return [
        [{"text": markup.shorten(one.label, _MAX_LABEL), "callback_data": one.payload.pack()} for one in row]
        for row in rows
    ]
