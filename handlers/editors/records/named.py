"""Titles and countries: called by a name in each language, and by others that people use."""

from functools import partial
from typing import TypeVar

from answers.models.knowledge import Country, Knowledge, Model, Title
from handlers.editors.context import Desk
from handlers.editors.forms import choices
from handlers.editors.forms import values as typed
from handlers.editors.forms.form import Fault, FaultyFormError, Field, Form
from handlers.editors.records.draft import Draft, RecordType
from handlers.kit.messages import Page
from storage.knowledge.knowledge import Change

Named = TypeVar("Named", Country, Title)

MAX_NAME = 120  # code units


class CountryKind:
    """Countries."""

    COLLECTION = "countries"
    FORM = Form(
        "country",
        (
            Field("name_ru", "key-country-name", "ru", is_required=True),
            Field("name_kk", "key-country-name", "kk", is_required=True),
            Field("aliases", "key-aliases"),
        ),
    )

    @staticmethod
    def parse(thing: str) -> Country:
        """Read a country from JSON."""
        return Country.model_validate_json(thing)

    @staticmethod
    def values(thing: Model | None, desk: Desk, place: int | None = None) -> dict[str, str]:  # noqa: ARG004 - see Kind
        """Return what would have to be typed for this country."""
        return _values(thing) if isinstance(thing, Country) else {}

    def compile_draft(self, draft: Draft, desk: Desk) -> list[Change]:
        """Return the change that makes a country of what was typed.

        Raises FaultyFormError.
        """
        base = None if draft.base is None else self.parse(draft.base)
        filled = self.values(base, desk) | draft.values
        if faults := _faults(filled):
            raise FaultyFormError(faults)
        wanted = {"ru": filled["name_ru"], "kk": filled["name_kk"], "aliases": typed.listed(filled.get("aliases", ""))}
        return [Change(self.COLLECTION, draft.target, base, Country.model_validate(wanted))]

    def preview(self, draft: Draft, knowledge: Knowledge, desk: Desk) -> list[Page]:
        """Return the country in both languages, with those who come from it."""
        people = [person for person in knowledge.people.values() if person.country == draft.target]
        return _preview(
            "country", knowledge.countries[draft.target], [p.name.best(desk.say.language) for p in people], desk
        )

    def removal(self, thing: Model, draft: Draft) -> list[Change]:
        """Return the change that deletes it."""
        return [Change(self.COLLECTION, draft.target, thing, None)]


class TitleKind:
    """Titles."""

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

    @staticmethod
    def parse(thing: str) -> Title:
        """Read a title from JSON."""
        return Title.model_validate_json(thing)

    @staticmethod
    def values(thing: Model | None, desk: Desk, place: int | None = None) -> dict[str, str]:  # noqa: ARG004 - see Kind
        """Return what would have to be typed for this title."""
        return _values(thing) | {"kind": choices.word(thing.kind, desk)} if isinstance(thing, Title) else {}

    def compile_draft(self, draft: Draft, desk: Desk) -> list[Change]:
        """Return the change that makes a title of what was typed.

        Raises FaultyFormError.
        """
        base = None if draft.base is None else self.parse(draft.base)
        filled = self.values(base, desk) | draft.values
        faults = _faults(filled)
        kind = typed.needed(faults, "kind", filled, partial(choices.chosen, choices.KINDS_OF_TITLE, desk))
        if faults or kind is None:
            raise FaultyFormError(faults)
        aliases = typed.listed(filled.get("aliases", ""))
        wanted = {"ru": filled["name_ru"], "kk": filled["name_kk"], "kind": kind, "aliases": aliases}
        return [Change(self.COLLECTION, draft.target, base, Title.model_validate(wanted))]

    def preview(self, draft: Draft, knowledge: Knowledge, desk: Desk) -> list[Page]:
        """Return the title in both languages, with those who bear it."""
        people = [person for person in knowledge.people.values() if draft.target in person.titles]
        return _preview("title", knowledge.titles[draft.target], [p.name.best(desk.say.language) for p in people], desk)

    def removal(self, thing: Model, draft: Draft) -> list[Change]:
        """Return the change that deletes it."""
        return [Change(self.COLLECTION, draft.target, thing, None)]


def _values(thing: Country | Title) -> dict[str, str]:
    found = {"name_ru": thing.ru, "name_kk": thing.kk, "aliases": "; ".join(thing.aliases)}
    return typed.filled(found)


def _faults(filled: dict[str, str]) -> list[Fault]:
    fields = ("name_ru", "name_kk")
    faults = [fault for field in fields for fault in typed.too_long(filled.get(field), MAX_NAME, field)]
    if not all(map(filled.get, fields)):
        faults.append(Fault("fault-both-languages"))
    return faults


def _preview(kind: RecordType, thing: Country | Title, people: list[str], desk: Desk) -> list[Page]:
    lines = [desk.say(f"named-{language}", name=thing.get(language)) for language in desk.translators]
    if people:
        lines.append(desk.say(f"named-people-{kind}", names=", ".join(people)))
    return [Page("\n".join(lines))]


country, title = CountryKind(), TitleKind()
