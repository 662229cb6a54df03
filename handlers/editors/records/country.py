"""Countries: the form that they are written in, and what becomes of it."""

from answers.models.knowledge import Country, Knowledge, Model
from handlers.editors.context import EditorContext
from handlers.editors.forms import values as typed
from handlers.editors.forms.form import FaultyFormError, Field, Form
from handlers.editors.records import named
from handlers.editors.records.draft import Draft
from handlers.kit.messages import Page
from storage.knowledge.knowledge import Change

COLLECTION = "countries"
FORM = Form(
    "country",
    (
        Field("name_ru", "key-country-name", "ru", is_required=True),
        Field("name_kk", "key-country-name", "kk", is_required=True),
        Field("aliases", "key-aliases"),
    ),
)


def parse(record: str) -> Country:
    """Read a country from JSON."""
    return Country.model_validate_json(record)


def values(record: Model | None, editor: EditorContext, place: int | None = None) -> dict[str, str]:  # noqa: ARG001 - see RecordModule
    """Return what would have to be typed for this country."""
    return named.names(record) if isinstance(record, Country) else {}


def compile_draft(draft: Draft, editor: EditorContext) -> list[Change]:
    """Return the change that makes a country of what was typed.

    Raises FaultyFormError.
    """
    base = None if draft.base is None else parse(draft.base)
    filled = values(base, editor) | draft.values
    if faults := named.faults_in(filled):
        raise FaultyFormError(faults)
    wanted = {"ru": filled["name_ru"], "kk": filled["name_kk"], "aliases": typed.listed(filled.get("aliases", ""))}
    return [Change(COLLECTION, draft.target, base, Country.model_validate(wanted))]


def preview(draft: Draft, knowledge: Knowledge, editor: EditorContext) -> list[Page]:
    """Return the country in both languages, with those who come from it."""
    people = [person for person in knowledge.people.values() if person.country == draft.target]
    names = [person.name.best(editor.say.language) for person in people]
    return named.preview("country", knowledge.countries[draft.target], names, editor)


def removal(record: Model, draft: Draft) -> list[Change]:
    """Return the change that deletes it."""
    return [Change(COLLECTION, draft.target, record, None)]
