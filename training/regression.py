"""Logistic regression over many sparse features: what words, parts and pairs of them speak for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from answers.analysis.word_weights import WordWeights, scaled

_LEAST_OFTEN = 3  # samples that a feature must stand in
_PENALTY = 1e-4
_ROUNDS = 300
_STEP = 0.05
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """Features of some words, whether they are of what is looked for, and how much that counts."""

    features: Sequence[str]
    words: Sequence[str]
    right: bool
    weight: float


def fit(samples: Sequence[Sample], bias: float, least: float) -> WordWeights:
    """Fit with a ridge penalty by Adam (Kingma and Ba 2015); weights nearer to nothing than `least` are left out.

    `bias` is given: the log-odds of words whose features are all unknown.
    """
    counts = Counter(feature for one in samples for feature in set(one.features))
    often = sorted(feature for feature, count in counts.items() if count >= _LEAST_OFTEN)
    place = {feature: number for number, feature in enumerate(often)}
    entries = [
        (row, place[feature], scaled(count, one.words))
        for row, one in enumerate(samples)
        for feature, count in Counter(one.features).items()
        if feature in place
    ]
    rows, columns = (np.array([entry[side] for entry in entries]) for side in (0, 1))
    values: Array = np.array([entry[2] for entry in entries])
    right: Array = np.array([float(one.right) for one in samples])
    counted: Array = np.array([one.weight for one in samples])
    counted /= counted.sum()
    weights, mean, square = (np.zeros(len(often)) for _ in range(3))
    for step in range(1, _ROUNDS + 1):
        score = bias + np.bincount(rows, values * weights[columns], len(samples))
        error = (1 / (1 + np.exp(-np.clip(score, -30, 30))) - right) * counted
        gradient = np.bincount(columns, values * error[rows], len(often)) + _PENALTY * weights
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        weights -= _STEP * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    kept = {name: round(float(value), 1) for name, value in zip(often, weights, strict=True) if abs(value) >= least}
    return WordWeights(bias, kept)
