"""Titles: the form that they are written in, and what becomes of it."""

from functools import partial

from answers.models.knowledge import Knowledge, Model, Title
from handlers.editors.context import EditorContext
from handlers.editors.forms import choices
from handlers.editors.forms import values as typed
from handlers.editors.forms.form import FaultyFormError, Field, Form
from handlers.editors.records import named
from handlers.editors.records.draft import Draft
from handlers.kit.messages import Page
from storage.knowledge.knowledge import Change

COLLECTION = "titles"
FORM = Form(
    "title",
    (
        Field("name_ru", "key-title-name", "ru", is_required=True),
        Field("name_kk", "key-title-name", "kk", is_required=True),
        Field("kind", "key-kind", is_required=True),
        Field("aliases", "key-aliases"),
    ),
)


def parse(record: str) -> Title:
    """Read a title from JSON."""
    return Title.model_validate_json(record)


def values(record: Model | None, editor: EditorContext, place: int | None = None) -> dict[str, str]:  # noqa: ARG001 - see RecordModule
    """Return what would have to be typed for this title."""
    return named.names(record) | {"kind": choices.word(record.kind, editor)} if isinstance(record, Title) else {}


def compile_draft(draft: Draft, editor: EditorContext) -> list[Change]:
    """Return the change that makes a title of what was typed.

    Raises FaultyFormError.
    """
    base = None if draft.base is None else parse(draft.base)
    filled = values(base, editor) | draft.values
    faults = named.faults_in(filled)
    kind = typed.needed(faults, "kind", filled, partial(choices.chosen, choices.KINDS_OF_TITLE, editor))
    if faults or kind is None:
        raise FaultyFormError(faults)
    aliases = typed.listed(filled.get("aliases", ""))
    wanted = {"ru": filled["name_ru"], "kk": filled["name_kk"], "kind": kind, "aliases": aliases}
    return [Change(COLLECTION, draft.target, base, Title.model_validate(wanted))]


def preview(draft: Draft, knowledge: Knowledge, editor: EditorContext) -> list[Page]:
    """Return the title in both languages, with those who bear it."""
    people = [person for person in knowledge.people.values() if draft.target in person.titles]
    names = [person.name.best(editor.say.language) for person in people]
    return named.preview("title", knowledge.titles[draft.target], names, editor)


def removal(record: Model, draft: Draft) -> list[Change]:
    """Return the change that deletes it."""
    return [Change(COLLECTION, draft.target, record, None)]
