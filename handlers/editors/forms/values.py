"""What is typed into the fields that all types of records share: sources, dates, lists."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypeVar

from pydantic import HttpUrl, TypeAdapter, ValidationError

from answers.models.knowledge import Fact, Id, Knowledge, Language, Person, Phrases, Source, Story, Text
from handlers.editors.forms.form import Fault, name_of
from handlers.kit import markup
from storage.database import limits
from storage.knowledge.content import checks
from storage.knowledge.knowledge import Change

T = TypeVar("T")

# An item of a list in quotes, to the end of its line or to what parts it from the next one; or one without.
_ITEM = re.compile(r'[^\S\n]*(?:"((?:[^"\n]|"")*)"[^\S\n]*(?=[;\n]|\Z)|([^;\n]*))(?:[;\n]|\Z)')

_LINK = re.compile(r"\S*(?::/|//)\S*|(?:https?|javascript|data|file|ftp|mailto|tel|tg):\S+", re.IGNORECASE)
# An address as people copy it by hand. A name of a site alone («Kazpravda.kz») is the source's name.
_BARE_LINK = re.compile(r"(?<![^\s(«])(?:www\.\S+|(?:[^\W_][\w-]*\.)+[^\W\d_]{2,}(?::\d+)?/[^\s)»]*)", re.IGNORECASE)
_ID: TypeAdapter[str] = TypeAdapter(Id)
_URL: TypeAdapter[HttpUrl] = TypeAdapter(HttpUrl)
_DATES = (
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"),
    re.compile(r"(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>\d{4})"),
)


class FaultyValueError(ValueError):
    """What stands in a field is not what belongs there; the field is not known yet."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.text)
        self.fault = fault


def checked(faults: list[Fault], field: str, values: Mapping[str, str], read: Callable[[str], T]) -> T | None:
    """Return what a field holds, None where it is empty; where it is faulty, note that."""
    try:
        return read(values[field]) if values.get(field) else None
    except FaultyValueError as error:
        faults.append(replace(error.fault, field=field))
        return None


def needed(
    faults: list[Fault], field: str, values: Mapping[str, str], read: Callable[[str], T], lacking: str | None = None
) -> T | None:
    """Return what a field holds; where it is empty or faulty, note that: in the `lacking` text, or the field's own."""
    if not values.get(field):
        faults.append(Fault(lacking or f"fault-no-{field}", lacks=((field,),)))
        return None
    return checked(faults, field, values, read)


def too_long(text: str | None, limit: int, field: str) -> list[Fault]:
    """Return a fault where a text is longer than so many code units."""
    if not text or markup.units(text) <= limit:
        return []
    return [Fault("fault-too-long", {"length": markup.units(text), "limit": limit}, field)]


def text_too_long(values: Mapping[str, str], part: str, limit: int, languages: Iterable[Language]) -> list[Fault]:
    """Return a fault for each language in which a text is longer than so many code units."""
    fields = [name_of(part, language) for language in languages]
    return [fault for field in fields for fault in too_long(values.get(field), limit, field)]


def text(
    values: Mapping[str, str], part: str, languages: Iterable[Language], before: Text | None = None
) -> Text | None:
    """Return the text that stands in the fields of these languages; None where it is in no language.

    What was there `before` in other languages stays.
    """
    lines = {language: values.get(name_of(part, language)) for language in languages}
    unseen = {} if before is None else before.root
    found = {language: line for language, line in {**lines, **_others(unseen, lines)}.items() if line}
    return Text(found) if found else None


def of_text(part: str, text: Text | None, languages: Iterable[Language]) -> dict[str, str]:
    """Return what would have to be typed for a text."""
    lines = {} if text is None else {name_of(part, language): text.get(language) for language in languages}
    return filled(lines)


def phrases(values: Mapping[str, str], part: str, languages: Iterable[Language], before: Phrases) -> Phrases:
    """Return the lists that stand in the fields of these languages; what was there before in others stays."""
    lists = {language: listed(values.get(name_of(part, language), "")) for language in languages}
    found = {**lists, **_others(before.root, lists)}
    return Phrases({language: items for language, items in found.items() if items})


def of_phrases(part: str, phrases: Phrases, languages: Iterable[Language]) -> dict[str, str]:
    """Return what would have to be typed for lists in these languages."""
    return filled({name_of(part, language): joined(phrases.get(language)) for language in languages})


def phrases_too_long(values: Mapping[str, str], part: str, limit: int, languages: Iterable[Language]) -> list[Fault]:
    """Return a fault for each item of a list that is longer than so many code units."""
    fields = [name_of(part, language) for language in languages]
    return [fault for field in fields for one in listed(values.get(field, "")) for fault in too_long(one, limit, field)]


