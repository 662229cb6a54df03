"""Train what a question's words say against an answer that does not cover them; writes `answers/data/uncovered.json`.

«калорийность кумыса»: the fact covers the koumiss, the rest of the question asks for something else. The words that an
answer leaves uncovered are learned from by themselves, whatever the knowledge holds: where a fact covers them, they say
nothing. `python -m training.decision` runs this before it trains the decision.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import chain

from answers.analysis.word_weights import WordWeights, parts
from answers.decision.signals import likenesses_to, uncovered_places
from answers.engine import Engine
from answers.models.answer import Answer
from answers.models.knowledge import Content
from training.corpus import SHIPPED
from training.exercises import Exercise
from training.measures import is_right
from training.regression import Sample, fit

TARGET = SHIPPED / "uncovered.json"
_NOTHING_LEFT = 1.5  # log-odds of an answer that covers all
_LEAST = 0.2
_MOST_CANDIDATES = 2


@dataclass(frozen=True, slots=True)
class UncoveredWords:
    """Words that a possible answer leaves uncovered, whether it is right, and the group of the exercise."""

    words: Sequence[str]
    right: bool
    weight: float
    group: str


def write(found: Sequence[UncoveredWords]) -> None:
    """Train on everything."""
    table = asdict(train(found))
    TARGET.write_text(json.dumps(table, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", "utf-8")


def train(found: Sequence[UncoveredWords]) -> WordWeights:
    """Return what words speak for."""
    samples = [
        Sample(list(chain.from_iterable(map(parts, one.words))), one.words, one.right, one.weight) for one in found
    ]
    return fit(samples, _NOTHING_LEFT, _LEAST)


def uncovered_words(known: Content, questions: Sequence[Exercise]) -> Iterator[UncoveredWords]:
    """Yield what the likeliest answers to each exercise leave uncovered."""
    engine = Engine(known)
    for exercise in questions:
        if exercise.knowledge is not engine.knowledge:
            engine.update(exercise.knowledge)
        analysis = engine.analyse(engine.read(exercise.question), exercise.language)
        words = analysis.reading.words
        for candidate in analysis.candidates[:_MOST_CANDIDATES]:
            places = uncovered_places(analysis.words, likenesses_to(candidate.fact, analysis.words))
            yield UncoveredWords(
                [words[place].folded for place in places if place < len(words)],
                candidate.fact == exercise.expect,
                exercise.weight,
                exercise.group,
            )
        parse = analysis.parse
        if parse.about == "people" and parse.people:
            answer = Answer("answered", analysis.language, 1.0, query=parse.query, people=parse.people)
            yield UncoveredWords(
                [words[place].folded for place in parse.uncovered if place < len(words)],
                is_right(exercise.expect, answer),
                exercise.weight,
                exercise.group,
            )
