"""What a change changed, as HTML to read: what went is struck through, what came is underlined."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher

from answers.models.knowledge import Knowledge, Model
from handlers.editors.forms.values import as_typed, listed
from handlers.kit import markup
from locales import Translator
from storage.knowledge import pictures
from storage.knowledge.knowledge import Change

_PIECES = re.compile(r"\s+|[^\s\w]|\w+")
_TOPICS = ("forum", "cosmonauts", "stamps", "source")
_BETWEEN = "; "
_MOST = 2000  # pieces of a text; of longer ones only the whole is compared


def difference(change: Change, known: Knowledge, say: Translator) -> list[str]:
    """Return a paragraph for each part that differs; what is known says what the ids in it stand for."""
    before, after = _parts(change.before), _parts(change.after)
    names = [*before, *(name for name in after if name not in before)]
    paragraphs = []
    for name in names:
        if before.get(name) != after.get(name):
            old, new = (_shown(name, parts.get(name, ""), known, say) for parts in (before, after))
            compared = _compared(old, say("value-another") if old == new else new)
            paragraphs.append(f"{markup.plain(_label(name, say))}: {compared}")
    return paragraphs


def emptied(change: Change, say: Translator) -> list[str]:
    """Return what the parts are called that were filled and are empty after the change."""
    before, after = _parts(change.before), _parts(change.after)
    return [_label(name, say) for name in before if name not in after]


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


def _label(name: str, say: Translator) -> str:
    """Return what a part is called: the last words of its path say it, a number before them the chapter."""
    *outer, part = re.sub(r"\.(\d+)\.", r"#\1.", name).split("#")
    number, _, rest = part.partition(".") if outer else ("", "", part)
    label = say(f"part-{rest.replace('.', '-')}")
    return say("part-of-chapter", number=int(number) + 1, part=label) if outer else label


def _shown(name: str, value: str, known: Knowledge, say: Translator) -> str:
    """Return a part as people would read it: what stands for something else by its name."""
    read = _READERS.get(name.rpartition(".")[2])
    return value if not value or read is None else read(value, known, say)


def _topic(value: str, _: Knowledge, say: Translator) -> str:
    return say(f"topic-{value}") if value in _TOPICS else value


def _word(value: str, _: Knowledge, say: Translator) -> str:
    return listed(say(f"word-{value}"))[0]


def _date(value: str, _: Knowledge, say: Translator) -> str:
    return say.date(date.fromisoformat(value))


def _source(value: str, known: Knowledge, say: Translator) -> str:
    source = known.sources.get(value)
    return value if source is None else f"{as_typed(source)}, {say.date(source.date)}"


def _country(value: str, known: Knowledge, say: Translator) -> str:
    return known.countries[value].get(say.language) if value in known.countries else value


def _titles(value: str, known: Knowledge, say: Translator) -> str:
    ids = value.split(_BETWEEN)
    return _BETWEEN.join(known.titles[id_].get(say.language) if id_ in known.titles else id_ for id_ in ids)


def _together(value: str, known: Knowledge, say: Translator) -> str:
    return known.facts[value].question.best(say.language) if value in known.facts else value


def _picture(value: str, _: Knowledge, say: Translator) -> str:
    return say("value-picture") if pictures.is_kept(value) else value


_READERS: Mapping[str, Callable[[str, Knowledge, Translator], str]] = {
    "topic": _topic,
    "kind": _word,
    "sex": _word,
    "verified": _date,
    "until": _date,
    "date": _date,
    "source": _source,
    "country": _country,
    "titles": _titles,
    "together": _together,
    "picture": _picture,
}


def _parts(record: Model | None) -> dict[str, str]:
    return {} if record is None else dict(_flat(record.model_dump(mode="json", exclude_defaults=True), ""))


def _flat(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from _flat(part, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value and isinstance(value[0], Mapping):
        for number, part in enumerate(value):
            yield from _flat(part, f"{path}.{number}")
    elif isinstance(value, list):
        yield path, _BETWEEN.join(map(str, value))
    elif value is not None:
        yield path, str(value)
