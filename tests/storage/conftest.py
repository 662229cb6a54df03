"""What the tests of storage may ask for."""

from dataclasses import dataclass

import pytest


@dataclass
class WallClock:
    """A wall clock that a test moves."""

    now: float = 1_757_500_000.75

    def __call__(self) -> float:
        """Return the time."""
        return self.now


@pytest.fixture
def clock() -> WallClock:
    """Return the clock of the database."""
    return WallClock()
