"""A question over people as a query: who is named, what is asked, under which conditions."""

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from answers.models.answer import PeopleQuery
from answers.models.knowledge import Content
from answers.people import negation
from answers.people.gazetteer import EntityKind, Gazetteer, Mention
from answers.people.tokens import Token

_COMMON = frozenset({"guest", "presence", "bearing", "titles", "countries"})
_GRAMMAR = frozenset({"which", "who", "howmany", "what", "origin"})
# Without a name, only these make a query over people.
_ABOUT_PEOPLE = frozenset({"guest", "countries", "female", "male", "foreign"})
_ANYBODY = {"count": PeopleQuery("count"), "list": PeopleQuery("list")}
_NOWHERE: frozenset[int] = frozenset()


class Parse(NamedTuple):
    """A query, whom it finds, and how well it explains the question.

    `uncovered` are the positions of words that are no part of the query, `named` those of names. `groups` are those of
    all its words in the lexicon for such questions. `strangers` counts countries that no guest comes from, `generic`
    tells that a title that everybody bears is named.
    """

    query: PeopleQuery
    people: tuple[str, ...]
    uncovered: tuple[int, ...]
    named: frozenset[int]
    groups: frozenset[str]
    strangers: int
    conditions: int
    generic: bool
    about: Literal["people", "nothing"]


def parse(tokens: Sequence[Token], gazetteer: Gazetteer, knowledge: Content, ours: Collection[str]) -> Parse:
    """Read a question as a query over people. One of the folded words `ours` names the home country."""
    groups = frozenset[str]().union(*[token.groups for token in tokens])
    kinds = frozenset[str]().union(*[token.kinds for token in tokens])
    every = _mentions(tokens, gazetteer)
    if not every and groups.isdisjoint(_ABOUT_PEOPLE):  # most questions are not
        return _about_nobody(tokens, groups, kinds)
    mentions = [mention for mention in every if mention.kind != "title" or mention.id not in gazetteer.generic]
    persons = _persons(mentions)
    mentions = [mention for mention in mentions if mention.kind != "person" or mention.id in persons]
    left_out = [mention for mention in mentions if negation.is_left_out(mention, mentions, tokens)]
    wanted = [mention for mention in mentions if mention not in left_out]
    countries, titles = _ids(wanted, "country"), _ids(wanted, "title")
    persons = _meant(_ids(wanted, "person"), countries, titles, kinds, knowledge)
    without = _without(left_out, knowledge) if left_out and not persons else ()
    abroad = _home(gazetteer, knowledge, ours) if "foreign" in groups else None
    if abroad is None and not persons:
        abroad = _single(_ids(left_out, "country"))
    if abroad in countries:
        countries = ()
    asked = _asked(groups, kinds, persons, countries, titles)
    sex = _sex(groups, alone=not mentions)
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
    # Beside a name, a woman is somebody's wife.
    explained = [token.groups - {"female", "male"} if persons else token.groups for token in tokens]
    uncovered = tuple(
        place
        for place, token in enumerate(tokens)
        if place not in named and not token.free and not explained[place] and token.kinds.isdisjoint(_GRAMMAR)
    )
    conditions = sum(map(bool, (persons, countries, titles, sex, abroad, without)))
    about = bool(conditions or "guest" in groups or asked == "countries")
    return Parse(
        query,
        find(query, knowledge) if about else (),
        uncovered,
        named,
        groups,
        sum(token.stranger for token in tokens),
        conditions,
        len(every) > len(mentions),
        "people" if about else "nothing",
    )


def _mentions(tokens: Sequence[Token], gazetteer: Gazetteer) -> list[Mention]:
    likenesses = [token.likenesses for token in tokens]
    if not any(likenesses):
        return []
    return gazetteer.mentions(likenesses, frozenset(at for at, token in enumerate(tokens) if token.groups & _COMMON))


def _about_nobody(tokens: Sequence[Token], groups: frozenset[str], kinds: frozenset[str]) -> Parse:
    uncovered = [
        place
        for place, token in enumerate(tokens)
        if not token.free and not token.groups and token.kinds.isdisjoint(_GRAMMAR)
    ]
    query = _ANYBODY["count" if "howmany" in kinds else "list"]
    strangers = sum([token.stranger for token in tokens])
    return Parse(query, (), tuple(uncovered), _NOWHERE, groups, strangers, 0, generic=False, about="nothing")


def find(query: PeopleQuery, knowledge: Content) -> tuple[str, ...]:
    """Return the people who satisfy a query, in the order of the content.

    Of several titles somebody may bear all («заслуженный врач и врач года»); if nobody does, any will do.
    """
    persons = {*query.persons, query.person} - {None}
    countries = {*query.countries, query.country} - {None}
    titles = {title for title in (*query.titles, query.title) if title is not None}
    together = not titles or any(titles <= set(person.titles) for person in knowledge.people.values())

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


def _ids(mentions: Sequence[Mention], kind: EntityKind) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.id for mention in mentions if mention.kind == kind))


def _meant(
    persons: tuple[str, ...],
    countries: tuple[str, ...],
    titles: tuple[str, ...],
    kinds: frozenset[str],
    knowledge: Content,
) -> tuple[str, ...]:
    """Return which of several persons are asked for («кто из них хирург: Иванов или Петров?»), all if none fits."""
    if len(persons) == 1 or not kinds & {"who", "which"} or not (countries or titles):
        return persons
    known = {id_: knowledge.people[id_] for id_ in persons}
    fitting = [
        id_
        for id_, person in known.items()
        if (not countries or person.country in countries) and (not titles or set(titles) & set(person.titles))
    ]
    return tuple(fitting) or persons


def _without(left_out: Sequence[Mention], knowledge: Content) -> tuple[str, ...]:
    """Return who is left out by name or title, or, where several countries are left out, by these."""
    countries = _ids(left_out, "country")
    others = {mention.id for mention in left_out if mention.kind != "country" or len(countries) > 1}
    return tuple(id_ for id_, person in knowledge.people.items() if others & {id_, person.country, *person.titles})


def _single(ids: tuple[str, ...]) -> str | None:
    return ids[0] if len(ids) == 1 else None


def _several(ids: tuple[str, ...]) -> tuple[str, ...]:
    return ids if len(ids) > 1 else ()


def _sex(groups: frozenset[str], *, alone: bool) -> Literal["female", "male"] | None:
    """Return the sex asked for; «все, кроме женщин» leaves out the other one where nobody else is `alone` left out."""
    found: Literal["female", "male"] | None = None
    if "female" in groups:
        found = "female"
    elif "male" in groups:
        found = "male"
    if found and alone and "besides" in groups:
        return "male" if found == "female" else "female"
    return found


def _home(gazetteer: Gazetteer, knowledge: Content, ours: Collection[str]) -> str | None:
    """Return the country that is called ours."""
    for word in ours:
        for mention in gazetteer.mentions([{word: 1.0}]) if word in gazetteer.vocabulary else []:
            if mention.kind == "country" and mention.id in knowledge.countries:
                return mention.id
    return None
