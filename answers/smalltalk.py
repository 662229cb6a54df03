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

    def recognize(self, words: Sequence[str], known: Sequence[bool]) -> tuple[Smalltalk | None, list[int]]:
        """Return the kind of the weightiest phrase and the positions of words that no phrase explains.

        A word that is `known` for something else is no misspelt courtesy.
        """
        kind: Smalltalk | None = None
        rest: list[int] = []
        position = 0
        while position < len(words):
            length, found = self._at(words, known, position)
            if found is None:
                if words[position] not in self.beside:
                    rest.append(position)
                position += 1
                continue
            if kind is None or kind == "greeting":
                kind = found
            position += length
        return kind, rest

    def _at(self, words: Sequence[str], known: Sequence[bool], position: int) -> tuple[int, Smalltalk | None]:
        here = range(position, len(words))
        for phrase, kind in self.phrases.get(words[position][:1], ()):
            if len(phrase) <= len(here) and all(
                _matches(words[at], wanted, known=known[at]) for at, wanted in zip(here, phrase, strict=False)
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
            phrases.setdefault(words[0][:1], []).append((words, kind))
    for entries in phrases.values():
        entries.sort(key=lambda entry: len(entry[0]), reverse=True)
    return Courtesies(
        {start: tuple(entries) for start, entries in phrases.items()},
        frozenset(fold(word) for word in table["beside"].split()),
    )


def _matches(word: str, wanted: str, *, known: bool) -> bool:
    return word == wanted or (
        not known and len(wanted) >= _LONG_ENOUGH_TO_MISSPELL and len(word) >= _LONG_ENOUGH_TO_MISSPELL - 1 and is_slip(word, wanted)
    )
