"""What single words mean to the knowledge at hand. Words recur, so what was found out about one is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from answers.directory import Directory
from answers.language import Identifier
from answers.lexicon import Lexicon
from answers.lines import FUNCTION_WEIGHT, Lines, Matches
from answers.models import Language
from answers.people import Token
from answers.reading import Word

_MOST_KEPT = 3000
_NOBODY: frozenset[Language] = frozenset()
_LEAST_LIKE = 0.8
# A word that nobody knows is rare here, but seldom what a question turns on.
_MOST_PLAIN = 4.5
_SHORTEST_STRANGER = 3
_MOST_HOME = 1.5


@dataclass(frozen=True, slots=True)
class Sense:
    """A word of a question: where it occurs, what it asks for, what it names, what it says of the language.

    A `topical` word is known to name something that can be asked about; an `ordinary` one is known at all.
    """

    word: Word
    function: bool
    groups: frozenset[str]
    kinds: frozenset[str]
    matches: Matches
    weight: float
    language: float
    token: Token
    topical: bool
    ordinary: bool


class Senses:
    """Looks words up, and keeps what it found."""

    def __init__(self, lexicon: Lexicon, lines: Lines, directory: Directory, identifier: Identifier) -> None:
        self._lexicon = lexicon
        self._lines = lines
        self._directory = directory
        self._identifier = identifier
        self._kept: dict[str, Sense] = {}

    def of(self, word: Word) -> Sense:
        """Return the sense of a word."""
        kept = self._kept.get(word.meant)
        if kept is None:
            kept = self._look_up(word)
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[word.meant] = kept
        return kept

    def of_all(self, words: Sequence[Word]) -> list[Sense]:
        """Return the senses of the words of a question, and of pairs of them that mean something together."""
        senses = [self.of(word) for word in words]
        phrases = self._lexicon.groups.phrases
        for one, other in pairwise(words):
            pair = f"{one.folded} {other.folded}"
            if pair in phrases or pair in self._lexicon.people.phrases:
                senses.append(self.of(Word(f"{one.typed} {other.typed}", pair, pair)))
        return senses

    def _look_up(self, word: Word) -> Sense:
        folded = word.folded
        lexicon = self._lexicon
        function = folded in lexicon.functions
        groups = lexicon.groups.phrases.get(folded) or lexicon.groups.of(folded)
        people = lexicon.people.phrases.get(folded) or lexicon.people.of(folded)
        ordinary = function or bool(groups or people)
        likenesses = {} if function else self._directory.likenesses(folded, ordinary=ordinary)
        if not ordinary and not likenesses and folded not in self._lines.vocabulary:
            meant = self._misspelt(folded)
            groups = lexicon.groups.of(meant) if meant else lexicon.groups.guess(folded)
            people = lexicon.people.of(meant) if meant else lexicon.people.guess(folded)
        if function:
            groups &= lexicon.kinds
        matches = self._lines.matches(folded, groups, ordinary=ordinary)
        weight = matches.weight * (FUNCTION_WEIGHT if function and not groups & lexicon.kinds else 1)
        if not (groups or matches.facts or people):
            weight = min(weight, _MOST_PLAIN)
        home = "home" in people  # «наш форум», «еліміздің қай қаласында»: it says little of what is asked
        if home:
            weight = min(weight, _MOST_HOME)
        stranger = not likenesses and len(folded) >= _SHORTEST_STRANGER and bool(lexicon.strangers.of(folded))
        kinds = groups & lexicon.kinds
        return Sense(
            word,
            function,
            groups,
            kinds,
            matches,
            weight,
            self._identifier.weight(word, self._directory.spellings.get(word.meant, _NOBODY)),
            Token(likenesses, people, kinds, function, stranger, weight),
            topical=not home and bool(groups - kinds or stranger or likenesses),
            ordinary=ordinary or folded in self._lines.vocabulary or folded in self._directory.vocabulary,
        )

    def _misspelt(self, folded: str) -> str | None:
        """Return the known word that an unknown one is most like."""
        similar = self._lines.vocabulary.similar(folded, ordinary=False)
        word = max(similar, key=lambda other: (similar[other], other), default=None)
        return word if word is not None and similar[word] >= _LEAST_LIKE else None
