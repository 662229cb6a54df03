"""Facts: the form that they are written in, and what becomes of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from answers.models.knowledge import Fact, Knowledge, Language, Model, Phrases
from handlers.editors.context import EditorContext
from handlers.editors.forms import values as typed
from handlers.editors.forms.form import Fault, FaultyFormError, Field, Form, in_each, name_of
from handlers.editors.forms.labels import headed
from handlers.editors.records.draft import Draft
from handlers.kit import rendering
from handlers.kit.messages import Page
from locales import Translator
from storage.database import limits
from storage.knowledge.knowledge import Change

COLLECTION = "facts"


def form(translators: Mapping[Language, Translator]) -> Form:
    """Return the form of facts in these languages."""
    return Form(
        (
            *in_each(
                translators,
                Field("question", "key-question"),
                Field("answer", "key-answer", is_required=True, needs="question"),
                Field("examples", "key-examples", needs="question"),
            ),
            Field("source", "key-source", is_required=True),
            Field("date", "key-date"),
            Field("until", "key-until", is_asked=False),
        ),
        one_of=(tuple(name_of("question", language) for language in translators),),
    )


def parse(record: str) -> Fact:
    """Read a fact from JSON."""
    return Fact.model_validate_json(record)


def values(record: Model | None, editor: EditorContext, place: int | None = None) -> dict[str, str]:  # noqa: ARG001 - see RecordModule
    """Return what would have to be typed for this fact."""
    if not isinstance(record, Fact):
        return {}
    return {
        **typed.of_text("question", record.question, editor.languages),
        **typed.of_text("answer", record.answer, editor.languages),
        **typed.of_phrases("examples", record.examples, editor.languages),
        **typed.of_source(editor.known.sources.get(record.source)),
        **({} if record.until is None else {"until": record.until.isoformat()}),
    }


def compile_draft(draft: Draft, editor: EditorContext) -> list[Change]:
    """Return the changes that make a fact of what was typed.

    Raises FaultyFormError.
    """
    base = None if draft.base is None else parse(draft.base)
    filled = values(base, editor) | draft.values
    languages = editor.languages
    faults = list(_faults(filled, languages))
    until = typed.checked(faults, "until", filled, typed.day)
    source = typed.needed_source(faults, filled, editor.today, typed.source_of(base, editor.known))
    question = typed.text(filled, "question", languages, None if base is None else base.question)
    answer = typed.text(filled, "answer", languages, None if base is None else base.answer)
    if faults or source is None or question is None or answer is None:
        raise FaultyFormError(faults)
    source_id, added = typed.with_source(source, editor.known)
    wanted = {
        "question": question,
        "answer": answer,
        "examples": typed.phrases(filled, "examples", languages, Phrases() if base is None else base.examples),
        "source": source_id,
        "until": until,
    }
    if base is None:
        fact = Fact.model_validate({**wanted, "topic": editor.known.event.topic, "verified": editor.today})
    else:  # it stays where it is, and nobody said that it was verified
        fact = base.model_copy(update=wanted)
    return [*added, Change(COLLECTION, draft.target, base, fact)]


def preview(draft: Draft, knowledge: Knowledge, editor: EditorContext) -> list[Page]:
    """Return the fact as people will see it, in all languages."""
    question = knowledge.facts[draft.target].question
    pages = []
    for language, theirs in editor.translators.items():
        words = rendering.fact(draft.target, knowledge, language, theirs)
        first, *others = rendering.sheet(words, theirs).pages
        pages += [replace(first, heading=headed(question.best(language), language, editor)), *others]
    return pages


def _faults(values: Mapping[str, str], languages: Iterable[Language]) -> Iterator[Fault]:
    pairs = [(name_of("question", language), name_of("answer", language)) for language in languages]
    for language in languages:
        question, answer, examples = (name_of(part, language) for part in ("question", "answer", "examples"))
        if values.get(question) and not values.get(answer):
            yield Fault("fault-no-answer", field=question, lacks=((answer,),))
        if values.get(answer) and not values.get(question):
            yield Fault("fault-no-question", field=answer, lacks=((question,),))
        yield from typed.too_long(values.get(question), limits.MAX_QUESTION, question)
        yield from typed.too_long(values.get(answer), limits.MAX_TEXT, answer)
        found = typed.listed(values.get(examples, ""))
        if len(found) > limits.MAX_EXAMPLES:
            yield Fault("fault-many-examples", {"count": len(found), "limit": limits.MAX_EXAMPLES}, examples)
        for example in found:
            yield from typed.too_long(example, limits.MAX_QUESTION, examples)
    if not any(map(values.get, (name for pair in pairs for name in pair))):
        yield Fault("fault-no-pair", lacks=tuple(pairs))


def removal(record: Model, draft: Draft) -> list[Change]:
    """Return the change that deletes it."""
    return [Change(COLLECTION, draft.target, record, None)]
