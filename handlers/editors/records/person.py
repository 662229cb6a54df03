"""People: the form that they are written in, and what becomes of it."""

from collections.abc import Iterable, Mapping
from functools import partial

from answers.models.knowledge import Country, Knowledge, Model, Person, Title
from handlers.editors.context import Desk
from handlers.editors.forms import choices
from handlers.editors.forms import values as typed
from handlers.editors.forms.form import Fault, FaultyFormError, Field, Form
from handlers.editors.forms.values import FaultyValueError
from handlers.editors.records.draft import Draft
from handlers.kit import rendering
from handlers.kit.messages import Page
from handlers.kit.telling import tell
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
MAX_NAME = 60  # code units; it is a button


def parse(thing: str) -> Person:
    """Read a person from JSON."""
    return Person.model_validate_json(thing)


def values(thing: Model | None, desk: Desk, place: int | None = None) -> dict[str, str]:  # noqa: ARG001 - see Kind
    """Return what would have to be typed for this person."""
    if not isinstance(thing, Person):
        return {}
    country = desk.known.countries.get(thing.country)
    titles = [desk.known.titles[id_].get(desk.say.language) for id_ in thing.titles if id_ in desk.known.titles]
    found = {
        "name_ru": thing.name.ru,
        "name_kk": thing.name.kk,
        "aliases": "; ".join(thing.aliases),
        "sex": choices.word(thing.sex, desk),
        "country": None if country is None else country.get(desk.say.language),
        "titles": "; ".join(titles),
        **typed.of_source(desk.known.sources.get(thing.source)),
    }
    return typed.filled(found)


def compile_draft(draft: Draft, desk: Desk) -> list[Change]:
    """Return the changes that make a person of what was typed.

    Raises FaultyFormError.
    """
    base = None if draft.base is None else parse(draft.base)
    filled = values(base, desk) | draft.values
    faults: list[Fault] = []
    name = typed.text(filled, "name")
    if name is None:
        faults.append(Fault("fault-no-name"))
    for field in ("name_ru", "name_kk"):
        faults += typed.too_long(filled.get(field), MAX_NAME, field)
    dated = typed.checked(faults, "date", filled, typed.day) or desk.today
    source = typed.needed(faults, "source", filled, partial(typed.source, dated=dated))
    sex = typed.needed(faults, "sex", filled, partial(choices.chosen, choices.SEXES, desk))
    country = typed.needed(faults, "country", filled, partial(_find, desk.known.countries, "fault-country"))
    titles = typed.checked(faults, "titles", filled, partial(_titles, desk.known.titles)) or ()
    if faults or source is None or name is None or sex is None or country is None:
        raise FaultyFormError(faults)
    source_id, added = typed.with_source(source, desk.known)
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


def preview(draft: Draft, knowledge: Knowledge, desk: Desk) -> list[Page]:
    """Return the card as people will see it, in both languages."""
    pages = []
    for language, theirs in desk.translators.items():
        card = rendering.person(draft.target, knowledge, language, theirs)
        [page] = tell(card, theirs).pages
        heading = desk.say(f"preview-{language}", question=card.heading)
        pages.append(Page(page.text, heading=heading, foot=page.foot))
    return pages


def _titles(titles: Mapping[str, Title], value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_find(titles, "fault-title", one) for one in typed.listed(value)))


def _find(things: Mapping[str, Country] | Mapping[str, Title], fault: str, value: str) -> str:
    """Return the id of what is called so in either language.

    Raises FaultyValueError.
    """
    wanted = typed.folded(value)
    for id_, thing in things.items():
        if wanted in {typed.folded(name) for name in _names(id_, thing)}:
            return id_
    known = "; ".join(thing.ru for thing in things.values())
    raise FaultyValueError(Fault(fault, {"text": value[:60], "known": known[:500]}))


def _names(id_: str, thing: Country | Title) -> Iterable[str]:
    return (id_, thing.ru, thing.kk, *thing.aliases)


def removal(thing: Model, draft: Draft) -> list[Change]:
    """Return the change that deletes it."""
    return [Change(COLLECTION, draft.target, thing, None)]
