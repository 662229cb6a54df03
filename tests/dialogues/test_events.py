"""Whatever the event is, visitors reach all that its content file says, in its words and in no other event's."""

import re
from collections.abc import AsyncIterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import pytest

from answers.models.knowledge import Content, FactsSection, Language, PeopleSection, Section, StorySection
from playground import BotApiServer, Message, Person
from storage.knowledge.content import content
from tests.events import with_content
from tests.garysh import running, settings_for

_FILES = {
    "shipped": Path(str(files("storage.knowledge.content") / "content.yaml")),
    "solvay": Path(__file__).parents[1] / "fixtures" / "solvay.yaml",
}
_BACK = {"ru": "↩ Назад", "kk": "↩ Артқа"}
_NEXT = {"ru": "Дальше →", "kk": "Әрі қарай →"}
_OF_THE_SHIPPED = re.compile(
    r"космо|ғарыш|форум|марк[аиуеі]|марок|space days|алматы|аубакиров|әубәкіров|sirius|кумыс|қымыз|филател",
    re.IGNORECASE,
)


class Walk(NamedTuple):
    """An event, and a visitor who goes through it in one language."""

    known: Content
    visitor: Person
    language: Language

    def says(self, text: object) -> str:
        """Return a text of the content in the visitor's language."""
        return str(text.best(self.language))  # type: ignore[attr-defined]

    def sections(self, kind: type[Section]) -> list[tuple[str, Section]]:
        """Return the commands of the sections of a kind, with these."""
        return [
            (f"/{command}", section) for command, section in self.known.sections.items() if isinstance(section, kind)
        ]


@pytest.fixture(params=["shipped", "solvay"])
def event(request: pytest.FixtureRequest) -> str:
    """Name the event."""
    return str(request.param)


@pytest.fixture(params=["ru", "kk"])
async def walk(
    request: pytest.FixtureRequest, event: str, telegram: BotApiServer, tmp_path: Path
) -> AsyncIterator[Walk]:
    """Run the bot over an event; at the end, no text of it spoke of another one."""
    text = _FILES[event].read_text("utf-8")
    with_content(tmp_path, text)
    async with running(settings_for(telegram, tmp_path)):
        visitor = telegram.user("Visitor", language_code=request.param)
        yield Walk(content.parse(text), visitor, request.param)
    if event != "shipped":
        shown = [str(call.parameters) for call in telegram.calls if not call.method.startswith("get")]
        assert [found[0] for text in shown if (found := _OF_THE_SHIPPED.search(text))] == []


async def test_the_greeting_is_the_event_s(walk: Walk, telegram: BotApiServer) -> None:
    """Its words, an example that is answered, a button for each section; the profile and the menu say the same."""
    event = walk.known.event
    assert event is not None
    greeting = await walk.visitor.says("/start")
    assert walk.says(event.greeting) in greeting.text
    assert walk.says(event.example) in greeting.text
    titles = [walk.says(section.title) for section in walk.known.sections.values()]
    assert greeting.labels[:-1] == titles
    answer = await walk.visitor.says(walk.says(event.example))
    assert "👍" in answer.labels
    help_text = (await walk.visitor.says("/help")).text
    for command, section in walk.known.sections.items():
        assert f"/{command} — {walk.says(section.menu)}" in help_text
    while len(telegram.calls_of("setMyCommands")) < 3:
        await walk.visitor.says("/start")
    [menu] = [
        call.parameters["commands"]
        for call in telegram.calls_of("setMyCommands")
        if call.parameters.get("language_code") == walk.language
    ]
    described = {command["command"]: command["description"] for command in menu}
    assert all(described[name] == walk.says(section.menu) for name, section in walk.known.sections.items())
    assert walk.says(event.bot.name) in {call.parameters["name"] for call in telegram.calls_of("setMyName")}


