"""HTML as Telegram reads it (`parse_mode=HTML`), and back."""

import html
import re
from dataclasses import dataclass
from typing import NoReturn

from playground.formatting.entities import Formatted, order, utf16_length, utf16_slice
from playground.specification.errors import Json, reject

KINDS = {
    "b": "bold", "strong": "bold",
    "i": "italic", "em": "italic",
    "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "span": "spoiler", "tg-spoiler": "spoiler",
    "code": "code", "pre": "pre", "a": "text_link",
    "blockquote": "blockquote", "tg-emoji": "custom_emoji",
}  # fmt: skip
TAGS = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "spoiler": "tg-spoiler",
    "code": "code", "pre": "pre", "text_link": "a", "blockquote": "blockquote",
    "expandable_blockquote": "blockquote", "custom_emoji": "tg-emoji",
}  # fmt: skip
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,8})|#(\d{1,8})|(lt|gt|amp|quot));?")
SPECIAL = re.compile("[&<]")
START = re.compile(r"<([^\s>]*)")
END = re.compile(r"</([^\s>]*)\s*(>?)")
NAME = re.compile(r"[^\s=>/\"']*")
TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
SPACE = re.compile(r"\s*", re.ASCII)
LAST_CODE_POINT = 0x10FFFF
SURROGATES = range(0xD800, 0xE000)


@dataclass
class _Open:
    tag: str
    argument: str
    offset: int
    text_length: int


