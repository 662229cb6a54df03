"""What single words mean to the knowledge at hand. Words recur, so what was found out about one is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from answers.analysis.word_weights import WordWeights, parts
from answers.matching.index import FUNCTION_WEIGHT, Index
from answers.matching.matches import Matches
from answers.models.knowledge import Language
from answers.models.reading import Word
from answers.people.gazetteer import Gazetteer
from answers.people.tokens import Token
from answers.reading.folding import Fold
from answers.reading.identification import Identifier, Losses
from answers.reading.lexicon import Lexicon

_MOST_KEPT = 3000
_NOBODY: frozenset[Language] = frozenset()
_LEAST_LIKE = 0.8
# A word that nobody knows is rare here, but seldom what a question turns on.
_MOST_PLAIN = 4.5
_SHORTEST_STRANGER = 3
_MOST_HOME = 1.5


@dataclass(frozen=True, slots=True)
class WordAnalysis:
    """What is known of a folded word: where it occurs, what it asks for, what it names, what it says of small talk.

    `smalltalk` and `uncovered` are log-odds: of small talk, and of an answer that does not cover the word. A `number`
    is written in digits. A `topical` word is known to name something that can be asked about.
    """

    number: bool
    function: bool
    kinds: frozenset[str]
    matches: Matches
    weight: float
    smalltalk: float
    uncovered: float
    token: Token
    topical: bool


@dataclass(frozen=True, slots=True)
class WordSources:
    """Where words are looked up; `smalltalk` and `uncovered` are the weights of their parts."""

    fold: Fold
    lexicon: Lexicon
    index: Index
    gazetteer: Gazetteer
    identifier: Identifier
    smalltalk: WordWeights
    uncovered: WordWeights

    def analyse(self, folded: str) -> WordAnalysis:
        """Return what there is to know about a folded word."""
        lexicon = self.lexicon
        function = folded in lexicon.functions
        groups = lexicon.groups.phrases.get(folded) or lexicon.groups.of(folded)
        people = lexicon.people.phrases.get(folded) or lexicon.people.of(folded)
        ordinary = function or bool(groups or people)
        likenesses = {} if function else self.gazetteer.likenesses(folded, ordinary=ordinary)
        similar = self.index.vocabulary.similar(folded, ordinary=ordinary)
        if not ordinary and not likenesses and folded not in self.index.vocabulary:
            meant = _misspelt(similar)
            groups = lexicon.groups.of(meant) if meant else lexicon.groups.guess(folded)
            people = lexicon.people.of(meant) if meant else lexicon.people.guess(folded)
        if function:
            groups &= lexicon.kinds
        kinds = groups & lexicon.kinds
        matches = self.index.matches(similar, groups)
        weight = matches.weight * (FUNCTION_WEIGHT if function and not kinds else 1)
        if not (groups or matches.facts or people):
            weight = min(weight, _MOST_PLAIN)
        home = "home" in people  # «наш город», «біздің қай қалада»: it says little of what is asked
        if home:
            weight = min(weight, _MOST_HOME)
        known = function or bool(likenesses)
        stranger = not known and len(folded) >= _SHORTEST_STRANGER and bool(lexicon.strangers.of(folded))
        is_pair = " " in folded  # its words stand for themselves where people are asked for
        features = parts(folded)
        return WordAnalysis(
            folded.isdigit(),
            function,
            kinds,
            matches,
            weight,
            self.smalltalk.of(features),
            0.0 if function or kinds else self.uncovered.of(features),
            Token(likenesses, people, kinds, function or is_pair, stranger, weight),
            topical=not home and bool(groups - kinds or stranger or likenesses),
        )

    def language(self, word: str) -> Losses:
        """Return what a word as it is spelt says of the language."""
        return self.identifier.losses(word, self.fold(word), self.gazetteer.spellings.get(word, _NOBODY))


class WordAnalyzer:
    """Looks words up, and keeps what it found."""

    def __init__(self, sources: WordSources) -> None:
        self._phrases = sources.lexicon.groups.phrases.keys() | sources.lexicon.people.phrases.keys()
        # No methods of its own: that were a cycle, which lives on for long.
        self._analyse = lru_cache(_MOST_KEPT)(sources.analyse)
        self._language = lru_cache(_MOST_KEPT)(sources.language)

    def analyse(self, words: Sequence[Word]) -> list[WordAnalysis]:
        """Return analyses of the words of a question, and of pairs of them that mean something together."""
        analyses = [self._analyse(word.folded) for word in words]
        for one, other in pairwise(words):
            pair = f"{one.folded} {other.folded}"
            if pair in self._phrases:
                analyses.append(self._analyse(pair))
        return analyses

    def languages(self, words: Sequence[Word]) -> list[Losses]:
        """Return what each word of a question says of its language."""
        return [self._language(word.meant) for word in words]


def _misspelt(similar: Mapping[str, float]) -> str | None:
    """Return which of the known words that an unknown one is like it most likely is."""
    word = max(similar, key=lambda other: (similar[other], other), default=None)
    return word if word is not None and similar[word] >= _LEAST_LIKE else None
