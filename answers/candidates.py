"""Facts that may answer a question, and how well each fits it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

from answers.lines import Lines
from answers.senses import Sense
from answers.similarity import Nearness

_MOST = 5
# Cosines of embeddings lie close together: a tenth is much.
_NEAR_WEIGHT = 6.0
# A fact that shares with the question only words that stand almost everywhere is not worth a look in a large index.
_MANY_FACTS = 400


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact, with what of the question it covers.

    `coverage` is the share of the question's weight that the whole fact covers, `line` its best line; `closeness` is
    the cosine between the question and that line, `number` the line's.
    """

    fact: str
    coverage: float
    line: float
    closeness: float
    number: int


def collect(senses: Sequence[Sense], lines: Lines, nearness: Mapping[str, Nearness]) -> list[Candidate]:
    """Return the best candidates, the closest first; the nearest in meaning is among them."""
    whole = sum(sense.weight for sense in senses)
    if not whole:
        return []
    coverage: dict[str, float] = {}
    for sense in sorted(senses, key=_rarest_first):
        weight = sense.weight / whole
        facts = sense.matches.facts
        if coverage and len(facts) > _MANY_FACTS:
            for fact in coverage:
                coverage[fact] += weight * facts.get(fact, 0.0)
        else:
            for fact, value in facts.items():
                coverage[fact] = coverage.get(fact, 0.0) + weight * value
    best = nlargest(_MOST, coverage, key=coverage.__getitem__)
    if nearness:
        nearest = max(nearness, key=lambda fact: nearness[fact].question)
        if nearest not in best:
            best.append(nearest)
    candidates = [_candidate(fact, coverage.get(fact, 0.0), senses, whole, lines) for fact in best]
    candidates.sort(key=lambda candidate: (-_promise(candidate, nearness), candidate.fact))
    return candidates


def _promise(candidate: Candidate, nearness: Mapping[str, Nearness]) -> float:
    near = nearness.get(candidate.fact)
    return candidate.closeness + candidate.coverage + (_NEAR_WEIGHT * near.question if near else 0.0)


def _rarest_first(sense: Sense) -> float:
    return -sense.weight


def _candidate(fact: str, coverage: float, senses: Sequence[Sense], whole: float, lines: Lines) -> Candidate:
    scores: dict[int, float] = {}
    for sense in senses:
        weight = sense.weight / whole
        for number, value in sense.matches.lines(fact).items():
            scores[number] = scores.get(number, 0.0) + weight * value
    best = -1
    closest = covered = 0.0
    for number, score in scores.items():
        cosine = score * whole / (whole * lines.weight(number)) ** 0.5
        if cosine > closest or (cosine == closest and score > covered):
            best, closest, covered = number, cosine, score
    return Candidate(fact, coverage, covered, min(1.0, closest), best)
