"""Questions with known answers by which the decision is trained: more of them than people wrote, and harder ones."""

import tomllib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from answers.models.knowledge import Content, Fact, Language, Phrases
from answers.reading import orthography
from training.corpus import DATA
from training.distortion import DISTORTIONS, chat
from training.questions import Question

PARTS = 5  # of a cross-validation


@dataclass(frozen=True, slots=True)
class Exercise:
    """A question, what answers it, and the knowledge it is asked of.

    Exercises of one `group` are forms of one question: they are never parted between training and checking. `weight`
    says how much one counts: written questions more than made ones.
    """

    question: str
    expect: str
    language: Language
    knowledge: Content
    group: str
    weight: float
    register: str


def exercises(knowledge: Content, written: list[Question]) -> Iterator[Exercise]:
    """Yield written questions as they are and distorted, templates filled, and examples that were left out."""
    random = Random(7)  # noqa: S311  # made questions, not secrets
    for number, question in enumerate(written):
        group = f"written-{number}"
        yield Exercise(question.question, question.expect, question.language, knowledge, group, 1.0, question.register)
        if question.register not in {"layout", "ru-latin", "kk-latin"}:
            yield from _distorted(question.question, question.expect, question.language, knowledge, group, 0.3, random)
    yield from _templates(knowledge, random)
    yield from _left_out(knowledge, random)


def templates(knowledge: Content) -> Iterator[str]:
    """Yield the questions of the templates."""
    table = tomllib.loads((DATA / "templates.toml").read_text("utf-8"))
    yield from (text for _, text, _ in _filled(table, knowledge, Random(7)))  # noqa: S311  # made questions


def part(group: str, parts: int) -> int:
    """Return the part of a cross-validation that a group belongs to."""
    return zlib.crc32(group.encode()) % parts


def _distorted(  # noqa: PLR0913, PLR0917  # one for each field of an exercise
    text: str, expect: str, language: Language, knowledge: Content, group: str, weight: float, random: Random
) -> Iterator[Exercise]:
    for name in random.sample(sorted(DISTORTIONS[language]), 2):
        distorted = DISTORTIONS[language][name](text, random)
        yield Exercise(distorted, expect, language, knowledge, group, weight, f"{name} (made)")


def _templates(knowledge: Content, random: Random) -> Iterator[Exercise]:
    table = tomllib.loads((DATA / "templates.toml").read_text("utf-8"))
    for language, text, expect in _filled(table, knowledge, random):
        group = f"template-{text}"
        yield Exercise(text, expect, language, knowledge, group, 0.5, "template")
        yield Exercise(chat(text, random), expect, language, knowledge, group, 0.2, "template (made)")
        yield from _distorted(text, expect, language, knowledge, group, 0.2, random)


def _filled(table: dict[str, Any], knowledge: Content, random: Random) -> Iterator[tuple[Language, str, str]]:
    for language in DISTORTIONS:
        answerable = {kind: texts[language] for kind, texts in table["answerable"].items() if kind != "facts"}
        unanswerable = {kind: texts[language] for kind, texts in table["unanswerable"].items()}
        for kind, forms in table["forms"].items():
            for template, id_ in _pairs(answerable[kind], forms, random):
                yield language, template.format(**forms[id_]), "person:" + ",".join(_people(knowledge, kind, id_))
        for template, id_ in _pairs(unanswerable["person"], table["forms"]["person"], random):
            yield language, template.format(**table["forms"]["person"][id_]), "unknown"
        yield from ((language, text, "unknown") for text in unanswerable["near"] + unanswerable["far"])
        yield from ((language, text, "countries") for text in answerable["countries"])
        everybody = "person:" + ",".join(knowledge.people)
        yield from ((language, text, everybody) for text in answerable["everybody"])
    for fact, texts in table["answerable"]["facts"].items():
        for text in texts:
            yield _language(text), text, fact


def _language(text: str) -> Language:
    """Return the language with the rarest letters of a text; the first of all, if none are rare."""
    letters = set(text.lower())
    own = {code: len(letters & set(orthography.load(code).own)) for code in DISTORTIONS}
    return max(own, key=own.__getitem__)


def _pairs(templates: list[str], forms: dict[str, Any], random: Random) -> Iterator[tuple[str, str]]:
    for template in templates:
        for id_ in random.sample(sorted(forms), 2):
            yield template, id_


def _people(knowledge: Content, kind: str, id_: str) -> list[str]:
    """Return who is meant by a person's, country's or title's id."""
    if kind == "person":
        return [id_]
    return [one for one, person in knowledge.people.items() if id_ in {person.country, *person.titles}]


def _left_out(knowledge: Content, random: Random) -> Iterator[Exercise]:
    """Ask each example of a fact that lacks just this example, and of a knowledge that lacks the fact."""
    for id_, fact in knowledge.facts.items():
        others = {other: each for other, each in knowledge.facts.items() if other != id_}
        without = knowledge.model_copy(update={"facts": others})
        for language in DISTORTIONS:
            for text in fact.examples.get(language):
                group = f"example-{text}"
                name = random.choice(sorted(DISTORTIONS[language]))
                distorted = DISTORTIONS[language][name](text, random)
                less = knowledge.model_copy(update={"facts": {**knowledge.facts, id_: _lacking(fact, language, text)}})
                yield Exercise(text, id_, language, less, group, 0.4, "example")
                yield Exercise(distorted, id_, language, less, group, 0.2, "example (made)")
                yield Exercise(text, "unknown", language, without, group, 0.3, "missing fact")
                yield Exercise(distorted, "unknown", language, without, group, 0.1, "missing fact (made)")


def _lacking(fact: Fact, language: Language, text: str) -> Fact:
    rest = tuple(example for example in fact.examples.get(language) if example != text)
    return fact.model_copy(update={"examples": Phrases({**fact.examples.root, language: rest})})