class HtmlReader:
    """One reading of one text; `read` gives the text without tags, and the entities."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._text: list[str] = []
        self._length = 0
        self._stack: list[_Open] = []
        self._entities: list[Json] = []

    def read(self) -> Formatted:
        """Raise `InvalidCallError` in Telegram's words where the HTML is not Telegram's."""
        while self._at < len(self._source):
            special = SPECIAL.search(self._source, self._at)
            end = special.start() if special else len(self._source)
            self._write(self._source[self._at : end])
            self._at = end
            if special is None:
                break
            if special.group() == "&":
                self._reference()
            elif self._source.startswith("</", self._at):
                self._close()
            else:
                self._open()
        if self._stack:
            self._fault(f'Can\'t find end tag corresponding to start tag "{self._stack[-1].tag}"')
        return "".join(self._text), order(self._entities)

    def _write(self, text: str) -> None:
        if text:
            self._text.append(text)
            self._length += utf16_length(text)

    def _reference(self) -> None:
        match = REFERENCE.match(self._source, self._at)
        self._write(decode_references(match.group()) if match else "&")
        self._at = match.end() if match else self._at + 1

    def _open(self) -> None:
        begin = self._at
        match = START.match(self._source, begin)
        tag = match.group(1).lower() if match else ""
        self._at = begin + 1 + len(tag)
        if self._at >= len(self._source):
            self._fault("Unclosed start tag", begin)
        if tag not in KINDS:
            self._fault(f'Unsupported start tag "{tag}"', begin)
        argument = self._attributes(tag, begin)
        if tag == "span" and argument != "spoiler":
            self._fault('Tag "span" must have class "tg-spoiler"', begin)
        self._stack.append(_Open(tag, argument, self._length, len(self._text)))

    def _attributes(self, tag: str, begin: int) -> str:
        """Read up to the end of the tag; returns the one attribute that matters to it."""
        argument = ""
        while True:
            self._skip(SPACE)
            if self._peek() == ">":
                self._at += 1
                return argument
            name = self._skip(NAME)
            if not name:
                fault = f'Empty attribute name in the tag "{tag}"' if self._peek() else "Unclosed start tag"
                self._fault(fault, begin)
            self._skip(SPACE)
            value = "1"
            if self._peek() == "=":
                self._at += 1
                self._skip(SPACE)
                value = self._value()
            if not self._peek():
                self._fault(f'Unclosed start tag "{tag}"' if value == "1" else "Unclosed start tag", begin)
            argument = _argument(tag, name, value, argument)

    def _value(self) -> str:
        quote = self._peek()
        if quote and quote in "\"'":
            end = self._source.find(quote, self._at + 1)
            end = len(self._source) if end < 0 else end
            value = self._source[self._at + 1 : end]
            self._at = end + 1
            return decode_references(value)
        begin = self._at
        value = self._skip(TOKEN).lower()
        if self._peek() and not self._peek().isspace() and self._peek() != ">":
            self._fault("Unexpected end of name token", begin)
        return value

    def _close(self) -> None:
        begin = self._at
        if not self._stack:
            self._fault("Unexpected end tag", begin)
        match = END.match(self._source, begin)
        if match is None or not match.group(2):
            self._fault("Unclosed end tag", begin)
        opened = self._stack.pop()
        found = match.group(1)
        if found and found != opened.tag:
            offset = self._offset(begin)
            self._fault(f'Unmatched end tag at byte offset {offset}, expected "</{opened.tag}>", found "</{found}>"')
        self._at = match.end()
        if self._length > opened.offset:
            self._entity(opened)

    def _entity(self, opened: _Open) -> None:
        entity: Json = {
            "type": KINDS[opened.tag],
            "offset": opened.offset,
            "length": self._length - opened.offset,
        }
        inner = self._entities[-1] if self._entities else {}
        same_place = all(inner.get(name) == entity[name] for name in ("offset", "length"))
        if opened.tag == "a":
            url = link(opened.argument or "".join(self._text[opened.text_length :]))
            if url is None:
                return
            entity |= url
        elif opened.tag == "tg-emoji":
            if not opened.argument.isdecimal() or int(opened.argument) == 0:
                self._fault("Invalid custom emoji identifier specified")
            entity["custom_emoji_id"] = opened.argument
        elif opened.tag == "blockquote" and opened.argument:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "code":
            entity |= {"language": opened.argument} if opened.argument else {}
        elif opened.tag == "pre" and same_place and inner.get("type") == "code":
            entity |= {"language": inner["language"]} if "language" in inner else {}
            self._entities.pop()
        self._entities.append(entity)

    def _skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._source, self._at)
        found = match.group() if match else ""
        self._at += len(found)
        return found

    def _peek(self) -> str:
        return self._source[self._at : self._at + 1]

    def _offset(self, at: int) -> int:
        return len(self._source[:at].encode())

    def _fault(self, reason: str, at: int | None = None) -> NoReturn:
        place = "" if at is None else f" at byte offset {self._offset(at)}"
        reject(f"can't parse entities: {reason}{place}")


def parse_html(source: str) -> Formatted:
    """Return text and entities as they were written, before Telegram trims them."""
    text, entities = HtmlReader(source).read()
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)  # code has a language only inside pre
    return text, entities


def decode_references(text: str) -> str:
    """Decode the four named references that Telegram knows, and numbers."""
    return REFERENCE.sub(_decoded, text)


def _decoded(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return chr(code) if 0 < code <= LAST_CODE_POINT and code not in SURROGATES else match.group()


def _argument(tag: str, name: str, value: str, so_far: str) -> str:
    match tag, name:
        case ("a", "href") | ("tg-emoji", "emoji-id"):
            return value
        case "code", "class" if value.startswith("language-"):
            return value.removeprefix("language-")
        case "span", "class" if value.startswith("tg-"):
            return value.removeprefix("tg-")
        case "blockquote", "expandable":
            return "1"
    return so_far


def link(url: str) -> Json | None:
    """Return what a link adds to its entity; None where Telegram shows the text without a link."""
    if match := re.fullmatch(r"tg://user\?id=(\d+)", url):
        return {"type": "text_mention", "user": {"id": int(match.group(1)), "is_bot": False, "first_name": ""}}
    if not re.match(r"[a-z]+://", url):
        url = f"http://{url}"
    if not re.fullmatch(
        r"(?:(?:https?|ftp|tonsite)://[^\s/?#]*[\w.-]+\.\w[\w-]*\.?(?::\d+)?|tg://[\w-]+)(?:[/?#]\S*)?", url
    ):
        return None
    host = url.split("://", 1)[1]
    return {"url": url if re.search("[/?#]", host) else f"{url}/"}


def to_html(text: str, entities: list[Json]) -> str:
    """Return the HTML that gives this text with these entities; what Telegram finds by itself is not marked."""
    marks = [entity for entity in entities if entity["type"] in TAGS]
    edges = sorted({edge for mark in marks for edge in (mark["offset"], mark["offset"] + mark["length"])})
    written, at = [], 0
    opened: list[Json] = []
    for edge in [*edges, utf16_length(text)]:
        written.append(html.escape(utf16_slice(text, at, edge - at), quote=False))
        at = edge
        while opened and opened[-1]["offset"] + opened[-1]["length"] <= edge:
            written.append(f"</{TAGS[opened.pop()['type']]}>")
        for mark in marks:
            if mark["offset"] == edge and mark["length"]:
                written.append(_start(mark))
                opened.append(mark)
        marks = [mark for mark in marks if mark["offset"] > edge]
    return "".join(written)


def _start(mark: Json) -> str:
    match mark["type"]:
        case "text_link":
            return f'<a href="{html.escape(mark["url"])}">'
        case "expandable_blockquote":
            return "<blockquote expandable>"
        case "custom_emoji":
            return f'<tg-emoji emoji-id="{mark["custom_emoji_id"]}">'
    return f"<{TAGS[mark['type']]}>"
