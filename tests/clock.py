"""A clock that tests can move: it runs like the machine's, and jumps when it is told to."""

import asyncio
import time

from bot.clock import Clock


class MovableClock(Clock):
    """Whoever sleeps past the moment that it jumps to is woken at once."""

    def __init__(self) -> None:
        self._elapsed = 0.0
        self._wall = 0.0
        self._sleepers: set[asyncio.Future[None]] = set()

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
            self._sleepers.add(sleeper)
            try:
                await asyncio.wait([sleeper], timeout=left)
            finally:
                self._sleepers.discard(sleeper)

    def advance(self, seconds: float) -> None:
        """Let so much time pass at once."""
        self._elapsed += seconds
        for sleeper in self._sleepers:
            if not sleeper.done():
                sleeper.set_result(None)

    def set_wall(self, seconds: float) -> None:
        """Let the time of day alone jump to so many seconds from the true one; nobody who sleeps is woken by that."""
        self._wall = seconds
