"""Bounds on how long something may take, with one timer for all that is under way.

`asyncio.timeout` sets a timer of its own each time: two for each update cost a tenth of what an answer costs.
"""

import asyncio
from types import TracebackType

from bot.clock import Clock

_LOOK = 0.5  # seconds between two looks; something may take so much longer


class Deadlines:
    """Ends what takes too long."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.open: set[Deadline] = set()
        self._timer: asyncio.TimerHandle | None = None

    def within(self, seconds: float) -> "Deadline":
        """Return a context whose body raises TimeoutError where it takes longer, as that of `asyncio.timeout` does."""
        return Deadline(self, seconds)

    def watch(self) -> None:
        """Look from time to time, for as long as anything is under way."""
        if self._timer is None and self.open:
            self._timer = asyncio.get_running_loop().call_later(_LOOK, self._look)

    def _look(self) -> None:
        self._timer, now = None, self.clock.monotonic()
        for deadline in [deadline for deadline in self.open if deadline.at <= now]:
            deadline.expire()
        self.watch()


class Deadline:
    """A moment by which the current task shall be done with something."""

    __slots__ = ("_cancelling", "_deadlines", "_expired", "_seconds", "_task", "at")

    def __init__(self, deadlines: Deadlines, seconds: float) -> None:
        self._deadlines = deadlines
        self._seconds = seconds
        self._expired = False

    def __enter__(self) -> None:
        """Begin. Raises RuntimeError outside of a task."""
        task = asyncio.current_task()
        if task is None:
            message = "a deadline is for a task"
            raise RuntimeError(message)
        self._task, self._cancelling = task, task.cancelling()
        self.at = self._deadlines.clock.monotonic() + self._seconds
        self._deadlines.open.add(self)
        self._deadlines.watch()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """End; raises TimeoutError where it was this that ended the body."""
        self._deadlines.open.discard(self)
        if self._expired and self._task.uncancel() <= self._cancelling and kind is asyncio.CancelledError:
            raise TimeoutError from error

    def expire(self) -> None:
        """Cancel what the task is at."""
        self._deadlines.open.discard(self)
        self._expired = True
        self._task.cancel()
