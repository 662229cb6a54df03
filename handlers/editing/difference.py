"""What a change changed, as HTML to read: what went is struck through, what came is underlined."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from answers.models import Model
from handlers import markup
from locales import Translator
from storage.knowledge import Change

_PIECES = re.compile(r"\s+|[^\s\w]|\w+")
_MOST = 2000  # pieces of a text; of longer ones only the whole is compared


def difference(change: Change, say: Translator) -> list[str]:
    """Return a paragraph for each part that differs."""
    before, after = _parts(change.before), _parts(change.after)
    names = [*before, *(name for name in after if name not in before)]
    return [
        f"{markup.plain(_label(name, say))}: {_compared(before.get(name, ''), after.get(name, ''))}"
        for name in names
        if before.get(name) != after.get(name)
    ]


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


def _parts(thing: Model | None) -> dict[str, str]:
    return {} if thing is None else dict(_flat(thing.model_dump(mode="json", exclude_defaults=True), ""))


def _flat(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from _flat(part, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value and isinstance(value[0], Mapping):
        for number, part in enumerate(value):
            yield from _flat(part, f"{path}.{number}")
    elif isinstance(value, list):
        yield path, "; ".join(map(str, value))
    elif value is not None:
        yield path, str(value)
