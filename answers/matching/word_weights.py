"""What words speak for: a logistic regression over them and parts of them."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import sqrt

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
class Evidence:
    """Log-odds by features of words."""

    bias: float
    weights: Mapping[str, float]

    def of(self, features: Iterable[str]) -> float:
        """Return the evidence of features together."""
        return sum(map(self.weights.get, features, repeat(0.0)))


def scaled(evidence: float, words: Sequence[object]) -> float:
    """Return the evidence of several words together: what each adds is less the more there are."""
    return evidence / sqrt(len(words) or 1)


@cache
def load() -> Evidence:
    """Read the shipped weights of words that an answer does not cover; `training/uncovered.py` trains them."""
    return Evidence(**json.loads(files("answers").joinpath("data/rest.json").read_text("utf-8")))
