"""What a change changed, as HTML to read: what went is struck through, what came is underlined."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher
from typing import NamedTuple

from answers.models.knowledge import (
    Chapter,
    FactsSection,
    Knowledge,
    Language,
    Model,
    Named,
    Phrases,
    Text,
)
from handlers.editors.forms.labels import labelled
from handlers.editors.forms.values import as_typed, listed
from handlers.kit import markup
from locales import Translator
from storage.knowledge import pictures
from storage.knowledge.knowledge import Change

_PIECES = re.compile(r"\s+|[^\s\w]|\w+")
_BETWEEN = "; "
_MOST = 2000  # pieces of a text; of longer ones only the whole is compared


class _Part(NamedTuple):
    """A field of a record, in a language where it is a text, and of which chapter where it is of one."""

    field: str
    language: Language | None = None
    chapter: int | None = None


def difference(change: Change, known: Knowledge, say: Translator) -> list[str]:
    """Return a paragraph for each part that differs; what is known says what the ids in it stand for."""
    before, after = _parts(change.before), _parts(change.after)
    paragraphs = []
    for part in dict.fromkeys([*before, *after]):
        if before.get(part) != after.get(part):
            old, new = (_shown(part, parts.get(part, ""), known, say) for parts in (before, after))
            compared = _compared(old, say("value-another") if old == new else new)
            paragraphs.append(f"{markup.plain(_label(part, change, known, say))}: {compared}")
    return paragraphs


def emptied(change: Change, known: Knowledge, say: Translator) -> list[str]:
    """Return what the parts are called that were filled and are empty after the change."""
    before, after = _parts(change.before), _parts(change.after)
    return [_label(part, change, known, say) for part in before if part not in after]


def _compared(before: str, after: str) -> str:
    if not before or not after:
        return _gone(before) + _new(after)
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    if max(len(old), len(new)) > _MOST:
        return f"{_gone(before)} {_new(after)}"
    pieces = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(markup.plain("".join(old[a:b])))
        else:
            pieces.append(_gone("".join(old[a:b])) + _new("".join(new[c:d])))
    return "".join(pieces)


def _gone(text: str) -> str:
    return f"<s>{markup.plain(text)}</s>" if text else ""


def _new(text: str) -> str:
    return f"<u>{markup.plain(text)}</u>" if text else ""


def _label(part: _Part, change: Change, known: Knowledge, say: Translator) -> str:
    """Return what a part is called, as on the buttons of its form."""
    kind = _KINDS[change.collection] if part.chapter is None else "chapter"
    label = labelled(say(f"label-{kind}-{part.field}"), part.language, known.event.languages, say)
    return label if part.chapter is None else say("part-of-chapter", number=part.chapter + 1, part=label)


def _shown(part: _Part, value: str, known: Knowledge, say: Translator) -> str:
    """Return a part as people would read it: what stands for something else by its name."""
    read = _READERS.get(part.field) if part.language is None else None
    return value if not value or read is None else read(value, known, say)


def _topics(value: str, known: Knowledge, say: Translator) -> str:
    """Return topics by the titles of the sections that show them."""
    titles = {
        topic: section.title.best(say.language)
        for section in known.sections.values()
        if isinstance(section, FactsSection)
        for topic in section.topics
    }
    return _BETWEEN.join(titles.get(one, one) for one in value.split(_BETWEEN))


def _words(value: str, _: Knowledge, say: Translator) -> str:
    return _BETWEEN.join(listed(say(f"word-{one}"))[0] for one in value.split(_BETWEEN))


def _languages(value: str, _: Knowledge, say: Translator) -> str:
    return _BETWEEN.join(say.language_name(one) for one in value.split(_BETWEEN))


def _date(value: str, _: Knowledge, say: Translator) -> str:
    return say.date(date.fromisoformat(value))


def _source(value: str, known: Knowledge, say: Translator) -> str:
    source = known.sources.get(value)
    return value if source is None else f"{as_typed(source)}, {say.date(source.date)}"


def _country(value: str, known: Knowledge, say: Translator) -> str:
    return known.countries[value].name.best(say.language) if value in known.countries else value


def _titles(value: str, known: Knowledge, say: Translator) -> str:
    ids = value.split(_BETWEEN)
    return _BETWEEN.join(known.titles[id_].name.best(say.language) if id_ in known.titles else id_ for id_ in ids)


def _story(value: str, known: Knowledge, say: Translator) -> str:
    return known.stories[value].title.best(say.language) if value in known.stories else value


def _together(value: str, known: Knowledge, say: Translator) -> str:
    return known.facts[value].question.best(say.language) if value in known.facts else value


def _picture(value: str, _: Knowledge, say: Translator) -> str:
    return say("value-picture") if pictures.is_kept(value) else value


_READERS: Mapping[str, Callable[[str, Knowledge, Translator], str]] = {
    "topic": _topics,
    "topics": _topics,
    "kind": _words,
    "sex": _words,
    "by": _words,
    "languages": _languages,
    "story": _story,
    "verified": _date,
    "until": _date,
    "date": _date,
    "source": _source,
    "country": _country,
    "titles": _titles,
    "together": _together,
    "picture": _picture,
}


# What a record of each collection is called in the names of our texts.
_KINDS = {
    "sources": "source",
    "facts": "fact",
    "people": "person",
    "titles": "title",
    "countries": "country",
    "stories": "story",
    "event": "event",
    "sections": "section",
}


def _parts(record: Model | None) -> dict[_Part, str]:
    return {} if record is None else dict(_flat(record, ""))


def _flat(value: object, field: str, chapter: int | None = None) -> Iterator[tuple[_Part, str]]:
    if isinstance(value, Text):
        yield from ((_Part(field, language, chapter), value.best(language)) for language in value.languages())
    elif isinstance(value, Phrases):
        for language in value.languages():
            yield _Part(field, language, chapter), _BETWEEN.join(value.get(language))
    elif isinstance(value, Model):
        yield from _fields(value, f"{field}-" if field else "", chapter)
    elif isinstance(value, tuple) and all(isinstance(one, Chapter) for one in value):
        for number, one in enumerate(value):
            yield from _flat(one, "", number)
    elif isinstance(value, tuple):
        yield _Part(field, None, chapter), _BETWEEN.join(value)
    elif value is not None:
        yield _Part(field, None, chapter), str(value)


def _fields(record: Model, outer: str, chapter: int | None) -> Iterator[tuple[_Part, str]]:
    if isinstance(record, Named):
        yield from _flat(record.name, f"{outer}name")
    for name in type(record).model_fields:
        yield from _flat(getattr(record, name), f"{outer}{name.replace('_', '-')}", chapter)
