"""The shell's command `evaluate`: how many of a file's questions are answered right."""

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from answers.engine import Engine
from answers.matching import embedding
from answers.matching.embedding import Embedder
from answers.matching.passages import Passage, Passages
from answers.models.answer import Answer
from answers.models.knowledge import Language
from bot.errors import ServiceError
from bot.settings import Settings
from bot.shell.engine import asking_twice, visible_today
from handlers.kit.menus import DEFAULT
from storage.knowledge.visible import representatives

_BEST = 10


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the shipped content, with what is expected.

    `expect` is a fact's id, `person:ID` or `person:ID1,ID2` for exactly these people, `countries` for the countries
    they come from, `unknown` or `smalltalk`.
    """

    register: str
    language: Language
    question: str
    expect: str


@dataclass(frozen=True, slots=True)
class Search:
    """A question with the passages that answer it."""

    question: str
    passages: frozenset[str]


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


def report(settings: Settings, file: Path, *, as_json: bool) -> str:
    """Evaluate one file of questions in either form."""
    text = file.read_text("utf-8")
    try:
        found = _evaluate(settings, text)
    except ValidationError as error:
        first = error.errors()[0]
        message = f"{file}: {first['msg']}. See the README for the two kinds of lines that evaluate reads."
        raise ServiceError(message) from error
    if as_json:
        return json.dumps({"file": str(file), **found}, ensure_ascii=False)
    return "\n".join([str(file), *(f"{name}: {_as_text(value)}" for name, value in found.items())])


def read_questions(text: str) -> list[Question]:
    """Read questions to the content, one JSON object a line."""
    adapter = TypeAdapter(Question)
    return [adapter.validate_json(line) for line in text.splitlines() if line.strip()]


def read_passages(text: str) -> tuple[list[Passage], list[Search]]:
    """Read passages and questions over them, one JSON object a line."""
    passages, searches = [], []
    for line in text.splitlines():
        if not line.strip():
            continue
        entry = json.loads(line)
        if "passage" in entry:
            passages.append(TypeAdapter(Passage).validate_python({"title": "", **entry["passage"]}))
        else:
            searches.append(TypeAdapter(Search).validate_python(entry))
    return passages, searches


def judge(questions: Sequence[Question], ask: Callable[[str], Answer]) -> Judged:
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


def search(passages: Sequence[Passage], searches: Sequence[Search], embedder: Embedder | None) -> Found:
    """Look for the passage that answers each question."""
    index = Passages(passages, embedder)
    hits = reciprocal = 0.0
    for one in searches:
        ranks = [rank for rank, id_ in enumerate(index.search(one.question, _BEST), 1) if id_ in one.passages]
        hits += bool(ranks and ranks[0] == 1)
        reciprocal += 1 / ranks[0] if ranks else 0.0
    count = len(searches) or 1
    return Found(round(hits / count, 4), round(reciprocal / count, 4), len(searches))


def asking(engine: Engine, embedder: Embedder | None) -> Callable[[str], Answer]:
    """Return how a question is asked by somebody whose phone is not known, with embeddings where there is a model."""
    if embedder is not None:
        for vectors in embedder.questions(engine.without_vector()):
            engine.set_vectors(vectors)
    ask = asking_twice(engine, lambda: embedder)
    return lambda question: ask(question, DEFAULT)


def _evaluate(settings: Settings, text: str) -> dict[str, Any]:
    embedder = embedding.load(threads=os.cpu_count() or 1)
    if '"expect"' not in text:
        passages, searches = read_passages(text)
        return asdict(search(passages, searches, embedder))
    engine = Engine(representatives(visible_today(settings)))
    return judge(read_questions(text), asking(engine, embedder)).as_dict()


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


def _as_text(value: object) -> str:
    if not isinstance(value, dict):
        return str(value)
    return "".join(f"\n  {name}: {tally['right']} of {tally['questions']}" for name, tally in value.items())
