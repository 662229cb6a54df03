"""The unit of work of one update: what it changes and the replies it causes, committed together."""

import sqlite3
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from storage import outbox

P = ParamSpec("P")


class UnitOfWork:
    """Collects changes while an update is handled; nothing happens before the commit."""

    def __init__(self) -> None:
        self._changes: list[Callable[[sqlite3.Connection], outbox.Outgoing | None]] = []
        self.toast: str | None = None
        self.failure: Exception | None = None  # the database's: the update is to be handled again

    def add(
        self,
        change: Callable[Concatenate[sqlite3.Connection, P], outbox.Outgoing | None],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> None:
        """Add a change. One that returns an Outgoing causes that call to be made after the commit."""
        self._changes.append(lambda connection: change(connection, *args, **kwargs))

    def discard(self) -> None:
        """Drop everything that was added: the update failed."""
        self._changes.clear()
        self.toast = None

    def carry_out(self, connection: sqlite3.Connection) -> list[outbox.Outgoing]:
        """Carry the changes out in order, inside a transaction; return the calls to make after its commit."""
        outcomes = [change(connection) for change in self._changes]
        return [outcome for outcome in outcomes if outcome is not None]
