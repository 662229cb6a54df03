"""What is most likely right for a question: a fact, or a query over people."""

from collections.abc import Sequence
from dataclasses import dataclass

from answers import signals
from answers.analysis import Analysis
from answers.answer import PeopleQuery
from answers.decision import Decision
from answers.lines import Lines

# Candidates further down are right too rarely to be worth the time.
_MOST_JUDGED = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """The likeliest answer with its probability, and whether that is enough; `ranking` are facts, the best first."""

    confidence: float
    fact: str | None
    query: PeopleQuery | None
    people: tuple[str, ...]
    ranking: Sequence[tuple[str, float]]
    answered: bool


def judge(analysis: Analysis, decision: Decision, lines: Lines) -> Verdict:
    """Weigh the candidates against each other."""
    way = decision.similar if analysis.nearness else decision.lexical
    ranking = [
        (candidate.fact, way.fact.probability(fact_signals(analysis, place, lines)))
        for place, candidate in enumerate(analysis.candidates[:_MOST_JUDGED])
    ]
    ranking.sort(key=lambda entry: -entry[1])
    parse = analysis.parse
    if parse.about == "people" and parse.people:
        confidence = way.people.probability(people_signals(analysis))
        if not ranking or confidence >= ranking[0][1]:
            return Verdict(confidence, None, parse.query, parse.people, ranking, confidence >= way.answered)
    if not ranking:
        return Verdict(0.0, None, None, (), (), answered=False)
    fact, confidence = ranking[0]
    return Verdict(confidence, fact, None, (), ranking, confidence >= way.answered)


def fact_signals(analysis: Analysis, place: int, lines: Lines) -> tuple[float, ...]:
    """Return all signals of a candidate, with those of embeddings where there are any."""
    found = signals.of_fact(analysis, place, lines)
    return found + signals.of_nearness(analysis, analysis.candidates[place].fact) if analysis.nearness else found


def people_signals(analysis: Analysis) -> tuple[float, ...]:
    """Return all signals of a query over people, with those of embeddings where there are any."""
    found = signals.of_people(analysis)
    return found + signals.of_surroundings(analysis) if analysis.nearness else found
