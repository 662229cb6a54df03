"""A clock that tests can move: it runs like the machine's, and jumps when it is told to."""

import asyncio
import time

from bot.clock import Clock


class MovableClock(Clock):
    """Whoever sleeps past the moment that it jumps to is woken at once."""

    def __init__(self) -> None:
        self._elapsed = 0.0
        self._wall = 0.0
        self._sleepers: dict[asyncio.Future[None], tuple[float, float]] = {}  # how long each sleeps, and until when

    def time(self) -> float:
        """Return the time of day, as Unix seconds."""
        return time.time() + self._elapsed + self._wall

    def monotonic(self) -> float:
        """Return seconds that never go back."""
        return time.monotonic() + self._elapsed

    async def sleep(self, seconds: float) -> None:
        """Return after so many seconds of this clock."""
        until = self.monotonic() + seconds
        while (left := until - self.monotonic()) > 0:
            sleeper = asyncio.get_running_loop().create_future()
            self._sleepers[sleeper] = seconds, until
            try:
                await asyncio.wait([sleeper], timeout=left)
            finally:
                del self._sleepers[sleeper]

    def advance(self, seconds: float) -> None:
        """Let so much time pass at once."""
        self._elapsed += seconds
        for sleeper in self._sleepers:
            if not sleeper.done():
                sleeper.set_result(None)

    async def until_asleep(self, seconds: float, within: float = 10.0) -> None:
        """Return when somebody is asleep who went to sleep for so long: whoever is to be woken has to be."""
        deadline = time.monotonic() + within
        while (seconds, True) not in {(asked, until > self.monotonic()) for asked, until in self._sleepers.values()}:
            assert time.monotonic() < deadline, "nobody sleeps for so long"
            await asyncio.sleep(0.02)

    def set_wall(self, seconds: float) -> None:
        """Let the time of day alone jump to so many seconds from the true one; nobody who sleeps is woken by that."""
        self._wall = seconds
