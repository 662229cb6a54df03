"""What words speak for: a logistic regression over them and parts of them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from math import sqrt
from pathlib import Path

from answers.reading.orthography import SHIPPED

_LENGTHS = (3, 4)


def parts(word: str) -> list[str]:
    """Return a folded word between its borders, and its n-grams."""
    bordered = f"_{word}_"
    found = [bordered]
    for length in _LENGTHS:
        if length < len(bordered):
            found += [bordered[start : start + length] for start in range(len(bordered) - length + 1)]
    return found


@dataclass(frozen=True, slots=True)
class WordWeights:
    """Log-odds by features of words."""

    bias: float
    weights: Mapping[str, float]

    def of(self, features: Iterable[str]) -> float:
        """Return the log-odds of features together."""
        return sum(map(self.weights.get, features, repeat(0.0)))


def scaled(log_odds: float, words: Sequence[object]) -> float:
    """Return the log-odds of several words together: what each adds is less the more there are."""
    return log_odds / sqrt(len(words) or 1)


@cache
def load(data: Path = SHIPPED) -> WordWeights:
    """Read the shipped weights of words that an answer does not cover; `training/uncovered.py` trains them."""
    return WordWeights(**json.loads(data.joinpath("uncovered.json").read_text("utf-8")))
