"""Greetings, thanks and the like: messages that ask for nothing that could be known."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import get_args

from answers.answer import Smalltalk
from answers.folding import fold
from answers.vocabulary import is_slip

_LONG_ENOUGH_TO_MISSPELL = 4


@dataclass(frozen=True, slots=True)
class Courtesies:
    """Folded phrases with their kind by their first word, longest first, and the words that may stand beside them."""

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
        word = words[position]
        phrases: Iterable[tuple[tuple[str, ...], Smalltalk]] | None = self.phrases.get(word)
        if phrases is None:
            if known[position] or len(word) < _LONG_ENOUGH_TO_MISSPELL:
                return 1, None
            phrases = self._misspelt(word)
        for phrase, kind in phrases:
            length = self._length(phrase, words, known, position)
            if length:
                return length, kind
        return 1, None

    def _misspelt(self, word: str) -> Iterator[tuple[tuple[str, ...], Smalltalk]]:
        """Yield the phrases whose first word this may be with a slip."""
        for first, phrases in self.phrases.items():
            if first[0] == word[0] and len(first) >= _LONG_ENOUGH_TO_MISSPELL and is_slip(word, first):
                yield from phrases

    def _length(self, phrase: Sequence[str], words: Sequence[str], known: Sequence[bool], position: int) -> int:
        """Return how many words a phrase takes here, with words that may stand beside it; 0 where it is not here."""
        at = position
        for wanted in phrase:
            while at > position and at < len(words) and words[at] in self.beside and words[at] != wanted:
                at += 1
            if at >= len(words) or not _matches(words[at], wanted, known=known[at]):
                return 0
            at += 1
        return at - position


def load() -> Courtesies:
    """Read the shipped phrases."""
    table = tomllib.loads(files("answers").joinpath("data/smalltalk.toml").read_text("utf-8"))
    phrases: dict[str, list[tuple[tuple[str, ...], Smalltalk]]] = {}
    for kind in get_args(Smalltalk):
        for text in table[kind]:
            words = tuple(fold(word) for word in text.replace("-", " ").split())
            phrases.setdefault(words[0], []).append((words, kind))
    for entries in phrases.values():
        entries.sort(key=lambda entry: len(entry[0]), reverse=True)
    return Courtesies(
        {first: tuple(entries) for first, entries in phrases.items()},
        frozenset(fold(word) for word in table["beside"].split()),
    )


def _matches(word: str, wanted: str, *, known: bool) -> bool:
    long_enough = min(len(word), len(wanted)) >= _LONG_ENOUGH_TO_MISSPELL
    return word == wanted or (not known and long_enough and is_slip(word, wanted))
