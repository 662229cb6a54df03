"""Changes of the knowledge with what follows from them: what people asked in vain goes along with the facts."""

import sqlite3
from collections.abc import Sequence

from storage.knowledge import history, knowledge
from storage.knowledge.knowledge import Change
from storage.questions import clusters


class StillReferredToError(Exception):
    """Something else refers to what the change takes away, or what it brings refers to what is not there."""


def apply(
    connection: sqlite3.Connection, changes: Sequence[Change], author: int | None = None, undoes: int | None = None
) -> int | None:
    """Carry changes out as one action, as `knowledge.apply` does.

    The questions that a fact answered are open again when it goes, and settled when it comes back.
    Raises ChangedMeanwhileError or StillReferredToError.
    """
    try:
        action = knowledge.apply(connection, changes, author, undoes)
    except sqlite3.IntegrityError as error:
        raise StillReferredToError from error
    for change in changes:
        if change.collection == "facts" and change.after is None:
            clusters.reopen(connection, change.id)
        elif change.collection == "facts" and change.before is None:
            clusters.settle_again(connection, change.id)
    return action


def undo(connection: sqlite3.Connection, action: int, author: int) -> int | None:
    """Take an action back, if all that it changed still is as it left it. Returns the number of this new action.

    Raises NothingToUndoError, ChangedMeanwhileError or StillReferredToError.
    """
    return apply(connection, history.reversal(connection, action), author, undoes=action)
