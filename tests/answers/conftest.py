"""An engine over the shipped content."""

import pytest

from answers.engine import Engine
from answers.models.knowledge import Content
from storage.knowledge.content import content


@pytest.fixture(scope="session")
def knowledge() -> Content:
    """Return the shipped content."""
    return content.shipped()


@pytest.fixture(scope="session")
def engine(knowledge: Content) -> Engine:
    """Return an engine that no test changes."""
    return Engine(knowledge)
