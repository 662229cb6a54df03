"""What speaks for and against an answer, as numbers for the decision."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log1p

from answers.analysis.analysis import Analysis
from answers.analysis.word_analysis import WordAnalysis
from answers.analysis.word_weights import scaled
from answers.matching.index import Index
from answers.matching.similarity import Nearness
from answers.people.queries import Parse

# A word is covered when something about as like it as an inflected form is there.
_COVERED = 0.62
# Beyond this more words say nothing more.
_MOST_COUNTED = 5
_MOST_WORDS = 10

FACT_SIGNALS = (
    "coverage",
    "document_coverage",
    "closeness",
    "answer_document",
    "margin",
    "coverage_margin",
    "document_coverage_margin",
    "uncovered_topic",
    "uncovered_topic_most",
    "uncovered_plain",
    "uncovered_plain_most",
    "uncovered_plain_count",
    "document_uncovered_topic",
    "document_uncovered_plain",
    "strangers",
    "words",
    "covered_words",
    "uncovered_capital",
    "uncovered_number",
    "content_covered",
    "nothing_covered",
    "kind_known",
    "kind_missing",
    "person_named",
    "person_outside",
    "person_uncovered",
    "countries_asked",
    "least_covered",
    "pairs",
    "everybody_asked",
    "some_asked",
    "density",
    "density_margin",
    "uncovered_log_odds",
    "uncovered_log_odds_least",
)
NEARNESS_SIGNALS = ("near", "near_several", "near_answer", "near_margin", "near_several_margin", "near_outstanding")
SURROUNDINGS_SIGNALS = ("nearest", "nearest_margin", "nearest_outstanding")
PEOPLE_SIGNALS = (
    "uncovered_share",
    "uncovered_count",
    "uncovered_most",
    "uncovered_topic",
    "uncovered_plain",
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
    "fact_covers_uncovered",
    "guest",
    "complete",
    "counting_everybody",
    "uncovered_capital",
    "uncovered_number",
    "everybody_counted",
    "some_asked",
    "uncovered_log_odds",
    "uncovered_log_odds_least",
)


def of_fact(analysis: Analysis, place: int, index: Index) -> tuple[float, ...]:
    """Return the signals of one candidate among the others, in the order of `FACT_SIGNALS`."""
    words, candidates, parse = analysis.words, analysis.candidates, analysis.parse
    candidate = candidates[place]
    fact = candidate.fact
    others = [other for other in candidates if other is not candidate]
    whole = analysis.whole
    likenesses = likenesses_to(fact, words)
    in_document = [
        likeness >= _COVERED and word.matches.likeness(fact, candidate.document) >= _COVERED
        for word, likeness in zip(words, likenesses, strict=True)
    ]
    uncovered = _uncovered(analysis, likenesses, in_document)
    log_odds = [words[at].uncovered for at in uncovered_places(words, likenesses)]
    kinds = analysis.kinds
    asked = sum([any(fact in index.with_group.get(kind, ()) for kind in several) for several in kinds])
    asks_for_people = _asks_for_people(analysis)
    return (
        candidate.coverage,
        candidate.document_coverage,
        candidate.closeness,
        float(candidate.document >= 0 and index.documents[candidate.document].role == "answer"),
        candidate.closeness - max([other.closeness for other in others], default=0.0),
        candidate.coverage - max([other.coverage for other in others], default=0.0),
        candidate.document_coverage - max([other.document_coverage for other in others], default=0.0),
        sum(uncovered.topics) / whole,
        max(uncovered.topics, default=0.0),
        sum(uncovered.plain) / whole,
        max(uncovered.plain, default=0.0),
        float(min(len(uncovered.plain), _MOST_COUNTED)),
        uncovered.document_topic / whole,
        uncovered.document_plain / whole,
        float(parse.strangers),
        log1p(min(uncovered.words, _MOST_WORDS)),
        float(min(uncovered.covered, _MOST_COUNTED)),
        float(uncovered.capital),
        float(uncovered.number),
        1 - uncovered.untold / uncovered.told if uncovered.told else 1.0,
        float(uncovered.told > 0 and uncovered.untold == uncovered.told),
        float(asked),
        float(len(kinds) - asked),
        float(parse.query.person is not None or bool(parse.query.persons)),
        float(sum([likenesses[at] < _COVERED for at in parse.named])),
        sum([words[at].weight for at in parse.uncovered]) / whole if parse.about == "people" else 1.0,
        float(parse.query.asked == "countries"),
        uncovered.least,
        sum([one and other for one, other in pairwise(in_document)]) / (len(words) - 1) if len(words) > 1 else 0.0,
        float(parse.generic and not parse.conditions and asks_for_people),
        float(parse.conditions > 0 and bool(parse.people) and asks_for_people),
        candidate.density,
        candidate.density - max([other.density for other in others], default=0.0),
        scaled(sum(log_odds), log_odds),
        min(log_odds, default=0.0),
    )


def likenesses_to(fact: str, words: Sequence[WordAnalysis]) -> list[float]:
    """Return how like each word of a question is what stands in a fact."""
    return [word.matches.facts.get(fact, 0.0) for word in words]


def uncovered_places(words: Sequence[WordAnalysis], likenesses: Sequence[float]) -> list[int]:
    """Return the places of words that a fact does not cover, but for those that mean little or say what is asked."""
    return [
        place
        for place, (word, likeness) in enumerate(zip(words, likenesses, strict=True))
        if likeness < _COVERED and not word.function and not word.kinds
    ]


def of_people(analysis: Analysis) -> tuple[float, ...]:
    """Return the signals of a query over people, in the order of `PEOPLE_SIGNALS`."""
    words, parse, whole = analysis.words, analysis.parse, analysis.whole
    uncovered = [words[place] for place in parse.uncovered]
    log_odds = [word.uncovered for word in uncovered if not word.kinds]
    best = analysis.candidates[0] if analysis.candidates else None
    query = parse.query
    groups = parse.groups
    kinds = frozenset[str]().union(*(word.kinds for at, word in enumerate(words) if at not in parse.named))
    likeness = min((max(words[place].token.likenesses.values(), default=0.0) for place in parse.named), default=1.0)
    return (
        sum([word.weight for word in uncovered]) / whole,
        float(min(len(uncovered), _MOST_COUNTED)),
        max((word.weight for word in uncovered), default=0.0),
        sum([word.weight for word in uncovered if word.topical]) / whole,
        sum([word.weight for word in uncovered if not word.topical]) / whole,
        float(parse.strangers),
        float(parse.conditions),
        float(len(parse.named)),
        likeness,
        float(query.person is not None or bool(query.persons)),
        float(query.asked == "count"),
        float(query.asked == "countries"),
        float(query.asked == "titles"),
        float("list" in groups),
        log1p(min(len(words), _MOST_WORDS)),
        float(len(kinds & _outside(parse, groups))),
        log1p(len(parse.people)),
        float("who" in kinds),
        best.closeness if best else 0.0,
        best.coverage if best else 0.0,
        sum([word.weight for word in uncovered if best and word.matches.facts.get(best.fact, 0.0) >= _COVERED]) / whole,
        float("guest" in groups),
        float(not uncovered and not parse.strangers),
        float(query.asked == "count" and not parse.conditions),
        float(any(place in analysis.reading.capitals for place in parse.uncovered)),
        float(any(word.number for word in uncovered)),
        float(parse.generic and not parse.conditions and _asks_for_people(analysis)),
        float(parse.conditions > 0 and _asks_for_people(analysis)),
        scaled(sum(log_odds), log_odds),
        min(log_odds, default=0.0),
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


@dataclass(slots=True)
class _Uncovered:
    """What of a question's words with a meaning a fact does not cover, nor (`document_...`) its closest document alone.

    `topics` and `plain` are weights of words that name something and of others; `told` and `untold` sum up those that
    do not just say what kind of thing is asked for.
    """

    topics: list[float] = field(default_factory=list)
    plain: list[float] = field(default_factory=list)
    document_topic: float = 0.0
    document_plain: float = 0.0
    told: float = 0.0
    untold: float = 0.0
    words: int = 0
    covered: int = 0
    least: float = 1.0
    capital: bool = False
    number: bool = False


def _uncovered(analysis: Analysis, likenesses: Sequence[float], in_document: Sequence[bool]) -> _Uncovered:
    """Go through the words once: this is done for every question. `likenesses` are those to the fact."""
    uncovered, capitals = _Uncovered(), analysis.reading.capitals
    for at, word in enumerate(analysis.words):
        if word.function:
            continue
        likeness = likenesses[at]
        telling = 0.0 if word.kinds else word.weight
        uncovered.words += 1
        uncovered.told += telling
        uncovered.least = min(uncovered.least, likeness)
        if likeness >= _COVERED:
            uncovered.covered += 1
            if in_document[at]:
                continue
        else:
            uncovered.untold += telling
            uncovered.capital = uncovered.capital or at in capitals
            uncovered.number = uncovered.number or word.number
            if word.topical:
                uncovered.topics.append(word.weight)
            elif telling:
                uncovered.plain.append(telling)
        if word.topical:
            uncovered.document_topic += word.weight
        else:
            uncovered.document_plain += telling
    return uncovered


def _outside(parse: Parse, groups: frozenset[str]) -> frozenset[str]:
    """Return the kinds that no query over people answers; «как зовут» is none, «сколько» beside a name is one."""
    outside = _OUTSIDE - {"how"} if "named" in groups else _OUTSIDE
    return outside | {"howmany"} if parse.query.person else outside


def _asks_for_people(analysis: Analysis) -> bool:
    return any(kinds & _PEOPLE_ASKED for kinds in analysis.kinds)


_PEOPLE_ASKED = frozenset({"who", "which", "howmany"})
_FAR = Nearness(0.0, 0.0, 0.0)
_OUTSIDE = frozenset({"when", "where", "why", "how", "whose"})
