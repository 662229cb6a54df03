"""What speaks for and against an answer, as numbers for the decision."""

from collections.abc import Sequence
from itertools import pairwise
from math import log1p

from answers.analysis import Analysis
from answers.candidates import Candidate
from answers.lines import Lines
from answers.people import Parse
from answers.senses import Sense
from answers.similarity import Nearness

# A word is covered when something about as like it as an inflected form is there.
_COVERED = 0.62
# Beyond this more words say nothing more.
_MOST_COUNTED = 5
_MOST_WORDS = 10

FACT_SIGNALS = (
    "coverage",
    "line",
    "closeness",
    "answer_line",
    "margin",
    "coverage_margin",
    "line_margin",
    "rest_topic",
    "rest_topic_most",
    "rest_plain",
    "rest_plain_most",
    "rest_plain_count",
    "rest_line_topic",
    "rest_line_plain",
    "strangers",
    "words",
    "covered_words",
    "rest_capital",
    "rest_number",
    "content_covered",
    "nothing_covered",
    "kind_known",
    "kind_missing",
    "person_named",
    "person_outside",
    "person_rest",
    "countries_asked",
    "least_covered",
    "pairs",
    "everybody_asked",
    "some_asked",
    "density",
    "density_margin",
)
NEARNESS_SIGNALS = ("near", "near_several", "near_answer", "near_margin", "near_several_margin", "near_outstanding")
SURROUNDINGS_SIGNALS = ("nearest", "nearest_margin", "nearest_outstanding")
PEOPLE_SIGNALS = (
    "rest_share",
    "rest_count",
    "rest_most",
    "rest_topic",
    "rest_plain",
    "strangers",
    "conditions",
    "named",
    "likeness",
    "person",
    "counting",
    "countries",
    "titles",
    "listing",
    "words",
    "kind_outside",
    "found",
    "who",
    "fact_closeness",
    "fact_coverage",
    "fact_covers_rest",
    "guest",
    "complete",
    "counting_everybody",
    "rest_capital",
    "rest_number",
    "everybody_counted",
    "some_asked",
    "courtesy",
)


def of_fact(analysis: Analysis, place: int, lines: Lines) -> tuple[float, ...]:
    """Return the signals of one candidate among the others, in the order of `FACT_SIGNALS`."""
    senses, candidates, parse = analysis.senses, analysis.candidates, analysis.parse
    candidate = candidates[place]
    fact = candidate.fact
    others = [other for other in candidates if other is not candidate]
    whole = analysis.whole
    asked = [any(fact in lines.with_group.get(kind, ()) for kind in sense.kinds) for sense in senses if sense.kinds]
    content = [(at, sense) for at, sense in enumerate(senses) if not sense.function]
    rest = [(at, sense) for at, sense in content if sense.matches.facts.get(fact, 0.0) < _COVERED]
    topics = [sense.weight for _, sense in rest if sense.topical]
    plain = [sense.weight for _, sense in rest if not sense.topical and not sense.kinds]
    rest_of_line = [sense for _, sense in content if sense.matches.lines(fact).get(candidate.number, 0.0) < _COVERED]
    told = sum(sense.weight for _, sense in content if not sense.kinds)
    untold = sum(sense.weight for _, sense in rest if not sense.kinds)
    return (
        candidate.coverage,
        candidate.line,
        candidate.closeness,
        float(candidate.number >= 0 and lines.by_number[candidate.number].role == "answer"),
        candidate.closeness - max((other.closeness for other in others), default=0.0),
        candidate.coverage - max((other.coverage for other in others), default=0.0),
        candidate.line - max((other.line for other in others), default=0.0),
        sum(topics) / whole,
        max(topics, default=0.0),
        sum(plain) / whole,
        max(plain, default=0.0),
        float(min(len(plain), _MOST_COUNTED)),
        sum(sense.weight for sense in rest_of_line if sense.topical) / whole,
        sum(sense.weight for sense in rest_of_line if not sense.topical and not sense.kinds) / whole,
        float(parse.strangers),
        log1p(min(len(content), _MOST_WORDS)),
        float(min(len(content) - len(rest), _MOST_COUNTED)),
        float(any(at in analysis.reading.capitals for at, _ in rest)),
        float(any(sense.word.folded.isdigit() for _, sense in rest)),
        1 - untold / told if told else 1.0,
        float(told > 0 and untold == told),
        float(sum(asked)),
        float(len(asked) - sum(asked)),
        float(parse.query.person is not None or bool(parse.query.persons)),
        float(sum(senses[at].matches.facts.get(fact, 0.0) < _COVERED for at in parse.named)),
        sum(senses[at].weight for at in parse.rest) / whole if parse.about == "people" else 1.0,
        float(parse.query.asked == "countries"),
        min((sense.matches.facts.get(fact, 0.0) for _, sense in content), default=1.0),
        _pairs(senses, candidate),
        float(parse.generic and not parse.conditions and _asks_for_people(analysis)),
        float(parse.conditions > 0 and bool(parse.people) and _asks_for_people(analysis)),
        candidate.density,
        candidate.density - max((other.density for other in others), default=0.0),
    )


