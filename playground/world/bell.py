"""Telling everybody who waits that something happened."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from playground.specification.errors import Json

Found = TypeVar("Found")
Listener = Callable[[Json], None]


class SilenceError(AssertionError):
    """What was waited for did not come in time."""


class Bell:
    """Rings at every event: pages listen, dialogues wait until what they look for is there."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()
        self._listeners: set[Listener] = set()

    def ring(self, event: Json) -> None:
        """Tell an event (`kind` and what belongs to it) to all listeners, and let the waiting look again."""
        for listener in tuple(self._listeners):
            listener(event)
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
        self._waiting.clear()

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` at every event until the returned function is called."""
        self._listeners.add(listener)
        return lambda: self._listeners.discard(listener)

    async def until(self, look: Callable[[], Found | None], within: float, complaint: Callable[[], str]) -> Found:
        """Return what `look` finds; raises `SilenceError` with the complaint after `within` seconds."""
        deadline = asyncio.get_running_loop().time() + within
        while (found := look()) is None:
            future = asyncio.get_running_loop().create_future()
            self._waiting.add(future)
            try:
                await asyncio.wait_for(future, deadline - asyncio.get_running_loop().time())
            except TimeoutError:
                raise SilenceError(complaint()) from None
            finally:
                self._waiting.discard(future)
        return found
