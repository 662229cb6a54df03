"""Greetings, thanks and the like: messages that ask for nothing that could be known."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TypeAlias, get_args

from answers.answer import Smalltalk
from answers.folding import fold
from answers.reading import words_of
from answers.vocabulary import Vocabulary, is_slip

_LONG_ENOUGH_TO_MISSPELL = 4
_MOST_KEPT = 1500
_START = 2  # letters
_LONGEST_FRAMED = 10
# Said in passing: what else is said says more of what is meant.
_WEAK = frozenset({None, "greeting", "praise"})
Phrase: TypeAlias = tuple[tuple[str, ...], Smalltalk]


@dataclass(frozen=True, slots=True)
class Frame:
    """Sets of words, whole (`words`) and by their beginnings (`stems`); one word of each set makes the kind."""

    kind: Smalltalk
    words: tuple[frozenset[str], ...]
    stems: tuple[tuple[str, ...], ...]

    def places(self, words: Sequence[str]) -> set[int]:
        """Return where words of the sets stand, nothing where a set has none that is left for it."""
        found: set[int] = set()
        for wanted, stems in zip(self.words, self.stems, strict=True):
            places = {place for place, word in enumerate(words) if word in wanted or (stems and word.startswith(stems))}
            if places <= found:
                return set()
            found |= places
        return found


@dataclass(frozen=True, slots=True)
class Courtesy:
    """The kind of the weightiest phrase of a message, if it has any.

    `beside` are the positions of words that no phrase explains; `asking` tells that one of them asks for something,
    `personal` that whoever writes speaks of himself.
    """

    kind: Smalltalk | None
    beside: tuple[int, ...]
    asking: bool
    personal: bool


@dataclass(frozen=True, slots=True)
class Courtesies:
    """Folded phrases with their kind by their first word, longest first, and the words that may stand beside them.

    `firsts` are the first words.
    """

    phrases: Mapping[str, tuple[Phrase, ...]]
    firsts: Vocabulary
    frames: Mapping[str, tuple[Frame, ...]]
    beside: frozenset[str]
    asking: frozenset[str]
    personal: frozenset[str]
    _slips: dict[str, tuple[Phrase, ...]] = field(default_factory=dict, kw_only=True)

    def recognize(self, words: Sequence[str], known: Sequence[bool]) -> Courtesy:
        """Find courtesies in a message. A word that is `known` for something else is no misspelt courtesy."""
        kind: Smalltalk | None = None
        rest: list[int] = []
        position = 0
        starts = [word[:_START] for word in words]
        while position < len(words):
            length, found = self._at(words, known, position, starts)
            if found is None:
                if words[position] not in self.beside:
                    rest.append(position)
                position += 1
                continue
            if kind in _WEAK:
                kind = found
            position += length
        for frame in self._frames(words):
            explained = frame.places(words)
            if explained:
                kind = frame.kind if kind in _WEAK else kind
                rest = [place for place in rest if place not in explained]
        left = [words[place] for place in rest]
        return Courtesy(kind, tuple(rest), not self.asking.isdisjoint(left), not self.personal.isdisjoint(words))

    def _frames(self, words: Sequence[str]) -> Iterator[Frame]:
        """Yield frames whose first set has a word of the message, if it is short enough to be one."""
        if len(words) <= _LONGEST_FRAMED:
            yield from dict.fromkeys(frame for word in words for frame in self.frames.get(word, ()))

    def _at(
        self, words: Sequence[str], known: Sequence[bool], position: int, starts: Sequence[str]
    ) -> tuple[int, Smalltalk | None]:
        word = words[position]
        phrases: Iterable[Phrase] | None = self.phrases.get(word)
        if phrases is None:
            if known[position] or len(word) < _LONG_ENOUGH_TO_MISSPELL:
                return 1, None
            phrases = self._misspelt(word)
        following = starts[position + 1 :]
        for phrase, kind in phrases:
            if len(phrase) == 1:
                return 1, kind
            # Most phrases are out by the first letters of what must follow.
            if phrase[1][:_START] in following:
                length = self._length(phrase, words, known, position)
                if length:
                    return length, kind
        return 1, None

    def _misspelt(self, word: str) -> Sequence[Phrase]:
        """Return the phrases whose first word this may be with a slip. Words recur, so what was found is kept."""
        kept = self._slips.get(word)
        if kept is None:
            firsts = sorted(first for first in self.firsts.slips(word) if first[0] == word[0])
            kept = tuple(phrase for first in firsts for phrase in self.phrases[first])
            if len(self._slips) >= _MOST_KEPT:
                self._slips.clear()
            self._slips[word] = kept
        return kept

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
    phrases: dict[str, list[Phrase]] = {}
    for kind in get_args(Smalltalk):
        for text in table[kind]:
            words = tuple(fold(word) for word in words_of(text))  # English ones as they look in Cyrillic
            phrases.setdefault(words[0], []).append((words, kind))
    for entries in phrases.values():
        entries.sort(key=lambda entry: len(entry[0]), reverse=True)
    firsts = Vocabulary()
    firsts.add(phrases)
    frames: dict[str, list[Frame]] = {}
    for kind in get_args(Smalltalk):
        for text in table["frames"].get(kind, ()):
            frame = _frame(kind, text)
            for word in frame.words[0]:
                frames.setdefault(word, []).append(frame)
    return Courtesies(
        {first: tuple(entries) for first, entries in phrases.items()},
        firsts,
        {first: tuple(entries) for first, entries in frames.items()},
        *(frozenset(fold(word) for word in table[name].split()) for name in ("beside", "asking", "personal")),
    )


def _frame(kind: Smalltalk, text: str) -> Frame:
    sets = [part.split() for part in text.split("/")]
    return Frame(
        kind,
        tuple(frozenset(fold(word) for word in words if not word.endswith("*")) for words in sets),
        tuple(tuple(fold(word[:-1]) for word in words if word.endswith("*")) for words in sets),
    )


def _matches(word: str, wanted: str, *, known: bool) -> bool:
    long_enough = min(len(word), len(wanted)) >= _LONG_ENOUGH_TO_MISSPELL
    return word == wanted or (not known and long_enough and is_slip(word, wanted))
