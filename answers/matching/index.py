"""The lines of what is known (questions, examples, answers) and where in them a word, or one like it, stands."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Literal, TypeAlias

from answers.models.knowledge import LANGUAGES, Fact, Language
from answers.reading.folding import fold
from answers.reading.lexicon import Lexicon
from answers.reading.reader import words_of
from answers.reading.vocabulary import Vocabulary

Role: TypeAlias = Literal["question", "answer"]
# Numbers of lines by fact.
Postings: TypeAlias = dict[str, list[int]]
# Numbers of lines, and how like a word is what stands in them.
Standing: TypeAlias = tuple[Sequence[int], float]

_NOWHERE: Sequence[Standing] = ()

# A word that means little by itself still tells two questions apart.
FUNCTION_WEIGHT = 0.2
# A word of the same group of the lexicon is not quite the same word.
_SAME_GROUP = 0.8
_MOST_TOPICS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One text of a fact, its folded words, and the groups of the lexicon that they belong to."""

    fact: str
    text: str
    role: Role
    language: Language
    words: tuple[str, ...]
    groups: frozenset[str]


class Matches:
    """Where a word, or one like it, occurs.

    `weight` is its rarity in nats, `facts` the best likeness in each fact, `density` the share of a fact's lines that
    have it: a fact is about what is in most of them. `likely` is the sum of both.
    """

    __slots__ = ("_known", "_places", "density", "facts", "likely", "weight")

    def __init__(
        self,
        weight: float,
        facts: Mapping[str, float],
        density: Mapping[str, float],
        places: Sequence[tuple[Postings, float]],
    ) -> None:
        self.weight = weight
        self.facts = facts
        self.density = density
        self.likely = {fact: value + density[fact] for fact, value in facts.items()}
        self._places = places
        self._known: dict[str, Sequence[Standing]] = {}

    def lines(self, fact: str) -> Sequence[Standing]:
        """Return in which lines of a fact the word stands, each line once."""
        known = self._known.get(fact)
        if known is None:
            if fact not in self.facts:
                return _NOWHERE
            known = self._known[fact] = _each_once(
                [(postings[fact], value) for postings, value in self._places if fact in postings]
            )
        return known

    def likeness(self, fact: str, number: int) -> float:
        """Return how like the word is what stands in a line of a fact."""
        for numbers, value in self.lines(fact):
            if number in numbers:
                return value
        return 0.0


