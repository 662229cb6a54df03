"""Measures: how well questions are answered, passages found, and confidences kept (0.8 is right eight times in ten)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from statistics import fmean
from typing import Any

from answers import second_opinion
from answers.engine import Engine
from answers.matching.embedding import Embedder
from answers.matching.passages import Passage, Passages
from answers.models.answer import Answer
from answers.models.knowledge import Language
from training.questions import Question, Search

_BEST = 10
_BINS = 10


@dataclass(frozen=True, slots=True)
class Found:
    """How well passages were found: shares of the questions."""

    hit_at_1: float
    mrr_at_10: float
    questions: int


@dataclass(slots=True)
class Tally:
    """How many of some questions were answered right."""

    questions: int = 0
    right: int = 0

    @property
    def share(self) -> float:
        """The share of right ones, 1 where there was nothing to answer."""
        return self.right / self.questions if self.questions else 1.0

    def count(self, *, right: bool) -> None:
        """Count one question in."""
        self.questions += 1
        self.right += right

    def add(self, other: "Tally") -> None:
        """Count another's questions in."""
        self.questions += other.questions
        self.right += other.right


@dataclass(frozen=True, slots=True)
class Judged:
    """How well questions to the content were answered. `silent` is about what is not known, `language` about all."""

    answered: Tally = field(default_factory=Tally)
    silent: Tally = field(default_factory=Tally)
    smalltalk: Tally = field(default_factory=Tally)
    language: Tally = field(default_factory=Tally)
    by_register: dict[str, Tally] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Return shares, and counts by register."""
        shares = {name: round(getattr(self, name).share, 4) for name in ("answered", "silent", "smalltalk", "language")}
        registers = {name: asdict(tally) for name, tally in sorted(self.by_register.items())}
        return {**shares, "by_register": registers}


@dataclass(frozen=True, slots=True)
class Bin:
    """Decisions of similar confidence: their number, mean confidence, and the share of them that is right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def asking(engine: Engine, embedder: Embedder | None, language: Language | None) -> Callable[[str], Answer]:
    """Return how a question is asked, with embeddings where there is a model; `language` is for texts in either."""
    if embedder is not None:
        for vectors in embedder.questions(engine.without_vector()):
            engine.set_vectors(vectors)
    return lambda question: second_opinion.answer(engine, lambda: embedder, question, language)


def judge(questions: Iterable[Question], ask: Callable[[str], Answer]) -> Judged:
    """Ask each question by itself and compare."""
    judged = Judged()
    for question in questions:
        answer = ask(question.question)
        right = is_right(question.expect, answer)
        kind = {"unknown": judged.silent, "smalltalk": judged.smalltalk}.get(question.expect, judged.answered)
        for tally in (kind, judged.by_register.setdefault(question.register, Tally())):
            tally.count(right=right)
        judged.language.count(right=answer.language == question.language)
    return judged


def is_right(expect: str, answer: Answer) -> bool:
    """Tell whether an answer is what was expected; an offer is silence, small talk is not."""
    if expect == "smalltalk":
        return answer.status == "smalltalk"
    if expect == "unknown":
        return answer.status in {"offered", "unknown"}
    return answer.status == "answered" and _says(answer) == _in_order(expect)


def search(passages: Sequence[Passage], searches: Iterable[Search], embedder: Embedder | None) -> Found:
    """Look for the passage that answers each question."""
    index = Passages(passages, embedder)
    count, hits, reciprocal = 0, 0, 0.0
    for one in searches:
        count += 1
        ranks = [rank for rank, id_ in enumerate(index.search(one.question, _BEST), 1) if id_ in one.passages]
        hits += bool(ranks and ranks[0] == 1)
        reciprocal += 1 / ranks[0] if ranks else 0.0
    return Found(round(hits / (count or 1), 4), round(reciprocal / (count or 1), 4), count)


def reliability(pairs: Sequence[tuple[float, bool]]) -> Iterator[Bin]:
    """Yield bins of equal width that hold anything (reliability diagram of DeGroot and Fienberg 1983)."""
    for number in range(_BINS):
        low, high = number / _BINS, (number + 1) / _BINS
        inside = [pair for pair in pairs if low <= pair[0] < high or (number == _BINS - 1 and pair[0] == 1)]
        if inside:
            confidence, right = fmean(pair[0] for pair in inside), fmean(pair[1] for pair in inside)
            yield Bin(low, high, len(inside), confidence, right)


def expected_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Return the expected calibration error: the mean gap between confidence and being right, weighted by bin."""
    return sum(row.count * abs(row.confidence - row.right) for row in reliability(pairs)) / (len(pairs) or 1)


def _says(answer: Answer) -> str:
    if answer.fact is not None:
        return answer.fact
    query = answer.query
    if query is not None and query.asked == "countries" and not query.person and not query.persons:
        return "countries"
    return _in_order("person:" + ",".join(answer.people))


def _in_order(expect: str) -> str:
    if not expect.startswith("person:"):
        return expect
    return "person:" + ",".join(sorted(expect.removeprefix("person:").split(",")))
