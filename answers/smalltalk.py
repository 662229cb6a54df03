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
_LIKELY = 0.5
_BEGIN, _END = "<", ">"


def parts(word: str) -> Iterator[str]:
    """Yield a folded word between its borders, and its n-grams."""
    bordered = f"_{word}_"
    yield bordered
    for length in _LENGTHS:
        for start in range(len(bordered) - length + 1):
            if length < len(bordered):
                yield bordered[start : start + length]


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
        weights = self.weights
        return sum(weights.get(part, 0.0) for part in parts(word))

    def of_message(self, words: Sequence[str], of_words: Sequence[float]) -> float:
        """Return the probability for a message, given the evidence of each of its words."""
        weights = self.weights
        together = sum(of_words) + sum([weights.get(pair, 0.0) for pair in pairs(words)])
        return 1 / (1 + exp(-self.bias - together / sqrt(len(words) or 1)))


@dataclass(frozen=True, slots=True)
class Recognizer:
    """Tells small talk from questions, and its kinds from each other."""

    any: Evidence
    kinds: Mapping[Smalltalk, Evidence]

    def kind(self, words: Sequence[str]) -> Smalltalk:
        """Return the likeliest kind of a message that is small talk; a greeting comes beside what is meant."""
        chances = {
            kind: evidence.of_message(words, [evidence.of_word(word) for word in words])
            for kind, evidence in self.kinds.items()
        }
        meant = {kind: chance for kind, chance in chances.items() if kind != "greeting" and chance > _LIKELY}
        return max(meant or chances, key=lambda kind: chances[kind])


def load() -> Recognizer:
    """Read the shipped weights."""
    table = json.loads(files("answers").joinpath("data/smalltalk.json").read_text("utf-8"))
    kinds = {kind: Evidence(entry["bias"], entry["weights"]) for kind, entry in table["kinds"].items()}
    return Recognizer(Evidence(table["any"]["bias"], table["any"]["weights"]), kinds)
