"""Titles: the form that they are written in, and what becomes of it."""

from collections.abc import Mapping
from functools import partial

from answers.models.knowledge import Knowledge, Language, Model, Title
from handlers.editors.context import EditorContext
from handlers.editors.forms import choices
from handlers.editors.forms import values as typed
from handlers.editors.forms.form import Fault, FaultyFormError, Field, Form, in_each, name_of
from handlers.editors.records import named
from handlers.editors.records.draft import Draft
from handlers.kit.messages import Page
from locales import Translator
from storage.database import limits
from storage.knowledge.knowledge import Change

COLLECTION = "titles"


def form(translators: Mapping[Language, Translator]) -> Form:
    """Return the form of titles in these languages."""
    return Form(
        (
            *in_each(
                translators,
                Field("name", "key-title-name"),
                Field("short", "key-title-short", needs="name"),
            ),
            Field("kind", "key-kind", is_required=True),
            Field("aliases", "key-aliases"),
        ),
        one_of=(tuple(name_of("name", language) for language in translators),),
    )


def parse(record: str) -> Title:
    """Read a title from JSON."""
    return Title.model_validate_json(record)


def values(record: Model | None, editor: EditorContext, place: int | None = None) -> dict[str, str]:  # noqa: ARG001 - see RecordModule
    """Return what would have to be typed for this title."""
    if not isinstance(record, Title):
        return {}
    return {
        **named.names(record, editor.languages),
        **typed.of_text("short", record.short, editor.languages),
        "kind": choices.word(record.kind, editor),
    }


def compile_draft(draft: Draft, editor: EditorContext) -> list[Change]:
    """Return the change that makes a title of what was typed.

    Raises FaultyFormError.
    """
    base = None if draft.base is None else parse(draft.base)
    filled = values(base, editor) | draft.values
    faults: list[Fault] = []
    name = named.name_in(filled, faults, editor, base)
    faults += typed.text_too_long(filled, "short", limits.MAX_LABEL, editor.languages)
    kind = typed.needed(faults, "kind", filled, partial(choices.chosen, choices.KINDS_OF_TITLE, editor))
    if faults or name is None or kind is None:
        raise FaultyFormError(faults)
    wanted = {
        **name.root,
        "short": typed.text(filled, "short", editor.languages, None if base is None else base.short),
        "kind": kind,
        "aliases": typed.listed(filled.get("aliases", "")),
    }
    return [Change(COLLECTION, draft.target, base, Title.model_validate(wanted))]


def preview(draft: Draft, knowledge: Knowledge, editor: EditorContext) -> list[Page]:
    """Return the title in all languages, with those who bear it."""
    people = [person for person in knowledge.people.values() if draft.target in person.titles]
    names = [person.name.best(editor.say.language) for person in people]
    return named.preview("title", knowledge.titles[draft.target], names, editor)


def removal(record: Model, draft: Draft) -> list[Change]:
    """Return the change that deletes it."""
    return [Change(COLLECTION, draft.target, record, None)]
