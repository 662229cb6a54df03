"""The calibrated decision: a logistic regression over signals, trained by `training/decision.py`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from operator import mul
from pathlib import Path
from typing import Any

from answers.reading.orthography import SHIPPED


@dataclass(frozen=True, slots=True)
class Regression:
    """Weights of signals, in their order."""

    bias: float
    weights: tuple[float, ...]

    def probability(self, signals: Sequence[float]) -> float:
        """Return the probability that what the signals speak of is right."""
        total = self.bias + sum(map(mul, self.weights, signals))
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True)
class Way:
    """A way of deciding; what is at least `answered` likely is answered."""

    fact: Regression
    people: Regression
    answered: float


@dataclass(frozen=True, slots=True)
class Decision:
    """The ways without and with sentence embeddings; what is at least `offered` likely is offered."""

    lexical: Way
    similar: Way
    offered: float


@cache
def load(data: Path = SHIPPED) -> Decision:
    """Read the shipped weights."""
    return parse(data.joinpath("decision.json").read_text("utf-8"))


def parse(text: str) -> Decision:
    """Read weights as `training/decision.py` writes them."""
    table = json.loads(text)
    return Decision(_way(table["lexical"]), _way(table["similar"]), table["offered"])


def _way(table: Mapping[str, Any]) -> Way:
    return Way(_regression(table["fact"]), _regression(table["people"]), table["answered"])


def _regression(table: Mapping[str, Any]) -> Regression:
    return Regression(table["bias"], tuple(table["weights"].values()))
