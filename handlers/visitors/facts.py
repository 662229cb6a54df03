"""Facts: those of a section, a page at a time, and each in one message."""

from dataclasses import replace

from answers.models.knowledge import FactsSection, Knowledge
from handlers.kit import rendering
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, column
from handlers.kit.paging import page_with, turned_to
from handlers.kit.payloads import Payload, StalePayloadError
from handlers.kit.topic import Tap, Topic
from handlers.visitors.payloads import ShowFact, ShowSection, ShowStart
from storage.knowledge.visible import representatives
from storage.questions.exchanges import Shown


async def show_section(context: Context, command: str, section: FactsSection, page: int) -> None:
    """Tell the first fact of a section and offer the others."""
    say = await context.translator()
    heading = section.title.best(say.language)
    facts = _facts_of(section, context.knowledge)
    if not facts:  # editors took everything away
        context.show(Page(say("section-empty"), heading=heading, rows=[[Button(say("button-back"), ShowStart())]]))
        return
    first, *others = facts
    part = turned_to(page, others)
    words = replace(rendering.fact(first, context.knowledge, say.language, say), heading=heading)
    buttons = [
        Button(context.knowledge.facts[id_].question.best(say.language), ShowFact(fact=id_)) for id_ in part.shown
    ]
    steps = part.steps(say, lambda page: ShowSection(section=command, page=page))
    rows = [*column(buttons), *steps, [Button(say("button-back"), ShowStart())]]
    context.show(rendering.sheet(words, say, rows), Shown(subjects=(f"fact:{first}",)))


async def show_fact(context: Context) -> None:
    """Tell one fact, with the way back to its section."""
    fact_id = context.payload(ShowFact).fact
    if fact_id not in context.knowledge.facts:
        raise StalePayloadError(fact_id)
    say = await context.translator()
    question = context.knowledge.facts[fact_id].question.best(say.language)
    words = replace(rendering.fact(fact_id, context.knowledge, say.language, say), heading=question)
    page = rendering.sheet(words, say, [[Button(say("button-back"), _back(fact_id, context.knowledge))]])
    context.show(page, Shown(subjects=(f"fact:{fact_id}",)))


def _facts_of(section: FactsSection, knowledge: Knowledge) -> list[str]:
    return [id_ for id_, fact in representatives(knowledge).facts.items() if fact.topic in section.topics]


def _back(fact_id: str, knowledge: Knowledge) -> Payload:
    """Return what leads to the page of a section on which a fact is offered; where there is none, to the start."""
    for command, section in knowledge.sections.items():
        if isinstance(section, FactsSection) and fact_id in (facts := _facts_of(section, knowledge)):
            return ShowSection(section=command, page=page_with(facts.index(fact_id) - 1))
    return ShowStart()


TOPIC = Topic(taps=(Tap(ShowFact, show_fact),))