async def test_every_fact_of_a_section_is_reached(walk: Walk) -> None:
    """Page by page, each a tap away and back to its page; together the sections show all facts."""
    reached: set[str] = set()
    for command, section in walk.sections(FactsSection):
        page = await walk.visitor.says(command)
        assert page.text.startswith(walk.says(section.title))
        while True:
            labels = [label for label in page.labels if label not in {_BACK[walk.language], *_steps(page)}]
            for label in labels:
                fact = await walk.visitor.taps(page.now, label)
                reached.add(fact.text.split("\n")[0])
                page = await walk.visitor.taps(fact, _BACK[walk.language])
                assert label in page.labels
            if _NEXT[walk.language] not in page.labels:
                break
            page = await walk.visitor.taps(page.now, _NEXT[walk.language])
        reached |= {
            walk.says(fact.question) for fact in walk.known.facts.values() if walk.says(fact.answer) in page.text
        }
    assert {walk.says(fact.question) for fact in walk.known.facts.values()} == reached


async def test_every_person_has_a_card(walk: Walk) -> None:
    """From the list to the card, with country and titles in order; by country and by title too."""
    [(command, section)] = walk.sections(PeopleSection)
    page = await walk.visitor.says(command)
    event = walk.known.event
    assert event is not None
    assert page.text.startswith(walk.says(event.people.title))
    for person in walk.known.people.values():
        card = await walk.visitor.taps(page.now, f"{walk.says(person.name)} ·")
        lines = card.text.split("\n")
        assert lines[0] == walk.says(person.name)
        assert any(walk.says(walk.known.countries[person.country].name) in line for line in lines)
        titles = [f"• {walk.says(walk.known.titles[title].name)}" for title in person.titles]
        assert [line for line in lines if line.startswith("•")] == titles
        page = await walk.visitor.taps(card, _BACK[walk.language])
    assert isinstance(section, PeopleSection)
    lists = page.labels[len(walk.known.people) : -1]
    assert len(lists) == len(section.by)
    for label in lists:
        conditions = await walk.visitor.taps(page.now, label)
        for condition in conditions.labels[:-1]:
            some = await walk.visitor.taps(conditions.now, condition)
            assert len(some.labels) - 1 == int(condition.rpartition(" ")[2])
            conditions = await walk.visitor.taps(some, _BACK[walk.language])
        page = await walk.visitor.taps(conditions, _BACK[walk.language])


async def test_every_chapter_of_a_story_is_told(walk: Walk) -> None:
    """In order, in one message."""
    for command, section in walk.sections(StorySection):
        assert isinstance(section, StorySection)
        page = await walk.visitor.says(command)
        for chapter in walk.known.stories[section.story].chapters:
            assert page.text.startswith(walk.says(chapter.title))
            assert walk.says(chapter.text) in page.text
            if _NEXT[walk.language] in page.labels:
                page = await walk.visitor.taps(page.now, _NEXT[walk.language])


async def test_facts_answer_their_own_questions(walk: Walk, telegram: BotApiServer) -> None:
    """Typed as they stand in the content, by somebody new each time, with their source."""
    missed = []
    for number, fact in enumerate(walk.known.facts.values()):
        visitor = telegram.user(f"Visitor {number}", language_code=walk.language)
        answer = await visitor.says(walk.says(fact.question))
        if walk.says(fact.answer) in answer.text:
            assert walk.known.sources[fact.source].name in answer.text
        else:
            missed.append(walk.says(fact.question))
    assert len(missed) <= len(walk.known.facts) / 20, missed


async def test_small_talk_speaks_of_the_event(walk: Walk) -> None:
    """Whoever says hello hears what can be asked."""
    event = walk.known.event
    assert event is not None
    greeting = await walk.visitor.says({"ru": "привет", "kk": "сәлем"}[walk.language])
    assert walk.says(event.about) in greeting.text


def _steps(page: Message) -> set[str]:
    return {label for label in page.labels if label.startswith("←") or label.endswith("→")}
