"""The one clock: time of day, elapsed time, and waiting.

It is passed in wherever time is read or waited for, so that tests and the playground can move it.
"""

import asyncio
import time


class Clock:
    """The machine's clock."""

    def time(self) -> float:
        """Return the time of day, as Unix seconds; it may jump."""
        return time.time()

    def monotonic(self) -> float:
        """Return seconds since some moment; they never go back."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Return after so many seconds."""
        await asyncio.sleep(seconds)
