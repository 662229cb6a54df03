"""Message entities: what Telegram marks in a text by itself, and how it tidies what a bot marked."""

import re

from bot.playground.errors import Json

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
    """Trim a text as Telegram does: all space at its end, and before the first entity at its start."""
    text = "".join(" " if letter < " " and letter != "\n" else letter for letter in text.replace("\r", ""))
    entities = [entity for entity in order(entities) if entity["length"] > 0]
    trimmed = text.rstrip()
    first = entities[0]["offset"] if entities else utf16_length(trimmed)
    lead = len(trimmed) - len(trimmed.lstrip(" \n"))
    lead = min(lead, first)
    trimmed = trimmed[lead:]
    length = utf16_length(trimmed)
    kept = []
    for entity in entities:
        start = entity["offset"] - lead
        end = min(start + entity["length"], length)
        if end > start and utf16_slice(trimmed, start, end - start).strip():
            kept.append(entity | {"offset": start, "length": end - start})
    return trimmed, kept


def _span(entity: Json) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]
