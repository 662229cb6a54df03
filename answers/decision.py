"""The calibrated decision: a logistic regression over signals, trained by `tests/evaluation/train.py`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from math import exp
from typing import Literal, TypeAlias

Subject: TypeAlias = Literal["fact", "people"]


@dataclass(frozen=True, slots=True)
class Regression:
    """Weights of signals, in their order."""

    bias: float
    weights: tuple[float, ...]

    def probability(self, signals: Sequence[float]) -> float:
        """Return the probability that what the signals speak of is right."""
        total = self.bias + sum(weight * signal for weight, signal in zip(self.weights, signals, strict=True))
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True)
class Decision:
    """Regressions without and with sentence embeddings; an answer is given, or offered, from these probabilities on."""

    lexical: Mapping[Subject, Regression]
    similar: Mapping[Subject, Regression]
    answered: float
    offered: float


def load() -> Decision:
    """Read the shipped weights."""
    return parse(files("answers").joinpath("data/decision.json").read_text("utf-8"))


def parse(text: str) -> Decision:
    """Read weights as `train.py` writes them."""
    table = json.loads(text)
    models: dict[str, dict[Subject, Regression]] = {
        way: {
            subject: Regression(model["bias"], tuple(model["weights"].values()))
            for subject, model in table[way].items()
        }
        for way in ("lexical", "similar")
    }
    return Decision(models["lexical"], models["similar"], table["answered"], table["offered"])
