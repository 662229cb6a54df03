"""What words speak for: a logistic regression over them, parts of them and pairs of them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from math import exp, sqrt

_LENGTHS = (3, 4)
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
    """Log-odds by features of words."""

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
        return 1 / (1 + exp(-self.bias - scaled(together, words)))


def scaled(evidence: float, words: Sequence[object]) -> float:
    """Return the evidence of several words together: what each adds is less the more there are."""
    return evidence / sqrt(len(words) or 1)


def load() -> Evidence:
    """Read the shipped weights of words that an answer does not cover; `tests/evaluation/rest.py` trains them."""
    return Evidence(**json.loads(files("answers").joinpath("data/rest.json").read_text("utf-8")))
