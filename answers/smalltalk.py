"""Greetings, thanks and the like: messages that ask for nothing that could be known."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import get_args

from answers.answer import Smalltalk
from answers.folding import fold
from answers.vocabulary import is_slip

_LONG_ENOUGH_TO_MISSPELL = 5


@dataclass(frozen=True, slots=True)
class Courtesies:
    """Folded phrases (as tuples of words) of each kind, longest first, and the words that may stand beside them."""

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Smalltalk], ...]]
    beside: frozenset[str]

    def recognize(self, words: Sequence[str]) -> tuple[Smalltalk | None, int]:
        """Return the kind of the weightiest phrase and how many of the words no phrase explains."""
        kind: Smalltalk | None = None
        rest = position = 0
        while position < len(words):
            length, found = self._at(words, position)
            if found is None:
                rest += words[position] not in self.beside
                position += 1
                continue
            if kind is None or kind == "greeting":
                kind = found
            position += length
        return kind, rest

    def _at(self, words: Sequence[str], position: int) -> tuple[int, Smalltalk | None]:
        for phrase, kind in self.phrases.get(words[position][:2], ()):
            if len(phrase) <= len(words) - position and all(
                _matches(word, wanted)
                for word, wanted in zip(words[position : position + len(phrase)], phrase, strict=True)
            ):
                return len(phrase), kind
        return 1, None


def load() -> Courtesies:
    """Read the shipped phrases."""
    table = tomllib.loads(files("answers").joinpath("data/smalltalk.toml").read_text("utf-8"))
    phrases: dict[str, list[tuple[tuple[str, ...], Smalltalk]]] = {}
    for kind in get_args(Smalltalk):
        for text in table[kind]:
            words = tuple(fold(word) for word in text.replace("-", " ").split())
            phrases.setdefault(words[0][:2], []).append((words, kind))
    for entries in phrases.values():
        entries.sort(key=lambda entry: len(entry[0]), reverse=True)
    return Courtesies(
        {start: tuple(entries) for start, entries in phrases.items()},
        frozenset(fold(word) for word in table["beside"].split()),
    )


def _matches(word: str, wanted: str) -> bool:
    return word == wanted or (
        len(wanted) >= _LONG_ENOUGH_TO_MISSPELL and len(word) >= _LONG_ENOUGH_TO_MISSPELL - 1 and is_slip(word, wanted)
    )
