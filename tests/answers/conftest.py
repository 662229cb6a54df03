"""An engine over the shipped content."""

import pytest

from answers.engine import Engine
from answers.models.knowledge import Knowledge
from storage.knowledge.content import content


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Return the shipped content."""
    return content.shipped()


@pytest.fixture(scope="session")
def engine(knowledge: Knowledge) -> Engine:
    """Return an engine that no test changes."""
    return Engine(knowledge)
