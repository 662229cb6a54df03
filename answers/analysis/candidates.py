"""Facts that may answer a question, and how well each fits it."""

from collections.abc import Mapping, Sequence
from operator import mul
from typing import NamedTuple

from answers.analysis.word_analysis import WordAnalysis
from answers.matching.index import Index
from answers.matching.similarity import Nearness

_MOST_RANKED = 3
# Those further down are right too rarely to be worth the time.
_MOST = 2
# Cosines of embeddings lie close together: a tenth is much.
_NEAR_WEIGHT = 6.0
# A fact that shares with the question only words that stand almost everywhere is not worth a look in a large index.
_MANY_FACTS = 400


class Candidate(NamedTuple):
    """A fact, with what of the question it covers.

    `coverage` is the share of the question's weight that the whole fact covers, `document_coverage` that of its closest
    `document` (-1 for none), and `closeness` the cosine between the question and that one. `density` is the share of
    the weight that the fact's documents cover on average.
    """

    fact: str
    coverage: float
    document_coverage: float
    closeness: float
    document: int
    density: float


def rank(words: Sequence[WordAnalysis]) -> list[str]:
    """Return the few facts that share most with a question, the most promising first."""
    promise: dict[str, float] = {}
    for word in sorted(words, key=_rarest_first):
        weight = word.weight
        likely = word.matches.likely
        if promise and len(likely) > _MANY_FACTS:
            for fact in promise:
                promise[fact] += weight * likely.get(fact, 0.0)
        else:
            for fact, value in likely.items():
                promise[fact] = promise.get(fact, 0.0) + weight * value
    ranked = sorted(zip(promise.values(), promise, strict=True), reverse=True)  # equal ones by id, not by age
    return [fact for _, fact in ranked[:_MOST_RANKED]]


def collect(
    ranked: Sequence[str], words: Sequence[WordAnalysis], whole: float, index: Index, nearness: Mapping[str, Nearness]
) -> list[Candidate]:
    """Return the best candidates, the closest first; the nearest in meaning is among them.

    `whole` is the weight of all words together.
    """
    best = list(ranked[:_MOST])
    if nearness:
        nearest = max(nearness, key=lambda fact: nearness[fact].question)
        if nearest not in best:
            best.append(nearest)
    candidates = [_candidate(fact, words, whole, index) for fact in best]
    candidates.sort(key=lambda candidate: (-_promise(candidate, nearness), candidate.fact))
    return candidates


def _promise(candidate: Candidate, nearness: Mapping[str, Nearness]) -> float:
    near = nearness.get(candidate.fact)
    return candidate.closeness + candidate.coverage + (_NEAR_WEIGHT * near.question if near else 0.0)


def _rarest_first(word: WordAnalysis) -> float:
    return -word.weight


def _candidate(fact: str, words: Sequence[WordAnalysis], whole: float, index: Index) -> Candidate:
    scores: dict[int, float] = {}
    score_of = scores.get
    coverage = density = 0.0
    for word in words:
        matches = word.matches
        likeness = matches.facts.get(fact)
        if likeness is not None:
            weight = word.weight
            coverage += weight * likeness
            density += weight * matches.density[fact]
            for numbers, value in matches.documents(fact):
                score = weight * value
                for number in numbers:  # the innermost loop of all
                    scores[number] = score_of(number, 0.0) + score
    if not scores:
        return Candidate(fact, coverage / whole, 0.0, 0.0, -1, density / whole)
    numbers, scales = list(scores), index.scales(fact)
    cosines = list(map(mul, scores.values(), map(scales.__getitem__, numbers)))
    closest = max(cosines)
    number = numbers[cosines.index(closest)]
    if cosines.count(closest) > 1:  # whatever the order in which they were added
        equal = [number for number, cosine in zip(numbers, cosines, strict=True) if cosine == closest]
        number = min(equal, key=lambda number: index.documents[number].text)
    closeness = min(1.0, closest / whole**0.5)
    return Candidate(fact, coverage / whole, scores[number] / whole, closeness, number, density / whole)
