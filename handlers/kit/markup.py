"""Messages as HTML: escaped, and split where one message does not hold them."""

import re
from collections.abc import Sequence
from html import escape, unescape

_MAX_UNITS = 4096  # UTF-16 code units of a message after its markup is parsed (Bot API, sendMessage)
_EXAMPLES = 3
_EXAMPLE = 80  # UTF-16 code units
_TAG = re.compile(r"</?[a-z][^>]*>")
_JOINERS = "\u200d\ufe0e\ufe0f"  # what belongs to the character before it


def bold(text: str) -> str:
    """Return a text as bold HTML."""
    return f"<b>{escape(text, quote=False)}</b>"


def plain(text: str) -> str:
    """Return a text as HTML that shows it as it is written."""
    return escape(text, quote=False)


def link(text: str, url: str | None) -> str:
    """Return a text as a link, or as it is where there is no address."""
    return plain(text) if url is None else f'<a href="{escape(url)}">{plain(text)}</a>'


def units(text: str) -> int:
    """Return the length that Telegram counts: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shown_units(markup: str) -> int:
    """Return the length of HTML of ours as Telegram counts it: after the markup is parsed."""
    return units(unescape(_TAG.sub("", markup)))


def shorten(text: str, limit: int) -> str:
    """Return a text in one line, with an ellipsis where it is longer than so many code units."""
    line = " ".join(text.split())
    return line if units(line) <= limit else f"{_cut(line, limit - 1).rstrip()}…"


def first_few(questions: Sequence[str]) -> str:
    """Return the first few of some questions as examples: quoted, each in short."""
    return "; ".join(f"«{shorten(question, _EXAMPLE)}»" for question in questions[:_EXAMPLES])


def split(text: str, limit: int = _MAX_UNITS) -> list[str]:
    """Split a text into parts of at most so many code units, between paragraphs, lines or words where possible."""
    parts = []
    while units(text) > limit:
        head = _cut(text, limit)
        parts.append(head.rstrip())
        text = text[len(head) :].lstrip()
    return [*parts, text] if text or not parts else parts


def _cut(text: str, limit: int) -> str:
    """Return as long a beginning of the text as fits."""
    used = end = 0
    while end < len(text) and used + (width := units(text[end])) <= limit:
        used += width
        end += 1
    head = text[:end]
    for separator in ("\n\n", "\n", " "):
        place = head.rfind(separator)
        if place > end // 2:
            return head[: place + len(separator)]
    while end > 1 and (text[end] in _JOINERS or text[end - 1] == "\u200d"):
        end -= 1
    return text[:end]
