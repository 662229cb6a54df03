"""A shell of each test's own."""

from pathlib import Path

import pytest

from tests.commandline import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Return a shell."""
    return Shell(tmp_path)
