"""Facts: the form that they are written in, and what becomes of it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from answers.models.knowledge import LANGUAGES, Examples, Fact, Knowledge, Model
from handlers.editors.context import EditorContext
from handlers.editors.forms import values as typed
from handlers.editors.forms.form import Fault, FaultyFormError, Field, Form
from handlers.editors.records.draft import Draft
from handlers.kit import rendering
from handlers.kit.messages import Page
from storage.database import limits
from storage.knowledge.knowledge import Change

COLLECTION = "facts"
_TOPIC = "forum"  # where a new fact is listed

FORM = Form(
    "fact",
    (
        Field("question_ru", "key-question", "ru"),
        Field("answer_ru", "key-answer", "ru", is_required=True, needs="question_ru"),
        Field("question_kk", "key-question", "kk"),
        Field("answer_kk", "key-answer", "kk", is_required=True, needs="question_kk"),
        Field("examples_ru", "key-examples", "ru", needs="question_ru"),
        Field("examples_kk", "key-examples", "kk", needs="question_kk"),
        Field("source", "key-source", is_required=True),
        Field("date", "key-date"),
        Field("until", "key-until", is_asked=False),
    ),
    one_of=(("question_ru", "question_kk"),),
)


def parse(record: str) -> Fact:
    """Read a fact from JSON."""
    return Fact.model_validate_json(record)


def values(record: Model | None, editor: EditorContext, place: int | None = None) -> dict[str, str]:  # noqa: ARG001 - see RecordModule
    """Return what would have to be typed for this fact."""
    if not isinstance(record, Fact):
        return {}
    found = {
        "question_ru": record.question.ru,
        "question_kk": record.question.kk,
        "answer_ru": record.answer.ru,
        "answer_kk": record.answer.kk,
        "examples_ru": "; ".join(record.examples.ru),
        "examples_kk": "; ".join(record.examples.kk),
        **typed.of_source(editor.known.sources.get(record.source)),
        "until": None if record.until is None else record.until.isoformat(),
    }
    return typed.filled(found)


def compile_draft(draft: Draft, editor: EditorContext) -> list[Change]:
    """Return the changes that make a fact of what was typed.

    Raises FaultyFormError.
    """
    base = None if draft.base is None else parse(draft.base)
    filled = values(base, editor) | draft.values
    faults = list(_faults(filled))
    dated = typed.checked(faults, "date", filled, typed.day) or editor.today
    until = typed.checked(faults, "until", filled, typed.day)
    source = typed.checked(faults, "source", filled, partial(typed.source, dated=dated))
    question, answer = typed.text(filled, "question"), typed.text(filled, "answer")
    if faults or source is None or question is None or answer is None:
        raise FaultyFormError(faults)
    source_id, added = typed.with_source(source, editor.known)
    wanted = {
        "topic": _TOPIC,
        "question": question,
        "answer": answer,
        "examples": Examples(
            ru=typed.listed(filled.get("examples_ru", "")), kk=typed.listed(filled.get("examples_kk", ""))
        ),
        "source": source_id,
        "verified": editor.today,
        "until": until,
    }
    if base is None:
        fact = Fact.model_validate(wanted)
    else:  # it stays where it is, and nobody said that it was verified
        fact = base.model_copy(update={**wanted, "topic": base.topic, "verified": base.verified})
    return [*added, Change(COLLECTION, draft.target, base, fact)]


def preview(draft: Draft, knowledge: Knowledge, editor: EditorContext) -> list[Page]:
    """Return the fact as people will see it, in both languages."""
    question = knowledge.facts[draft.target].question
    pages = []
    for language, theirs in editor.translators.items():
        words = rendering.fact(draft.target, knowledge, language, theirs)
        first, *others = rendering.sheet(words, theirs).pages
        heading = editor.say(f"preview-{language}", question=question.best(language))
        pages += [replace(first, heading=heading), *others]
    return pages


def _faults(values: Mapping[str, str]) -> Iterator[Fault]:
    for language in LANGUAGES:
        question, answer = values.get(f"question_{language}"), values.get(f"answer_{language}")
        if question and not answer:
            yield Fault(f"fault-no-answer-{language}", field=f"question_{language}", lacks=f"answer_{language}")
        if answer and not question:
            yield Fault(f"fault-no-question-{language}", field=f"answer_{language}", lacks=f"question_{language}")
        yield from typed.too_long(question, limits.MAX_QUESTION, f"question_{language}")
        yield from typed.too_long(answer, limits.MAX_TEXT, f"answer_{language}")
        examples = typed.listed(values.get(f"examples_{language}", ""))
        if len(examples) > limits.MAX_EXAMPLES:
            yield Fault(
                "fault-many-examples", {"count": len(examples), "limit": limits.MAX_EXAMPLES}, f"examples_{language}"
            )
        for example in examples:
            yield from typed.too_long(example, limits.MAX_QUESTION, f"examples_{language}")
    if not any(values.get(f"{part}_{language}") for part in ("question", "answer") for language in LANGUAGES):
        yield Fault("fault-no-pair")
    if not values.get("source"):
        yield Fault("fault-no-source")


def removal(record: Model, draft: Draft) -> list[Change]:
    """Return the change that deletes it."""
    return [Change(COLLECTION, draft.target, record, None)]
