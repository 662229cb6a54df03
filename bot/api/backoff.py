"""How long to wait before trying again."""

import random
from collections.abc import Iterator
from datetime import timedelta

from telegram.error import RetryAfter

_FIRST = 0.5
_LONGEST = 30.0


def delays() -> Iterator[float]:
    """Yield seconds: doubling up to half a minute, each with some chance in it, so that not all come back at once."""
    delay = _FIRST
    while True:
        yield delay * random.uniform(0.75, 1.25)  # noqa: S311 - nothing to guess here
        delay = min(2 * delay, _LONGEST)


def seconds_to_wait(error: RetryAfter) -> float:
    """Return what Telegram asks for."""
    after = error.retry_after  # a timedelta, as `bot/__init__.py` wants it
    return after.total_seconds() if isinstance(after, timedelta) else float(after)
