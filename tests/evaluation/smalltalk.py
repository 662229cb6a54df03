"""Train the recognition of small talk: `python -m tests.evaluation.smalltalk` writes `answers/data/smalltalk.json`.

Messages come from `smalltalk.jsonl` (written for this, with their kinds, and questions beside them that begin or sound
alike), `smalltalk.toml` (single phrases), the development questions and the shipped content. It first prints how well
messages are told apart by weights that were trained without them. `python -m tests.evaluation.train` comes after it.
"""

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import sqrt
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from answers import smalltalk
from answers.answer import Smalltalk
from answers.engine import Engine
from answers.models import LANGUAGES, Knowledge
from tests.evaluation.questions import DEVELOPMENT, HERE, knowledge, written
from tests.evaluation.train import TARGET as DECISION
from tests.evaluation.training import part, templates

TARGET = DECISION.with_name("smalltalk.json")
_LEAST_OFTEN = 3  # messages that a part of a word must stand in
_PHRASE = 0.5  # what a phrase or an example counts, a message that somebody wrote being 1
_PENALTY = 1e-4
_BIAS = -0.3  # log-odds of a message of unknown words: it is no small talk
_ROUNDS = 300
_PARTS = 5
_EVEN = 0.5
# Weights nearer to nothing than this change nothing that could be measured.
_LEAST = {"any": 0.2, "kinds": 0.5}
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Message:
    """A message; `kind` is unknown for small talk that was written without one."""

    words: tuple[str, ...]
    is_smalltalk: bool
    kind: Smalltalk | None = None
    weight: float = 1.0


@dataclass(slots=True)
class _Design:
    """A sparse matrix of messages by their features, as `Evidence.of_message` counts them."""

    features: Mapping[str, int]
    rows: list[int] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)

    def add(self, row: int, words: Sequence[str]) -> None:
        for feature, count in Counter(smalltalk.features(words)).items():
            if feature in self.features:
                self.rows.append(row)
                self.columns.append(self.features[feature])
                self.values.append(count / sqrt(len(words) or 1))


def main() -> None:
    """Train on everything and write the weights."""
    found = list(messages(knowledge()))
    checked = Counter((one.is_smalltalk, said > _EVEN) for one, said in _cross_validated(found))
    for is_smalltalk, name in ((True, "small talk"), (False, "questions")):
        right, wrong = checked[is_smalltalk, is_smalltalk], checked[is_smalltalk, not is_smalltalk]
        print(f"{name}: {right} of {right + wrong} recognized when left out of training")  # noqa: T201
    kinds = [one for one in found if one.kind is not None]
    each = {kind: _fit(kinds, [one.kind == kind for one in kinds], _LEAST["kinds"]) for kind in get_args(Smalltalk)}
    weights: dict[str, dict[str, float]] = {}
    for kind, fitted in each.items():
        for feature, weight in fitted["weights"].items():
            weights.setdefault(feature, {})[kind] = weight
    table = {
        "any": _fit(found, [one.is_smalltalk for one in found], _LEAST["any"]),
        "kinds": {"bias": {kind: fitted["bias"] for kind, fitted in each.items()}, "weights": weights},
    }
    TARGET.write_text(json.dumps(table, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", "utf-8")


def messages(known: Knowledge) -> Iterator[Message]:
    """Yield what is trained on."""
    engine = Engine(known)

    def words(text: str) -> tuple[str, ...]:
        return tuple(word.folded for word in engine.read(text).words)

    for question in written([DEVELOPMENT]):
        yield Message(words(question.question), question.expect == "smalltalk")
    for line in (HERE / "smalltalk.jsonl").read_text("utf-8").splitlines():
        entry = json.loads(line)
        kind = None if entry["kind"] == "question" else entry["kind"]
        yield Message(words(entry["question"]), kind is not None, kind)
    phrases = tomllib.loads((HERE / "smalltalk.toml").read_text("utf-8"))
    for kind in get_args(Smalltalk):
        for phrase in phrases.get(kind, ()):
            yield Message(words(phrase), is_smalltalk=True, kind=kind, weight=_PHRASE)
    for text in templates(known):
        yield Message(words(text), is_smalltalk=False, weight=_PHRASE)
    for fact in known.facts.values():
        examples = chain(fact.examples.ru, fact.examples.kk, map(fact.question.best, LANGUAGES))
        yield from (Message(words(text), is_smalltalk=False, weight=_PHRASE) for text in examples)


def _cross_validated(found: Sequence[Message]) -> Iterator[tuple[Message, float]]:
    """Yield each message with the probability that the others give it."""
    place = [part(" ".join(one.words), _PARTS) for one in found]
    for number in range(_PARTS):
        others = [one for one, its in zip(found, place, strict=True) if its != number]
        fitted = _fit(others, [one.is_smalltalk for one in others], _LEAST["any"])
        evidence = smalltalk.Evidence(fitted["bias"], fitted["weights"])
        for one, its in zip(found, place, strict=True):
            if its == number:
                yield one, evidence.of_message(one.words, [evidence.of_word(word) for word in one.words])


def _fit(found: Sequence[Message], right: Iterable[bool], least: float) -> Any:  # noqa: ANN401 - JSON
    """Fit a logistic regression with a ridge penalty by Adam (Kingma and Ba 2015); leave out what weighs little."""
    counts = Counter(feature for one in found for feature in set(smalltalk.features(one.words)))
    often = sorted(feature for feature, count in counts.items() if count >= _LEAST_OFTEN)
    design = _Design({feature: number for number, feature in enumerate(often)})
    for row, one in enumerate(found):
        design.add(row, one.words)
    rows, columns = np.array(design.rows), np.array(design.columns)
    values: Array = np.array(design.values)
    target: Array = np.array([float(one) for one in right])
    counted: Array = np.array([one.weight for one in found])
    weights, mean, square = (np.zeros(len(often)) for _ in range(3))
    for step in range(1, _ROUNDS + 1):
        score = _BIAS + np.bincount(rows, values * weights[columns], len(found))
        error = (1 / (1 + np.exp(-np.clip(score, -30, 30))) - target) * counted / counted.sum()
        gradient = np.bincount(columns, values * error[rows], len(often)) + _PENALTY * weights
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        weights -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    kept = {name: round(float(value), 1) for name, value in zip(often, weights, strict=True) if abs(value) >= least}
    return {"bias": _BIAS, "weights": kept}


if __name__ == "__main__":
    main()
