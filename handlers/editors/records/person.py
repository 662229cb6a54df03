"""People: the form that they are written in, and what becomes of it."""

from collections.abc import Iterable, Mapping
from functools import partial

from answers.models.knowledge import Country, Knowledge, Model, Person, Title
from handlers.editors.context import EditorContext
from handlers.editors.forms import choices
from handlers.editors.forms import values as typed
from handlers.editors.forms.form import Fault, FaultyFormError, Field, Form
from handlers.editors.forms.values import FaultyValueError
from handlers.editors.records.draft import Draft
from handlers.kit import rendering
from handlers.kit.messages import Page
from storage.database import limits
from storage.knowledge.knowledge import Change

COLLECTION = "people"
FORM = Form(
    "person",
    (
        Field("name_ru", "key-name", "ru"),
        Field("name_kk", "key-name", "kk"),
        Field("aliases", "key-aliases"),
        Field("sex", "key-sex", is_required=True),
        Field("country", "key-country", is_required=True),
        Field("titles", "key-titles"),
        Field("source", "key-source", is_required=True),
        Field("date", "key-date"),
    ),
    one_of=(("name_ru", "name_kk"),),
)


def parse(record: str) -> Person:
    """Read a person from JSON."""
    return Person.model_validate_json(record)


def values(record: Model | None, editor: EditorContext, place: int | None = None) -> dict[str, str]:  # noqa: ARG001 - see RecordModule
    """Return what would have to be typed for this person."""
    if not isinstance(record, Person):
        return {}
    country = editor.known.countries.get(record.country)
    titles = [editor.known.titles[id_].get(editor.say.language) for id_ in record.titles if id_ in editor.known.titles]
    found = {
        "name_ru": record.name.ru,
        "name_kk": record.name.kk,
        "aliases": "; ".join(record.aliases),
        "sex": choices.word(record.sex, editor),
        "country": None if country is None else country.get(editor.say.language),
        "titles": "; ".join(titles),
        **typed.of_source(editor.known.sources.get(record.source)),
    }
    return typed.filled(found)


def compile_draft(draft: Draft, editor: EditorContext) -> list[Change]:
    """Return the changes that make a person of what was typed.

    Raises FaultyFormError.
    """
    base = None if draft.base is None else parse(draft.base)
    filled = values(base, editor) | draft.values
    faults: list[Fault] = []
    name = typed.text(filled, "name")
    if name is None:
        faults.append(Fault("fault-no-name"))
    faults += typed.text_too_long(filled, "name", limits.MAX_NAME)
    source = typed.needed_source(faults, filled, editor.today)
    sex = typed.needed(faults, "sex", filled, partial(choices.chosen, choices.SEXES, editor))
    country = typed.needed(faults, "country", filled, partial(_find, editor.known.countries, "fault-country"))
    titles = typed.checked(faults, "titles", filled, partial(_titles, editor.known.titles)) or ()
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
    }
    person = Person.model_validate(wanted) if base is None else base.model_copy(update=wanted)
    return [*added, Change(COLLECTION, draft.target, base, person)]


def preview(draft: Draft, knowledge: Knowledge, editor: EditorContext) -> list[Page]:
    """Return the card as people will see it, in both languages."""
    pages = []
    for language, theirs in editor.translators.items():
        card = rendering.person(draft.target, knowledge, language, theirs)
        [page] = rendering.sheet(card, theirs).pages
        heading = editor.say(f"preview-{language}", question=card.heading)
        pages.append(Page(page.text, heading=heading, foot=page.foot))
    return pages


def _titles(titles: Mapping[str, Title], value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_find(titles, "fault-title", one) for one in typed.listed(value)))


def _find(records: Mapping[str, Country] | Mapping[str, Title], fault: str, value: str) -> str:
    """Return the id of what is called so in either language.

    Raises FaultyValueError.
    """
    wanted = typed.folded(value)
    for id_, record in records.items():
        if wanted in {typed.folded(name) for name in _names(id_, record)}:
            return id_
    known = "; ".join(record.ru for record in records.values())
    raise FaultyValueError(Fault(fault, {"text": value[:60], "known": known[:500]}))


def _names(id_: str, record: Country | Title) -> Iterable[str]:
    return (id_, record.ru, record.kk, *record.aliases)


def removal(record: Model, draft: Draft) -> list[Change]:
    """Return the change that deletes it."""
    return [Change(COLLECTION, draft.target, record, None)]
