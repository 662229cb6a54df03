"""The people: listed, by country, by title; a card for each, with the next one a tap away."""

from collections.abc import Sequence
from typing import Literal

from answers.models.knowledge import Knowledge, PeopleSection, Person
from handlers.kit import rendering
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, column
from handlers.kit.payloads import Payload, StalePayloadError
from handlers.kit.topic import Tap, Topic
from handlers.visitors.payloads import ListConditions, ListPeople, ShowPerson, ShowStart
from locales import Translator
from storage.questions.exchanges import Shown


async def show_section(context: Context, section: PeopleSection) -> None:
    """List everybody, with the lists that a section offers."""
    say = await context.translator()
    context.show(_everybody(section.by, context.knowledge, say), Shown(subjects=("people",)))


async def list_some(context: Context) -> None:
    """List those of a country or with a title, or everybody."""
    payload = context.payload(ListPeople)
    say = await context.translator()
    if payload.by == "all":
        page = _everybody(_offered(context.knowledge), context.knowledge, say)
        context.show(page, Shown(subjects=("people",)))
        return
    knowledge = context.knowledge
    people = _people(knowledge, payload)
    conditions = knowledge.countries if payload.by == "country" else knowledge.titles
    if not people or payload.value not in conditions:
        raise StalePayloadError(payload.value)
    condition = conditions[payload.value].name.best(say.language)
    page = Page(
        say("people-choose"),
        heading=condition[:1].upper() + condition[1:],
        foot=rendering.foot(rendering.sources_of(people, knowledge), say),
        rows=[
            *column(_card_button(id_, payload, knowledge, say) for id_ in people),
            [Button(say("button-back"), ListConditions(by=payload.by))],
        ],
    )
    context.show(page, Shown(subjects=("people",)))


async def list_conditions(context: Context) -> None:
    """List the countries or the titles that somebody has."""
    by = context.payload(ListConditions).by
    say = await context.translator()
    knowledge = context.knowledge
    labels = {
        "country": {id_: country.name for id_, country in knowledge.countries.items()},
        "title": {id_: title.label for id_, title in knowledge.titles.items()},
    }
    buttons = []
    for id_, label in labels[by].items():
        payload = ListPeople(by=by, value=id_)
        if count := len(_people(knowledge, payload)):
            buttons.append(Button(f"{label.best(say.language)} · {count}", payload))
    heading = f"{knowledge.event.people.title.best(say.language)} · {say(f'people-by-{by}')}"
    rows = [*column(buttons), [Button(say("button-back"), ListPeople())]]
    context.show(Page(say(f"people-choose-{by}"), heading=heading, rows=rows))


async def show_person(context: Context) -> None:
    """Show a person's card, with the way back to the list and on to the next one of it."""
    payload = context.payload(ShowPerson)
    people = _people(context.knowledge, ListPeople(by=payload.by, value=payload.value))
    if payload.person not in people:
        raise StalePayloadError(payload.person)
    say = await context.translator()
    card = rendering.person(payload.person, context.knowledge, say.language, say)
    page = Page(
        card.text,
        heading=card.heading,
        foot=rendering.foot(card.sources, say),
        picture=context.knowledge.people[payload.person].picture,
        rows=[
            _neighbours(payload, list(people), say),
            [Button(say("button-back"), ListPeople(by=payload.by, value=payload.value))],
        ],
    )
    context.show(page, Shown(subjects=(f"person:{payload.person}",)))


def _everybody(by: Sequence[Literal["country", "title"]], knowledge: Knowledge, say: Translator) -> Page:
    heading = knowledge.event.people.title.best(say.language)
    if not knowledge.people:
        return Page(say("section-empty"), heading=heading, rows=[[Button(say("button-back"), ShowStart())]])
    cards = [_card_button(id_, ListPeople(), knowledge, say) for id_ in knowledge.people]
    lists = [Button(say(f"people-by-{condition}"), ListConditions(by=condition)) for condition in by]
    return Page(
        say("people-text"),
        heading=heading,
        foot=rendering.foot(rendering.sources_of(knowledge.people, knowledge), say),
        rows=[*column(cards), lists, [Button(say("button-back"), ShowStart())]],
    )


def _offered(knowledge: Knowledge) -> Sequence[Literal["country", "title"]]:
    """Return by what people are listed: a list of them does not know from which section it was opened."""
    return next((section.by for section in knowledge.sections.values() if isinstance(section, PeopleSection)), ())


def _people(knowledge: Knowledge, payload: ListPeople) -> dict[str, Person]:
    return {
        id_: person
        for id_, person in knowledge.people.items()
        if payload.by == "all"
        or (payload.by == "country" and person.country == payload.value)
        or (payload.by == "title" and payload.value in person.titles)
    }


def _card_button(person_id: str, opened_from: ListPeople, knowledge: Knowledge, say: Translator) -> Button:
    person = knowledge.people[person_id]
    label = f"{person.name.best(say.language)} · {knowledge.countries[person.country].name.best(say.language)}"
    return Button(label, _card(person_id, opened_from))


def _card(person_id: str, opened_from: ListPeople) -> Payload:
    return ShowPerson(person=person_id, by=opened_from.by, value=opened_from.value)


def _neighbours(payload: ShowPerson, people: list[str], say: Translator) -> list[Button]:
    place = people.index(payload.person)
    opened_from = ListPeople(by=payload.by, value=payload.value)
    buttons = []
    if place > 0:
        buttons.append(Button(say("button-previous"), _card(people[place - 1], opened_from)))
    if place + 1 < len(people):
        buttons.append(Button(say("button-next"), _card(people[place + 1], opened_from)))
    return buttons


TOPIC = Topic(
    taps=(Tap(ListPeople, list_some), Tap(ListConditions, list_conditions), Tap(ShowPerson, show_person)),
)
