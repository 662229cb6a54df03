"""The unit of work of one update: what it changes and the replies it causes, committed together."""

import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from typing import Concatenate, ParamSpec, TypeAlias

from storage.delivery import outbox

P = ParamSpec("P")
Effect: TypeAlias = outbox.Outgoing | Sequence[outbox.Outgoing] | None


class UnitOfWork:
    """Collects changes while an update is handled; nothing happens before the commit."""

    def __init__(self) -> None:
        self._changes: list[Callable[[sqlite3.Connection], Effect]] = []
        self._conclusions: list[Callable[[], Awaitable[None]]] = []
        self.toast: str | None = None
        self.failure: Exception | None = None  # the database's: the update is to be handled again

    def add(
        self,
        change: Callable[Concatenate[sqlite3.Connection, P], Effect],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Add a change. What it returns is sent after the commit."""
        self._changes.append(lambda connection: change(connection, *args, **kwargs))

    def conclude_with(self, conclusion: Callable[[], Awaitable[None]]) -> None:
        """Add what is to be done between the commit and the replies, so that these say what is already so."""
        self._conclusions.append(conclusion)

    def discard(self) -> None:
        """Drop everything that was added: the update failed."""
        self._changes.clear()
        self._conclusions.clear()
        self.toast = None

    def carry_out(self, connection: sqlite3.Connection) -> list[outbox.Outgoing]:
        """Carry the changes out in order, inside a transaction; return the calls to make after its commit."""
        outgoing: list[outbox.Outgoing] = []
        for change in self._changes:
            effect = change(connection)
            outgoing += [effect] if isinstance(effect, outbox.Outgoing) else effect or ()
        return outgoing

    async def conclude(self) -> None:
        """Do what is to be done between the commit and the replies."""
        for conclusion in self._conclusions:
            await conclusion()
