"""A question over people as a query: who is named, what is asked, under which conditions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from answers.answer import PeopleQuery
from answers.directory import Directory, Mention
from answers.models import Knowledge

_COMMON = frozenset({"guest", "presence", "bearing", "titles", "countries"})


@dataclass(frozen=True, slots=True)
class Token:
    """What one word of a question can be: a word of names, of the grammar of such questions, or of what is asked.

    `groups` are those of the lexicon for questions over people, `kinds` those for what is asked for. `free` tells that
    the word means little; `weight` is its rarity.
    """

    likenesses: dict[str, float]
    groups: frozenset[str]
    kinds: frozenset[str]
    free: bool
    stranger: bool
    weight: float


@dataclass(frozen=True, slots=True)
class Parse:
    """A query, whom it finds, and how well it explains the question.

    `rest` are the positions of words that are no part of the query, `named` those of names. `strangers` counts
    countries that no guest comes from.
    """

    query: PeopleQuery
    people: tuple[str, ...]
    rest: tuple[int, ...]
    named: frozenset[int]
    strangers: int
    conditions: int
    about: Literal["people", "nothing"]


def parse(tokens: Sequence[Token], directory: Directory, knowledge: Knowledge) -> Parse:
    """Read a question as a query over people."""
    common = frozenset(place for place, token in enumerate(tokens) if token.groups & _COMMON)
    mentions = directory.mentions([token.likenesses for token in tokens], common)
    groups = frozenset[str]().union(*(token.groups for token in tokens))
    kinds = frozenset[str]().union(*(token.kinds for token in tokens))
    mentions = [mention for mention in mentions if mention.kind != "title" or mention.id not in directory.generic]
    persons = _persons(mentions)
    countries = _ids(mentions, "country")
    titles = _ids(mentions, "title")
    if persons:
        mentions = [mention for mention in mentions if mention.kind != "person" or mention.id in persons]
    without: tuple[str, ...] = ()
    if persons and "except" in groups:
        without, persons = persons, ()
    abroad = _home(directory, knowledge) if "foreign" in groups else None
    if countries and (abroad or "except" in groups):
        abroad, countries = countries[0], ()
    asked = _asked(groups, kinds, persons, countries, titles)
    sex = _sex(groups)
    query = PeopleQuery(
        asked,
        person=_single(persons),
        country=_single(countries),
        title=_single(titles),
        sex=sex,
        persons=_several(persons),
        countries=_several(countries),
        titles=_several(titles),
        without=without,
        abroad=abroad,
    )
    named = frozenset[int]().union(*(mention.places for mention in mentions))
    grammar = {"which", "who", "howmany", "what", "origin"}
    rest = tuple(
        place
        for place, token in enumerate(tokens)
        if place not in named and not token.free and not token.groups and not (token.kinds & grammar)
    )
    conditions = sum(map(bool, (persons, countries, titles, sex, abroad, without)))
    about = bool(conditions or "guest" in groups or asked == "countries")
    return Parse(
        query,
        find(query, knowledge),
        rest,
        named,
        sum(token.stranger for token in tokens),
        conditions,
        "people" if about else "nothing",
    )


def find(query: PeopleQuery, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the people who satisfy a query, in the order of the content.

    Of several titles somebody may bear all («народный герой и Герой Советского Союза»); if nobody does, any will do.
    """
    persons = {*query.persons, query.person} - {None}
    countries = {*query.countries, query.country} - {None}
    titles = {title for title in (*query.titles, query.title) if title is not None}
    together = any(titles <= set(person.titles) for person in knowledge.people.values())

    def wanted(titles: set[str], borne: Sequence[str]) -> bool:
        return titles <= set(borne) if together else bool(titles & set(borne))

    return tuple(
        id_
        for id_, person in knowledge.people.items()
        if (not persons or id_ in persons)
        and (persons or not countries or person.country in countries)
        and (persons or not titles or wanted(titles, person.titles))
        and (persons or query.sex in (None, person.sex))
        and id_ not in query.without
        and (query.abroad is None or person.country != query.abroad)
    )


def _asked(
    groups: frozenset[str],
    kinds: frozenset[str],
    persons: tuple[str, ...],
    countries: tuple[str, ...],
    titles: tuple[str, ...],
) -> Literal["person", "list", "count", "countries", "titles"]:
    if "countries" in groups and not countries and not titles:
        return "countries"
    if persons:
        return "titles" if "titles" in groups else "person"
    if "howmany" in kinds:
        return "count"
    return "list"


def _persons(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return whom the names mean: a first name that several bear counts only where no other name decides."""
    people = [mention for mention in mentions if mention.kind == "person"]
    best: dict[int, int] = {}
    for mention in people:
        for place in mention.places:
            best[place] = max(best.get(place, 0), len(mention.places))
    return tuple(
        dict.fromkeys(
            mention.id for mention in people if any(best[place] == len(mention.places) for place in mention.places)
        )
    )


def _ids(mentions: Sequence[Mention], kind: Literal["country", "title"]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.id for mention in mentions if mention.kind == kind))


def _single(ids: tuple[str, ...]) -> str | None:
    return ids[0] if len(ids) == 1 else None


def _several(ids: tuple[str, ...]) -> tuple[str, ...]:
    return ids if len(ids) > 1 else ()


def _sex(groups: frozenset[str]) -> Literal["female", "male"] | None:
    if "female" in groups:
        return "female"
    return "male" if "male" in groups else None


def _home(directory: Directory, knowledge: Knowledge) -> str | None:
    """Return the country that is called «наша» or «біздің»."""
    for mention in directory.mentions([{"наш": 1.0}]) if "наш" in directory.vocabulary else []:
        if mention.kind == "country" and mention.id in knowledge.countries:
            return mention.id
    return None
