"""What is most likely right for a question: a fact, or a query over people."""

from collections.abc import Sequence
from typing import NamedTuple

from answers.analysis.analysis import Analysis
from answers.decision import signals
from answers.decision.decision import Decision
from answers.matching.index import Index
from answers.models.answer import PeopleQuery

# Candidates further down are right too rarely to be worth the time.
_MOST_JUDGED = 2
# Where the closest candidate is so likely, the next one is not likelier, and where it is so unlikely, the next is no
# better: of 3,000 questions three would be decided otherwise.
_SURE = 0.9
_HOPELESS = 0.02
# A bare name is about this surely a question about whom it names.
_NAMED = 0.9
# What a fact tells of others is seldom what is asked about somebody.
_LEAST_OF_OTHERS = 0.75
_NAMES = 0.8


class Verdict(NamedTuple):
    """The likeliest answer with its probability, and whether that is enough; `ranking` are facts, the best first."""

    confidence: float
    fact: str | None
    query: PeopleQuery | None
    people: tuple[str, ...]
    ranking: Sequence[tuple[str, float]]
    answered: bool


def judge(analysis: Analysis, decision: Decision, index: Index) -> Verdict:
    """Weigh the candidates against each other."""
    way = decision.similar if analysis.nearness else decision.lexical
    ranking: list[tuple[str, float]] = []
    for place, candidate in enumerate(analysis.candidates[:_MOST_JUDGED]):
        if ranking and not _HOPELESS < ranking[0][1] < _SURE:
            break
        ranking.append((candidate.fact, way.fact.probability(fact_signals(analysis, place, index))))
    ranking.sort(key=lambda entry: -entry[1])
    parse = analysis.parse
    if parse.about == "people" and parse.people:
        confidence = way.people.probability(people_signals(analysis))
        if parse.query.person and len(parse.named) == len(analysis.words):
            # Who says just a name asks who that is, even where it reads like another word («Вера», «вера»).
            return Verdict(max(confidence, _NAMED), None, parse.query, parse.people, ranking, answered=True)
        if not ranking or confidence >= ranking[0][1]:
            return Verdict(confidence, None, parse.query, parse.people, ranking, confidence >= way.answered)
    if not ranking:
        return Verdict(0.0, None, None, (), (), answered=False)
    fact, confidence = ranking[0]
    least = way.answered if _tells_of_named(analysis, fact) else max(way.answered, _LEAST_OF_OTHERS)
    return Verdict(confidence, fact, None, (), ranking, confidence >= least)


def _tells_of_named(analysis: Analysis, fact: str) -> bool:
    """Tell whether a fact names the one person of the question, if there is such."""
    parse = analysis.parse
    named = [analysis.words[place].matches.facts for place in parse.named]
    return parse.query.person is None or any(facts.get(fact, 0.0) >= _NAMES for facts in named)


def fact_signals(analysis: Analysis, place: int, index: Index) -> tuple[float, ...]:
    """Return all signals of a candidate, with those of embeddings where there are any."""
    found = signals.of_fact(analysis, place, index)
    return found + signals.of_nearness(analysis, analysis.candidates[place].fact) if analysis.nearness else found


def people_signals(analysis: Analysis) -> tuple[float, ...]:
    """Return all signals of a query over people, with those of embeddings where there are any."""
    found = signals.of_people(analysis)
    return found + signals.of_surroundings(analysis) if analysis.nearness else found
