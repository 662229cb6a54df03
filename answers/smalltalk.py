"""Small talk: messages that ask for nothing that could be known, told apart by their words and parts of words.

A logistic regression over n-grams of letters inside words and over neighbouring words; `tests/evaluation/smalltalk.py`
trains it.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from math import exp, sqrt

from answers.answer import Smalltalk

_LENGTHS = (3, 4)
_NOTHING: Mapping[Smalltalk, float] = {}
_BEGIN, _END = "<", ">"


def parts(word: str) -> list[str]:
    """Return a folded word between its borders, and its n-grams."""
    bordered = f"_{word}_"
    found = [bordered]
    for length in _LENGTHS:
        if length < len(bordered):
            found += [bordered[start : start + length] for start in range(len(bordered) - length + 1)]
    return found


def pairs(words: Sequence[str]) -> Iterator[str]:
    """Yield neighbouring words of a message, the first and the last one beside its borders."""
    for one, other in pairwise((_BEGIN, *words, _END)):
        yield f"{one} {other}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Log-odds of what parts and pairs of words speak for."""

    bias: float
    weights: Mapping[str, float]

    def of_word(self, word: str) -> float:
        """Return the evidence of one folded word by itself."""
        weight = self.weights.get
        return sum([weight(part, 0.0) for part in parts(word)])

    def of_message(self, words: Sequence[str], of_words: Sequence[float]) -> float:
        """Return the probability for a message, given the evidence of each of its words."""
        weights = self.weights
        together = sum(of_words) + sum([weights.get(pair, 0.0) for pair in pairs(words)])
        return 1 / (1 + exp(-self.bias - together / sqrt(len(words) or 1)))


@dataclass(frozen=True, slots=True)
class Kinds:
    """What parts and pairs of words speak for each kind; `bias` is there for every kind, weights where they count."""

    bias: Mapping[Smalltalk, float]
    weights: Mapping[str, Mapping[Smalltalk, float]]

    def of_message(self, words: Sequence[str]) -> Smalltalk:
        """Return the likeliest kind of a message that is small talk; a greeting comes beside what is meant."""
        scale = sqrt(len(words) or 1)
        scores = dict(self.bias)
        for feature in features(words):
            for kind, weight in self.weights.get(feature, _NOTHING).items():
                scores[kind] += weight / scale
        meant = [kind for kind, score in scores.items() if kind != "greeting" and score > 0]
        return max(meant or scores, key=lambda kind: scores[kind])


@dataclass(frozen=True, slots=True)
class Recognizer:
    """Tells small talk from questions, and its kinds from each other."""

    any: Evidence
    kinds: Kinds


def features(words: Sequence[str]) -> Iterator[str]:
    """Yield all that a message is judged by."""
    for word in words:
        yield from parts(word)
    yield from pairs(words)


def load() -> Recognizer:
    """Read the shipped weights."""
    table = json.loads(files("answers").joinpath("data/smalltalk.json").read_text("utf-8"))
    return Recognizer(Evidence(**table["any"]), Kinds(**table["kinds"]))
