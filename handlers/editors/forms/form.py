"""Forms: what a record is written down in, field by field, as `key: value` lines or step by step."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from answers.models.knowledge import Language
from locales import Translator

_OPENING = re.compile(r"([^:\n]{1,40}?)[ \t]*:[ \t]*(.*)")


def folded(text: str) -> str:
    """Return a text as it is compared with others."""
    return " ".join(text.casefold().split())


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a record, in one language where it is a text. `key` names it in messages, in the text's own language.

    A field is asked for only where it `needs` no other, or that one is filled; so it is with its being required. Where
    it is `only_for` some words, these are what it needs there. Those of an earlier `stage` are asked for before the
    others.
    """

    part: str
    key: str
    language: Language | None = None
    is_required: bool = False
    is_asked: bool = True
    needs: str | None = None
    only_for: Collection[str] = ()
    stage: int = 0

    @property
    def name(self) -> str:
        """What the field is called in drafts and on buttons."""
        return name_of(self.part, self.language)

    def suits(self, values: Mapping[str, str]) -> bool:
        """Whether there is such a field beside these values."""
        return not self.only_for or folded(values.get(self.needs or "", "")) in self.only_for

    def follows(self, values: Mapping[str, str]) -> bool:
        """Whether the field that this one needs is filled."""
        return self.suits(values) and (self.needs is None or bool(values.get(self.needs)))


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a type of record; of each group in `one_of` at least one is filled."""

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
        """Return the fields: those in the editor's own language, those in each other one, those in none."""
        languages = [language, *dict.fromkeys(field.language for field in self.fields if field.language)]
        return sorted(
            self.fields,
            key=lambda field: (field.stage, languages.index(field.language) if field.language else len(languages)),
        )


@dataclass(frozen=True, slots=True)
class Fault:
    """Why something is not taken: a text of ours with its arguments, and the line where that can be told.

    `lacks` are the fields that are still to be filled, as groups of which one is enough; the text names their keys as
    `keys`. Where fields are asked for one by one, they come: then it is no fault yet.
    """

    text: str
    arguments: Mapping[str, str | int] = field(default_factory=dict)
    field: str | None = None
    line: int | None = None
    lacks: tuple[tuple[str, ...], ...] = ()


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


def name_of(part: str, language: Language | None) -> str:
    """Return what the field with a part of a record, in a language or in none, is called."""
    return part if language is None else f"{part}_{language}"


def in_each(languages: Iterable[Language], *fields: Field) -> tuple[Field, ...]:
    """Return these fields in each of the languages; the others that they need are in the same one."""
    return tuple(
        Field(
            one.part,
            one.key,
            language,
            one.is_required,
            one.is_asked,
            None if one.needs is None else name_of(one.needs, language),
            stage=one.stage,
        )
        for language in languages
        for one in fields
    )


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


def worded(fault: Fault, form: Form, say: Translator, translators: Mapping[Language, Translator]) -> str:
    """Return what a fault says, with the keys of the fields that are still to be filled."""

    def quoted(name: str) -> str:
        return say("fault-key", key=key(form.field(name), say, translators))

    groups = [
        say("fault-keys-and", one=quoted(group[0]), other=quoted(group[1])) if group[1:] else quoted(group[0])
        for group in fault.lacks
    ]
    *first, last = groups or [""]
    text = say("fault-keys-or", one=", ".join(first), other=last) if first else last
    return say(fault.text, **fault.arguments, keys=text)


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
                faults.append(Fault("fault-no-key", {"text": line.strip()[:60], "key": next(iter(known))}, line=number))
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
