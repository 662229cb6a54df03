"""The cosmonauts: listed, by country, by title; a card for each, with the next one a tap away."""

from answers.models.knowledge import Knowledge, Person
from handlers.kit import rendering
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, column
from handlers.kit.payloads import Payload, StalePayloadError
from handlers.kit.topic import Command, Tap, Topic
from handlers.visitors.payloads import ListConditions, ListPeople, ShowPerson, ShowStart
from locales import Translator
from storage.questions.exchanges import Shown


async def list_cosmonauts(context: Context) -> None:
    """List everybody."""
    say = await context.translator()
    context.show(_everybody(context.knowledge, say), Shown(subjects=("people",)))


async def list_some(context: Context) -> None:
    """List those of a country or with a title, or everybody."""
    payload = context.payload(ListPeople)
    if payload.by == "all":
        await list_cosmonauts(context)
        return
    say = await context.translator()
    knowledge = context.knowledge
    people = _people(knowledge, payload)
    conditions = knowledge.countries if payload.by == "country" else knowledge.titles
    if not people or payload.value not in conditions:
        raise StalePayloadError(payload.value)
    condition = conditions[payload.value].get(say.language)
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
    conditions = knowledge.countries if by == "country" else knowledge.titles
    buttons = []
    for id_, condition in conditions.items():
        payload = ListPeople(by=by, value=id_)
        if count := len(_people(knowledge, payload)):
            buttons.append(Button(f"{condition.get(say.language)} · {count}", payload))
    heading, text = ("countries-heading", "countries-text") if by == "country" else ("titles-heading", "titles-text")
    rows = [*column(buttons), [Button(say("button-back"), ListPeople())]]
    context.show(Page(say(text), heading=say(heading), rows=rows))


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


def _everybody(knowledge: Knowledge, say: Translator) -> Page:
    cards = [_card_button(id_, ListPeople(), knowledge, say) for id_ in knowledge.people]
    by_country = Button(say("cosmonauts-by-country"), ListConditions(by="country"))
    by_title = Button(say("cosmonauts-by-title"), ListConditions(by="title"))
    return Page(
        say("cosmonauts-text"),
        heading=say("cosmonauts-heading"),
        foot=rendering.foot(rendering.sources_of(knowledge.people, knowledge), say),
        rows=[*column(cards), [by_country, by_title], [Button(say("button-back"), ShowStart())]],
    )


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
    label = f"{person.name.best(say.language)} · {knowledge.countries[person.country].get(say.language)}"
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
    commands=(Command("cosmonauts", list_cosmonauts, "visitor"),),
    taps=(Tap(ListPeople, list_some), Tap(ListConditions, list_conditions), Tap(ShowPerson, show_person)),
)
