"""Countries: the form that they are written in, and what becomes of it."""

from collections.abc import Mapping

from answers.models.knowledge import Country, Knowledge, Language, Model
from handlers.editors.context import EditorContext
from handlers.editors.forms import values as typed
from handlers.editors.forms.form import Fault, FaultyFormError, Field, Form, in_each, name_of
from handlers.editors.records import named
from handlers.editors.records.draft import Draft
from handlers.kit.messages import Page
from locales import Translator
from storage.knowledge.knowledge import Change

COLLECTION = "countries"


def form(translators: Mapping[Language, Translator]) -> Form:
    """Return the form of countries in these languages."""
    return Form(
        (*in_each(translators, Field("name", "key-country-name")), Field("aliases", "key-aliases")),
        one_of=(tuple(name_of("name", language) for language in translators),),
    )


def parse(record: str) -> Country:
    """Read a country from JSON."""
    return Country.model_validate_json(record)


def values(record: Model | None, editor: EditorContext, place: int | None = None) -> dict[str, str]:  # noqa: ARG001 - see RecordModule
    """Return what would have to be typed for this country."""
    return named.names(record, editor.languages) if isinstance(record, Country) else {}


def compile_draft(draft: Draft, editor: EditorContext) -> list[Change]:
    """Return the change that makes a country of what was typed.

    Raises FaultyFormError.
    """
    base = None if draft.base is None else parse(draft.base)
    filled = values(base, editor) | draft.values
    faults: list[Fault] = []
    name = named.name_in(filled, faults, editor, base)
    if faults or name is None:
        raise FaultyFormError(faults)
    country = Country.model_validate({**name.root, "aliases": typed.listed(filled.get("aliases", ""))})
    return [Change(COLLECTION, draft.target, base, country)]


def preview(draft: Draft, knowledge: Knowledge, editor: EditorContext) -> list[Page]:
    """Return the country in all languages, with those who come from it."""
    people = [person for person in knowledge.people.values() if person.country == draft.target]
    names = [person.name.best(editor.say.language) for person in people]
    return named.preview("country", knowledge.countries[draft.target], names, editor)


def removal(record: Model, draft: Draft) -> list[Change]:
    """Return the change that deletes it."""
    return [Change(COLLECTION, draft.target, record, None)]