def of_people(analysis: Analysis) -> tuple[float, ...]:
    """Return the signals of a query over people, in the order of `PEOPLE_SIGNALS`."""
    senses, parse, whole = analysis.senses, analysis.parse, analysis.whole
    rest = [senses[place] for place in parse.rest]
    best = analysis.candidates[0] if analysis.candidates else None
    query = parse.query
    groups = frozenset[str]().union(*(sense.token.groups for sense in senses))
    kinds = frozenset[str]().union(*(sense.kinds for at, sense in enumerate(senses) if at not in parse.named))
    likeness = min((max(senses[place].token.likenesses.values(), default=0.0) for place in parse.named), default=1.0)
    return (
        sum(sense.weight for sense in rest) / whole,
        float(min(len(rest), _MOST_COUNTED)),
        max((sense.weight for sense in rest), default=0.0),
        sum(sense.weight for sense in rest if sense.topical) / whole,
        sum(sense.weight for sense in rest if not sense.topical) / whole,
        float(parse.strangers),
        float(parse.conditions),
        float(len(parse.named)),
        likeness,
        float(query.person is not None or bool(query.persons)),
        float(query.asked == "count"),
        float(query.asked == "countries"),
        float(query.asked == "titles"),
        float("list" in groups),
        log1p(min(len(senses), _MOST_WORDS)),
        float(len(kinds & _outside(parse, groups))),
        log1p(len(parse.people)),
        float("who" in kinds),
        best.closeness if best else 0.0,
        best.coverage if best else 0.0,
        sum(sense.weight for sense in rest if best and sense.matches.facts.get(best.fact, 0.0) >= _COVERED) / whole,
        float("guest" in groups),
        float(not rest and not parse.strangers),
        float(query.asked == "count" and not parse.conditions),
        float(any(place in analysis.reading.capitals for place in parse.rest)),
        float(any(sense.word.folded.isdigit() for sense in rest)),
        float(parse.generic and not parse.conditions and _asks_for_people(analysis)),
        float(parse.conditions > 0 and _asks_for_people(analysis)),
        float(analysis.courtesy.kind is not None),
    )


def of_nearness(analysis: Analysis, fact: str) -> tuple[float, ...]:
    """Return the signals of a fact's embeddings, in the order of `NEARNESS_SIGNALS`."""
    here = analysis.nearness.get(fact, _FAR)
    others = [near for other, near in analysis.nearness.items() if other != fact]
    mean = sum(near.question for near in others) / len(others) if others else 0.0
    return (
        here.question,
        here.questions,
        here.answer,
        here.question - max((near.question for near in others), default=0.0),
        here.questions - max((near.questions for near in others), default=0.0),
        here.question - mean,
    )


def of_surroundings(analysis: Analysis) -> tuple[float, ...]:
    """Return how near the facts come to a query over people, in the order of `SURROUNDINGS_SIGNALS`."""
    nearest = sorted((near.question for near in analysis.nearness.values()), reverse=True) or [0.0]
    second = nearest[1] if len(nearest) > 1 else 0.0
    return nearest[0], nearest[0] - second, nearest[0] - sum(nearest) / len(nearest)


def _outside(parse: Parse, groups: frozenset[str]) -> frozenset[str]:
    """Return the kinds that no query over people answers; «как зовут» is none, «сколько» beside a name is one."""
    outside = _OUTSIDE - {"how"} if "named" in groups else _OUTSIDE
    return outside | {"howmany"} if parse.query.person else outside


def _asks_for_people(analysis: Analysis) -> bool:
    return any(sense.kinds & _PEOPLE_ASKED for sense in analysis.senses)


_PEOPLE_ASKED = frozenset({"who", "which", "howmany"})
_FAR = Nearness(0.0, 0.0, 0.0)
_OUTSIDE = frozenset({"when", "where", "why", "how", "whose"})


def _pairs(senses: Sequence[Sense], candidate: Candidate) -> float:
    """Return the share of neighbours in the question that are both in the best line."""
    if candidate.number < 0 or len(senses) < 2:  # noqa: PLR2004
        return 0.0
    number, fact = candidate.number, candidate.fact
    here = [sense.matches.lines(fact).get(number, 0.0) >= _COVERED for sense in senses]
    return sum(one and other for one, other in pairwise(here)) / (len(senses) - 1)