class Lines:
    """An index of lines by word that can be changed a fact at a time."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.vocabulary = Vocabulary()
        self.by_number: dict[int, Line] = {}
        self.of_fact: dict[str, list[int]] = {}
        self.with_group: dict[str, Postings] = {}
        self._lexicon = lexicon
        self._with_word: dict[str, Postings] = {}
        self._languages: dict[str, list[int]] = {}
        self._scales: dict[str, dict[int, float]] = {}
        self._topics: dict[str, list[str]] = {}
        self._next = 0

    def add(self, fact_id: str, fact: Fact) -> None:
        """Index a fact."""
        self._scales.clear()
        self._topics.pop(fact_id, None)
        numbers = self.of_fact.setdefault(fact_id, [])
        for line in _lines(fact_id, fact, self._lexicon):
            number, self._next = self._next, self._next + 1
            self.by_number[number] = line
            numbers.append(number)
            self.vocabulary.add(line.words)
            for word in set(line.words):
                self._with_word.setdefault(word, {}).setdefault(fact_id, []).append(number)
                self._languages.setdefault(word, [0, 0])[line.language == "kk"] += 1
            for group in line.groups:
                self.with_group.setdefault(group, {}).setdefault(fact_id, []).append(number)

    def remove(self, fact_id: str) -> None:
        """Forget a fact."""
        self._scales.clear()
        self._topics.pop(fact_id, None)
        for number in self.of_fact.pop(fact_id):
            line = self.by_number.pop(number)
            self.vocabulary.remove(line.words)
            for word in set(line.words):
                self._with_word[word].pop(fact_id, None)
                counts = self._languages[word]
                counts[line.language == "kk"] -= 1
                if not any(counts):
                    del self._with_word[word], self._languages[word]
            for group in line.groups:
                self.with_group[group].pop(fact_id, None)

    def languages(self, word: str) -> tuple[int, int]:
        """Return in how many Russian and Kazakh lines a folded word stands."""
        russian, kazakh = self._languages.get(word, (0, 0))
        return russian, kazakh

    def scales(self, fact: str) -> Mapping[int, float]:
        """Return what the scores of a fact's lines are scaled with: the inverse root of a line's weight."""
        known = self._scales.get(fact)
        if known is None:
            worded = [number for number in self.of_fact[fact] if self.by_number[number].words]  # emoji alone are none
            known = {number: 1 / math.sqrt(self._weight(number)) for number in worded}
            self._scales[fact] = known
        return known

    def topics(self, fact: str) -> list[str]:
        """Return the folded words that most lines of a fact have in common: what it is about."""
        known = self._topics.get(fact)
        if known is None:
            lexicon = self._lexicon
            counts = Counter(
                word
                for number in self.of_fact[fact]
                for word in set(self.by_number[number].words)
                if word not in lexicon.functions and not lexicon.groups.of(word) & lexicon.kinds
            )
            known = self._topics[fact] = [word for word, _ in counts.most_common(_MOST_TOPICS)]
        return known

    def spelling(self, word: str, language: Language) -> str | None:
        """Return how a folded word is spelt in a line, if it stands in one of this language."""
        for number in chain.from_iterable(self._with_word.get(word, {}).values()):
            line = self.by_number[number]
            if line.language == language:
                return words_of(line.text)[line.words.index(word)]
        return None

    def matches(self, similar: Mapping[str, float], groups: Iterable[str]) -> Matches:
        """Find where words of the vocabulary that a word is like, or words of its groups, stand."""
        places: list[tuple[Postings, float]] = []
        exact = 0
        for other, value in similar.items():
            if value < 1 and other in self._lexicon.functions:
                continue
            places.append((self._with_word[other], value))
            if value >= _SAME_GROUP:
                exact += self.count(other)
        for group in groups:
            postings = self.with_group.get(group, {})
            places.append((postings, _SAME_GROUP))
            exact = max(exact, sum(map(len, postings.values())) // 2)
        places.sort(key=_likeness)
        facts: dict[str, float] = {}
        density: dict[str, float] = {}
        for postings, value in places:
            facts.update(dict.fromkeys(postings, value))
            for fact, numbers in postings.items():
                density[fact] = min(1.0, density.get(fact, 0.0) + value * len(numbers) / len(self.of_fact[fact]))
        return Matches(self.rarity(min(exact, len(self.by_number))), facts, density, places)

    def rarity(self, lines: int) -> float:
        """Return the inverse document frequency of a word that stands in so many lines, in nats."""
        return math.log(1 + (len(self.by_number) - lines + 0.5) / (lines + 0.5))

    def _weight(self, number: int) -> float:
        """Return the weight of a line's words together, in nats."""
        functions = self._lexicon.functions
        return math.fsum(  # exact: the order of a set must not tell
            self.rarity(self.count(word)) * (FUNCTION_WEIGHT if word in functions else 1)
            for word in set(self.by_number[number].words)
        )

    def count(self, word: str) -> int:
        """Return in how many lines exactly this folded word stands."""
        return sum(self._languages.get(word, ()))


def _each_once(standings: Sequence[Standing]) -> Sequence[Standing]:
    """Leave of lines that several words stand in the likest one; the likest come last."""
    if len(standings) == 1:
        return standings
    best: dict[int, float] = {}
    for numbers, value in standings:
        best.update(dict.fromkeys(numbers, value))
    found: dict[float, list[int]] = {}
    for number, value in best.items():
        found.setdefault(value, []).append(number)
    return [(numbers, value) for value, numbers in found.items()]


def _likeness(place: tuple[Postings, float]) -> float:
    return place[1]


def _lines(fact_id: str, fact: Fact, lexicon: Lexicon) -> Iterable[Line]:
    for language in LANGUAGES:
        examples = fact.examples.kk if language == "kk" else fact.examples.ru
        for text in (fact.question.get(language), *examples):
            if text is not None:
                yield _line(fact_id, "question", language, text, lexicon)
        answer = fact.answer.get(language)
        if answer is not None:
            yield _line(fact_id, "answer", language, answer, lexicon)


def _line(fact_id: str, role: Role, language: Language, text: str, lexicon: Lexicon) -> Line:
    words = tuple(fold(word) for word in words_of(text))
    groups = frozenset[str]().union(*map(lexicon.groups.of, words))
    phrases = lexicon.groups.phrases
    for pair in pairwise(words):
        groups |= phrases.get(" ".join(pair), frozenset())
    return Line(fact_id, text, role, language, words, groups)
