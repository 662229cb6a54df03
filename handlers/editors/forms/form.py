"""Forms: what a record is written down in, field by field, as `key: value` lines or step by step."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from answers.models.knowledge import Language
from locales import Translator

_OPENING = re.compile(r"([^:\n]{1,40}?)[ \t]*:[ \t]*(.*)")


@dataclass(frozen=True, slots=True)
class Field:
    """One part of a form. `key` names it in messages; it is in the language of the text where that has one.

    A field is asked for only where it `needs` no other, or that one is filled; so it is with its being required. Those
    of an earlier `stage` are asked for before the others.
    """

    name: str
    key: str
    language: Language | None = None
    is_required: bool = False
    is_asked: bool = True
    needs: str | None = None
    stage: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a type of record; of each group in `one_of` at least one is filled."""

    name: str
    fields: tuple[Field, ...]
    one_of: tuple[tuple[str, ...], ...] = ()

    def field(self, name: str) -> Field:
        """Return the field with this name."""
        return next(field for field in self.fields if field.name == name)

    def is_needed(self, field: Field, values: Mapping[str, str]) -> bool:
        """Whether a field cannot be left empty beside these values."""
        groups = [{*group} - {field.name} for group in self.one_of if field.name in group]
        return field.is_required or any(not any(map(values.get, others)) for others in groups)

    def ordered(self, language: Language) -> list[Field]:
        """Return the fields, those in the editor's own language before those in the other."""
        return sorted(self.fields, key=lambda field: (field.stage, field.language is None, field.language != language))


@dataclass(frozen=True, slots=True)
class Fault:
    """Why something is not taken: a text of ours with its arguments, and the line where that can be told.

    `lacks` is the field that is still to be filled beside `field`: where fields are asked for one by one, it comes.
    """

    text: str
    arguments: Mapping[str, str | int] = field(default_factory=dict)
    field: str | None = None
    line: int | None = None
    lacks: str | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """What somebody wrote: the fields as they were typed, and the line on which each begins, counted from 1."""

    values: Mapping[str, str]
    lines: Mapping[str, int]
    faults: tuple[Fault, ...] = ()


class FaultyFormError(Exception):
    """A form that is not taken as it is."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        super().__init__()
        self.faults = tuple(faults)


def keys(form: Form, translators: Mapping[Language, Translator]) -> dict[str, str]:
    """Return the keys that open a field, in small letters, with the names of their fields."""
    found = {}
    for one in form.fields:
        for language, say in translators.items():
            if one.language in {None, language}:
                found[say(one.key).casefold()] = one.name
    return found


def key(field: Field, say: Translator, translators: Mapping[Language, Translator]) -> str:
    """Return how a field is named to somebody: by its key, which the language of its text decides."""
    return (say if field.language is None else translators[field.language])(field.key)


def read(text: str, known: Mapping[str, str], first_line: int = 1) -> Filled:
    """Take a text apart. Only a known key at the start of a line opens a field, and a field runs to the next one."""
    values: dict[str, list[str]] = {}
    lines: dict[str, int] = {}
    faults: list[Fault] = []
    current: list[str] | None = None
    for number, line in enumerate(text.split("\n"), start=first_line):
        opening = _OPENING.fullmatch(line)
        name = None if opening is None else known.get(opening[1].casefold())
        if opening is None or name is None:
            if current is not None:
                current.append(line)
            elif line.strip():
                faults.append(Fault("fault-no-key", {"text": line.strip()[:60]}, line=number))
        elif name in values:
            faults.append(Fault("fault-key-twice", {"key": opening[1], "line": lines[name]}, name, number))
            current = []
        else:
            current = values[name] = [opening[2]]
            lines[name] = number
    stripped = {name: "\n".join(parts).strip() for name, parts in values.items()}
    faults += [
        Fault("fault-empty", {"key": text.split("\n")[lines[name] - first_line].partition(":")[0]}, name, lines[name])
        for name, value in stripped.items()
        if not value
    ]
    return Filled(stripped, lines, tuple(faults))


def write(form: Form, values: Mapping[str, str], say: Translator, translators: Mapping[Language, Translator]) -> str:
    """Return what `read` reads as these values."""
    return "\n".join(
        f"{key(field, say, translators)}: {values[field.name]}"
        for field in form.ordered(say.language)
        if values.get(field.name)
    )
