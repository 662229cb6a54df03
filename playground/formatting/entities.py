"""Message entities: what Telegram marks in a text by itself, and how it tidies what a bot marked."""

import re
from bisect import bisect_left

from playground.specification.errors import Json

Formatted = tuple[str, list[Json]]
"""A text and its entities, with offsets and lengths in UTF-16 code units."""

DETECTED = (
    ("url", re.compile(r"(?:https?://|(?<![\w.@/])(?=[\w-]+(?:\.[\w-]+)*\.(?:kz|com|org|net|ru|info|me|gov|int)\b))"
                       r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/[^\s<>\"«»]*[^\s<>\"«».,!?;:)\]])?/?")),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}\b")),
    ("mention", re.compile(r"(?<![\w/@])@[A-Za-z]\w{3,31}\b", re.ASCII)),
    ("bot_command", re.compile(r"(?<![\w/>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{2,31})?(?![\w/])")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])\w{1,256}")),
    ("cashtag", re.compile(r"(?<![\w$])\$[A-Z]{1,8}\b")),
    ("phone_number", re.compile(r"(?<![\w+])\+\d[\d ()-]{8,18}\d\b")),
)  # fmt: skip
DROPPED = re.compile("[\r\u2028-\u202e\u030a\u0333\u033f]")
CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")
# Of several direction marks in a row Telegram leaves the last one.
REPEATED_MARKS = re.compile("[\u200e\u200f]+(?=[\u200e\u200f])")
# A text of these alone is empty.
INVISIBLE = (
    " \n\u00a0\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u200c\u200d\u200e\u200f\u202f\u205f\u2800\u3000\ufeff\ufffc"
)
UNTOUCHED = {"code", "pre", "text_link", "text_mention", "custom_emoji"}


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 code units, Telegram's measure of every text."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def utf16_slice(text: str, offset: int, length: int) -> str:
    """Return the part of a text that an entity covers."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    return encoded[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def order(entities: list[Json]) -> list[Json]:
    """Sort as Telegram lists entities: by place, the wider first."""
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def detect(text: str, entities: list[Json]) -> list[Json]:
    """Add links, mentions, commands and the like, which Telegram finds in everybody's texts."""
    taken = [_span(entity) for entity in entities if entity["type"] in UNTOUCHED]
    found = []
    for kind, pattern in DETECTED:
        for match in pattern.finditer(text):
            offset = utf16_length(text[: match.start()])
            span = (offset, offset + utf16_length(match.group()))
            if all(span[1] <= start or end <= span[0] for start, end in taken):
                taken.append(span)
                found.append({"type": kind, "offset": offset, "length": span[1] - offset})
    return order(entities + found) if found else entities


def tidy(text: str, entities: list[Json]) -> Formatted:
    """Clean and trim a text as Telegram does: all space at its end, and before the first entity at its start."""
    text, entities = _drop(text, order(entities))
    text = REPEATED_MARKS.sub(lambda match: "\u200c" * len(match.group()), CONTROL.sub(" ", text)).rstrip()
    if not text.strip(INVISIBLE):
        return "", []
    spans = [_span(entity) for entity in entities if entity["length"] > 0]
    lead = min([len(text) - len(text.lstrip(" \n")), *(start for start, _ in spans)])
    text = text[lead:]
    length = utf16_length(text)
    kept = []
    for entity in entities:
        start, end = (min(at - lead, length) for at in _span(entity))
        if utf16_slice(text, start, end - start).strip():
            kept.append(entity | {"offset": start, "length": end - start})
    return text, kept


def _drop(text: str, entities: list[Json]) -> Formatted:
    """Take out what Telegram does not keep, and move the entities along."""
    dropped = [utf16_length(text[: match.start()]) for match in DROPPED.finditer(text)]
    if not dropped:
        return text, entities
    moved = []
    for entity in entities:
        start, end = (at - bisect_left(dropped, at) for at in _span(entity))
        moved.append(entity | {"offset": start, "length": end - start})
    return DROPPED.sub("", text), moved


def _span(entity: Json) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]
