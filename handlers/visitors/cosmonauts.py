"""The cosmonauts: listed, by country, by title; a card for each, with the next one a tap away."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from answers.models.knowledge import Knowledge, Person
from handlers.kit import rendering
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, column, show
from handlers.kit.payloads import (
    ListConditions,
    ListPeople,
    Payload,
    ShowPerson,
    ShowStart,
    StalePayloadError,
    payload_of,
)
from locales import Translator
from storage.questions.exchanges import Shown


async def list_cosmonauts(update: Update, context: Context) -> None:
    """List everybody."""
    say = await context.translator()
    show(update, context, _everybody(context.knowledge, say), Shown(subjects=("people",)))


async def list_some(update: Update, context: Context) -> None:
    """List those of a country or with a title, or everybody."""
    wanted = payload_of(update, ListPeople)
    if wanted.by == "all":
        await list_cosmonauts(update, context)
        return
    say = await context.translator()
    knowledge = context.knowledge
    people = _people(knowledge, wanted)
    conditions = knowledge.countries if wanted.by == "country" else knowledge.titles
    if not people or wanted.value not in conditions:
        raise StalePayloadError(wanted.value)
    page = Page(
        say("people-choose"),
        heading=conditions[wanted.value].get(say.language),
        foot=rendering.foot(rendering.sources_of(people, knowledge), say),
        rows=[
            *column(_card_button(id_, wanted, knowledge, say) for id_ in people),
            [Button(say("button-back"), ListConditions(by=wanted.by))],
        ],
    )
    show(update, context, page, Shown(subjects=("people",)))


async def list_conditions(update: Update, context: Context) -> None:
    """List the countries or the titles that somebody has."""
    by = payload_of(update, ListConditions).by
    say = await context.translator()
    knowledge = context.knowledge
    conditions = knowledge.countries if by == "country" else knowledge.titles
    buttons = []
    for id_, condition in conditions.items():
        wanted = ListPeople(by=by, value=id_)
        if count := len(_people(knowledge, wanted)):
            buttons.append(Button(f"{condition.get(say.language)} · {count}", wanted))
    heading, text = ("countries-heading", "countries-text") if by == "country" else ("titles-heading", "titles-text")
    rows = [*column(buttons), [Button(say("button-back"), ListPeople())]]
    show(update, context, Page(say(text), heading=say(heading), rows=rows))


async def show_person(update: Update, context: Context) -> None:
    """Show a person's card, with the way back to the list and on to the next one of it."""
    wanted = payload_of(update, ShowPerson)
    people = _people(context.knowledge, ListPeople(by=wanted.by, value=wanted.value))
    if wanted.person not in people:
        raise StalePayloadError(wanted.person)
    say = await context.translator()
    card = rendering.person(wanted.person, context.knowledge, say.language, say)
    page = Page(
        card.text,
        heading=card.heading,
        foot=rendering.foot(card.sources, say),
        picture=context.knowledge.people[wanted.person].picture,
        rows=[
            _neighbours(wanted, list(people), say),
            [Button(say("button-back"), ListPeople(by=wanted.by, value=wanted.value))],
        ],
    )
    show(update, context, page, Shown(subjects=(f"person:{wanted.person}",)))


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


def _people(knowledge: Knowledge, wanted: ListPeople) -> dict[str, Person]:
    return {
        id_: person
        for id_, person in knowledge.people.items()
        if wanted.by == "all"
        or (wanted.by == "country" and person.country == wanted.value)
        or (wanted.by == "title" and wanted.value in person.titles)
    }


def _card_button(person_id: str, opened_from: ListPeople, knowledge: Knowledge, say: Translator) -> Button:
    person = knowledge.people[person_id]
    label = f"{person.name.best(say.language)} · {knowledge.countries[person.country].get(say.language)}"
    return Button(label, _card(person_id, opened_from))


def _card(person_id: str, opened_from: ListPeople) -> Payload:
    return ShowPerson(person=person_id, by=opened_from.by, value=opened_from.value)


def _neighbours(wanted: ShowPerson, people: list[str], say: Translator) -> list[Button]:
    place = people.index(wanted.person)
    opened_from = ListPeople(by=wanted.by, value=wanted.value)
    buttons = []
    if place > 0:
        buttons.append(Button(say("button-previous"), _card(people[place - 1], opened_from)))
    if place + 1 < len(people):
        buttons.append(Button(say("button-next"), _card(people[place + 1], opened_from)))
    return buttons


HANDLERS = (
    CommandHandler("cosmonauts", list_cosmonauts, filters.UpdateType.MESSAGE),
    CallbackQueryHandler(list_some, ListPeople.pattern()),
    CallbackQueryHandler(list_conditions, ListConditions.pattern()),
    CallbackQueryHandler(show_person, ShowPerson.pattern()),
)
