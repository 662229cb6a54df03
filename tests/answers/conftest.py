"""An engine over the shipped content."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from answers.engine import Engine
from answers.models import Knowledge

CONTENT = Path(__file__).parents[2] / "storage" / "content.yaml"


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Return the shipped content."""
    return Knowledge.model_validate(YAML(typ="safe").load(CONTENT.read_text("utf-8")))


@pytest.fixture(scope="session")
def engine(knowledge: Knowledge) -> Engine:
    """Return an engine that no test changes."""
    return Engine(knowledge)
