"""Facts that may answer a question, and how well each fits it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from answers.lines import Lines
from answers.senses import Sense
from answers.similarity import Nearness

_MOST = 3
# Cosines of embeddings lie close together: a tenth is much.
_NEAR_WEIGHT = 6.0
# A fact that shares with the question only words that stand almost everywhere is not worth a look in a large index.
_MANY_FACTS = 400


class Candidate(NamedTuple):
    """A fact, with what of the question it covers.

    `coverage` is the share of the question's weight that the whole fact covers, `line` its best line; `closeness` is
    the cosine between the question and that line, `number` the line's. `density` is the share of the weight that the
    fact's lines cover on average.
    """

    fact: str
    coverage: float
    line: float
    closeness: float
    number: int
    density: float


def collect(senses: Sequence[Sense], lines: Lines, nearness: Mapping[str, Nearness]) -> list[Candidate]:
    """Return the best candidates, the closest first; the nearest in meaning is among them."""
    whole = sum(sense.weight for sense in senses)
    if not whole:
        return []
    promise: dict[str, float] = {}
    for sense in sorted(senses, key=_rarest_first):
        weight = sense.weight
        likely = sense.matches.likely
        if promise and len(likely) > _MANY_FACTS:
            for fact in promise:
                promise[fact] += weight * likely.get(fact, 0.0)
        else:
            for fact, value in likely.items():
                promise[fact] = promise.get(fact, 0.0) + weight * value
    ranked = sorted(zip(promise.values(), promise, strict=True), reverse=True)  # equal ones by id, not by age
    best = [fact for _, fact in ranked[:_MOST]]
    if nearness:
        nearest = max(nearness, key=lambda fact: nearness[fact].question)
        if nearest not in best:
            best.append(nearest)
    candidates = [_candidate(fact, senses, whole, lines) for fact in best]
    candidates.sort(key=lambda candidate: (-_promise(candidate, nearness), candidate.fact))
    return candidates


def _promise(candidate: Candidate, nearness: Mapping[str, Nearness]) -> float:
    near = nearness.get(candidate.fact)
    return candidate.closeness + candidate.coverage + (_NEAR_WEIGHT * near.question if near else 0.0)


def _comes_first(number: int, other: int, lines: Lines) -> bool:
    """Decide between lines that are equally close, whatever the order in which they were added."""
    return lines.by_number[number].text < lines.by_number[other].text


def _rarest_first(sense: Sense) -> float:
    return -sense.weight


def _candidate(fact: str, senses: Sequence[Sense], whole: float, lines: Lines) -> Candidate:
    scores: dict[int, float] = {}
    score_of, scales = scores.get, lines.scales(fact)
    coverage = density = 0.0
    for sense in senses:
        matches, weight = sense.matches, sense.weight
        likeness = matches.facts.get(fact)
        if likeness is not None:
            coverage += weight * likeness
            density += weight * matches.density[fact]
            for numbers, value in matches.lines(fact):
                score = weight * value
                for number in numbers:  # the innermost loop of all
                    scores[number] = score_of(number, 0.0) + score
    best = -1
    closest = covered = 0.0
    for number, score in scores.items():
        cosine = score * scales[number]
        if cosine > closest or (cosine == closest and _comes_first(number, best, lines)):
            best, closest, covered = number, cosine, score
    return Candidate(fact, coverage / whole, covered / whole, min(1.0, closest / whole**0.5), best, density / whole)
