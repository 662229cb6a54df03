"""People: the form that they are written in, and what becomes of it."""

from collections.abc import Mapping
from functools import partial

from answers.models.knowledge import Knowledge, Language, Model, Person, Title
from handlers.editors.context import EditorContext
from handlers.editors.forms import choices
from handlers.editors.forms import values as typed
from handlers.editors.forms.form import Fault, FaultyFormError, Field, Form, in_each, name_of
from handlers.editors.forms.labels import headed
from handlers.editors.records import named
from handlers.editors.records.draft import Draft
from handlers.kit import rendering
from handlers.kit.messages import Page
from locales import Translator
from storage.database import limits
from storage.knowledge.knowledge import Change

COLLECTION = "people"


def form(translators: Mapping[Language, Translator]) -> Form:
    """Return the form of people in these languages."""
    return Form(
        (
            *in_each(translators, Field("name", "key-name")),
            Field("aliases", "key-aliases"),
            Field("sex", "key-sex", is_required=True),
            Field("country", "key-country", is_required=True),
            Field("titles", "key-titles"),
            Field("source", "key-source", is_required=True),
            Field("date", "key-date"),
        ),
        one_of=(tuple(name_of("name", language) for language in translators),),
    )


def parse(record: str) -> Person:
    """Read a person from JSON."""
    return Person.model_validate_json(record)


def values(record: Model | None, editor: EditorContext, place: int | None = None) -> dict[str, str]:  # noqa: ARG001 - see RecordModule
    """Return what would have to be typed for this person."""
    if not isinstance(record, Person):
        return {}
    known, language = editor.known, editor.say.language
    found = {
        "aliases": typed.joined(record.aliases),
        "sex": choices.word(record.sex, editor),
        "country": named.called(record.country, known.countries, language),
        "titles": typed.joined(named.called(id_, known.titles, language) for id_ in record.titles),
    }
    return {
        **typed.of_text("name", record.name, editor.languages),
        **typed.filled(found),
        **typed.of_source(known.sources.get(record.source)),
    }


def compile_draft(draft: Draft, editor: EditorContext) -> list[Change]:
    """Return the changes that make a person of what was typed.

    Raises FaultyFormError.
    """
    base = None if draft.base is None else parse(draft.base)
    filled = values(base, editor) | draft.values
    name = typed.text(filled, "name", editor.languages, None if base is None else base.name)
    faults = typed.text_too_long(filled, "name", limits.MAX_NAME, editor.languages)
    if name is None:
        faults.append(Fault("fault-no-name", lacks=typed.any_of("name", editor.languages)))
    source = typed.needed_source(faults, filled, editor.today, typed.source_of(base, editor.known))
    sex = typed.needed(faults, "sex", filled, partial(choices.chosen, choices.SEXES, editor))
    find = partial(named.find, editor.known.countries, "fault-country", editor)
    country = typed.needed(faults, "country", filled, find)
    titles = typed.checked(faults, "titles", filled, partial(_titles, editor.known.titles, editor)) or ()
    if faults or source is None or name is None or sex is None or country is None:
        raise FaultyFormError(faults)
    source_id, added = typed.with_source(source, editor.known)
    wanted = {
        "name": name,
        "aliases": typed.listed(filled.get("aliases", "")),
        "sex": sex,
        "country": country,
        "titles": titles,
        "source": source_id,
        "picture": None if base is None else base.picture,
    }
    return [*added, Change(COLLECTION, draft.target, base, Person.model_validate(wanted))]


def preview(draft: Draft, knowledge: Knowledge, editor: EditorContext) -> list[Page]:
    """Return the card as people will see it, in all languages."""
    pages = []
    for language, theirs in editor.translators.items():
        card = rendering.person(draft.target, knowledge, language, theirs)
        [page] = rendering.sheet(card, theirs).pages
        pages.append(Page(page.text, heading=headed(card.heading, language, editor), foot=page.foot))
    return pages


def removal(record: Model, draft: Draft) -> list[Change]:
    """Return the change that deletes it."""
    return [Change(COLLECTION, draft.target, record, None)]


def _titles(titles: Mapping[str, Title], editor: EditorContext, value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(named.find(titles, "fault-title", editor, one) for one in typed.listed(value)))
