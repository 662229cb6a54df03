"""An engine over the shipped content."""

import pytest

from answers.engine import Engine
from answers.models.knowledge import BotProfile, Content, Event, Guests, Text
from storage.knowledge.content import content


@pytest.fixture(scope="session")
def knowledge() -> Content:
    """Return the shipped content."""
    return content.shipped()


@pytest.fixture(scope="session")
def engine(knowledge: Content) -> Engine:
    """Return an engine that no test changes."""
    return Engine(knowledge)


@pytest.fixture(scope="session")
def event() -> Event:
    """Return an event that is about nothing."""
    text = Text({"ru": "Событие"})
    return Event(
        languages=("ru", "kk"),
        name=text,
        about=text,
        topic="event",
        bot=BotProfile(name=text, description=text, short_description=text),
        greeting=text,
        example=text,
        people=Guests(title=text),
    )
