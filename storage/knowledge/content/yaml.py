"""YAML as this project reads it: mappings, lists and texts, each with its line; nothing is guessed from a text's look.

That is YAML's failsafe schema, over the events of PyYAML's parser (libyaml): no aliases, so a small file cannot grow
large; no tags; no duplicate keys; bounded depth.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias

import yaml
from pydantic import AnyUrl

from storage.database.limits import MAX_DEPTH, MAX_PARTS

Data: TypeAlias = "str | list[Data] | dict[str, Data] | None"
Path: TypeAlias = tuple[str | int, ...]

# What the parser says, and what it means to somebody who has never heard of tokens.
_PLAIN_WORDS = {
    "mapping values are not allowed": "a text with a colon belongs into quotes; or the line is indented too far",
    "cannot start any token": "here is a Tab or a sign: use spaces, or put the text into quotes",
    "could not find expected ':'": "a space is missing after the colon, or this line must stand further to the right",
    "did not find expected": "it is indented otherwise than the lines above, or a quote or a bracket is not closed",
    "unexpected end of stream": "a quote or a bracket is not closed, here or further up",
    "unknown escape character": "in quotes, a \\ is written twice",
}
_NULLS = frozenset({"", "~", "null"})


class YamlError(ValueError):
    """The text is no YAML that this project reads. `line` counts from 1; `kind` is the fault's name."""

    def __init__(self, line: int, kind: str, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.kind = kind
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Document:
    """The data, and the line on which each part of it begins."""

    data: Data
    lines: Mapping[Path, int]

    def line(self, path: Path) -> int:
        """Return the line of a part, or that of the nearest part around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read(text: str) -> Document:
    """Parse one document.

    Raises YamlError.
    """
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(mark.line + 1 if mark else 1, "syntax", _in_plain_words(error.problem or "")) from error
    except yaml.YAMLError as error:  # a character that YAML forbids
        raise YamlError(1, "character", str(error).splitlines()[0]) from error
    return Document(builder.data, builder.lines)


def write(data: Mapping[str, Any]) -> str:
    """Return the data as YAML that `read` reads, with keys in their order."""
    return yaml.dump(dict(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


def _in_plain_words(problem: str) -> str:
    return next((words for said, words in _PLAIN_WORDS.items() if said in problem), problem or "this is not YAML")


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not come yet."""

    value: dict[str, Data] | list[Data]
    path: Path
    key: str | None = None


@dataclass(slots=True)
class _Builder:
    data: Data = None
    lines: dict[Path, int] = field(default_factory=dict)
    _open: list[_Open] = field(default_factory=list)
    _documents: int = 0
    _parts: int = 0

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 1
        self._parts += 1
        if self._parts > MAX_PARTS:
            raise YamlError(line, "large", f"there are more than {MAX_PARTS:,} keys and values; split the file")
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise YamlError(line, "documents", "there is a second document; one file holds one")
        elif isinstance(event, yaml.AliasEvent):
            raise YamlError(line, "alias", "aliases (*name) are not read; write the text itself")
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, yaml.CollectionStartEvent):
            path = self._place(line)
            if len(self._open) == MAX_DEPTH:
                raise YamlError(line, "deep", "it is nested too deeply")
            value: dict[str, Data] | list[Data] = {} if isinstance(event, yaml.MappingStartEvent) else []
            self._put(value)
            self._open.append(_Open(value, path))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        if event.tag is not None and event.tag != "!":
            raise YamlError(line, "tag", f"tags ({event.tag}) are not read")
        outer = self._open[-1] if self._open else None
        if outer is not None and isinstance(outer.value, dict) and outer.key is None:
            if event.value in outer.value:
                raise YamlError(line, "twice", f"the key {event.value!r} is there twice")
            outer.key = event.value
            self.lines[*outer.path, event.value] = line
            return
        self._place(line)
        self._put(None if not event.style and event.value in _NULLS else event.value)  # quoted, it is a text

    def _place(self, line: int) -> Path:
        """Return where in the data the part stands that begins now; in a list its line is noted, a key's is already."""
        if not self._open:
            return ()
        outer = self._open[-1]
        if isinstance(outer.value, dict):
            if outer.key is None:
                raise YamlError(line, "key", "a key must be a text")
            return (*outer.path, outer.key)
        path = (*outer.path, len(outer.value))
        self.lines[path] = line
        return path

    def _put(self, value: Data) -> None:
        if not self._open:
            self.data = value
            return
        outer = self._open[-1]
        if isinstance(outer.value, list):
            outer.value.append(value)
        elif outer.key is not None:
            outer.value[outer.key] = value
            outer.key = None


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - every part is written out
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        super().increase_indent(flow, False)  # lists stand indented under their key


_Dumper.add_representer(tuple, lambda dumper, value: dumper.represent_list(list(value)))
_Dumper.add_multi_representer(AnyUrl, lambda dumper, value: dumper.represent_str(str(value)))
_Dumper.add_representer(date, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:timestamp", str(value)))