def topic(known: Knowledge, value: str) -> str:
    """Read a topic: an id that facts may have.

    Raises FaultyValueError.
    """
    try:
        return _ID.validate_python(value.strip().lower())
    except ValidationError:
        topics = dict.fromkeys(fact.topic for fact in known.facts.values())
        raise FaultyValueError(Fault("fault-topic", {"text": value[:60], "known": "; ".join(topics)})) from None


def any_of(part: str, languages: Iterable[Language]) -> tuple[tuple[str, ...], ...]:
    """Return the fields of a text as what lacks where it is in no language."""
    return tuple((name_of(part, language),) for language in languages)


def listed(value: str) -> tuple[str, ...]:
    """Return what is parted by semicolons or lines, each once.

    An item that holds a semicolon, or begins with a double quote, stands in double quotes, those within it doubled.
    Other quotes belong to what they were typed around.
    """
    return tuple(dict.fromkeys(item for item in _items(value) if item))


def joined(items: Iterable[str]) -> str:
    """Return what `listed` reads as these items."""
    return "; ".join(_in_quotes(item) if _is_quoted(item) else item for item in items)


def _items(value: str) -> Iterator[str]:
    for found in _ITEM.finditer(value):
        quoted, plain = found.groups()
        inside = None if quoted is None else quoted.replace('""', '"')
        if inside is None:
            yield plain.strip()
        else:
            yield inside if _is_quoted(inside) else f'"{quoted}"'


def _in_quotes(item: str) -> str:
    doubled = item.replace('"', '""')
    return f'"{doubled}"'


def _is_quoted(item: str) -> bool:
    """Whether an item cannot be written as it is."""
    return ";" in item or item.startswith('"')


def _others(before: Mapping[Language, T], now: Mapping[Language, object]) -> dict[Language, T]:
    return {language: value for language, value in before.items() if language not in now}


def day(value: str) -> date:
    """Read a date.

    Raises FaultyValueError.
    """
    for pattern in _DATES:
        if found := pattern.fullmatch(value.strip()):
            try:
                read = date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                break
            if read.year >= limits.EARLIEST:
                return read
    raise FaultyValueError(Fault("fault-date", {"text": value[:40]}))


def source(value: str, dated: date) -> Source:
    """Read a source: a name, a link, or both.

    Raises FaultyValueError.
    """
    link = _LINK.search(value) or _BARE_LINK.search(value)
    name = " ".join(value.replace(link[0], " ").split()) if link else " ".join(value.split())
    url = None
    if link is not None:
        url = _address(link[0])
        name = name.strip(" ,;:—–-()") or (url.host or "").removeprefix("www.")
    if markup.units(name) > limits.MAX_NAME:
        raise FaultyValueError(Fault("fault-too-long", {"length": markup.units(name), "limit": limits.MAX_NAME}))
    return Source(name=name, url=url, date=dated)


def needed_source(faults: list[Fault], values: Mapping[str, str], today: date, before: Source | None) -> Source | None:
    """Return the source that two fields hold, dated today where no date is; where it lacks or is faulty, note that.

    What stands there as it was `before` is that source, whatever its name looks like.
    """
    if before is not None and of_source(before) == {name: values.get(name) for name in ("source", "date")}:
        return before
    dated = checked(faults, "date", values, day) or today
    return needed(faults, "source", values, partial(source, dated=dated))


def source_of(record: Fact | Person | Story | None, known: Knowledge) -> Source | None:
    """Return the source that a record has."""
    return None if record is None else known.sources.get(record.source)


def as_typed(source: Source) -> str:
    """Return what `source` reads as this source."""
    return source.name if source.url is None else f"{source.name} {source.url}"


def of_source(source: Source | None) -> dict[str, str]:
    """Return the two fields that a source is typed into."""
    if source is None:
        return {}
    return {"source": as_typed(source), "date": source.date.isoformat()}


def filled(fields: Mapping[str, str | None]) -> dict[str, str]:
    """Return the fields that hold something."""
    return {name: value for name, value in fields.items() if value}


def with_source(wanted: Source, known: Knowledge) -> tuple[str, list[Change]]:
    """Return the id of a source, and the change that adds it where it is new."""
    for id_, one in known.sources.items():
        if one == wanted:
            return id_, []
    digest = hashlib.sha256(wanted.model_dump_json().encode()).hexdigest()[:10]
    id_ = f"source-{digest}"  # of its content, so that two who add it at once add the same
    return id_, [Change("sources", id_, None, wanted)]


def _address(link: str) -> HttpUrl:
    written = f"https://{link}" if _BARE_LINK.fullmatch(link) else link
    try:
        url = _URL.validate_python(written)
    except ValidationError:
        raise FaultyValueError(Fault("fault-link", {"text": link[:60]})) from None
    if not checks.opens(url) or len(str(url)) > limits.MAX_LINK:
        raise FaultyValueError(Fault("fault-link", {"text": link[:60]}))
    return url
