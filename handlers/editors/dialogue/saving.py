"""Changes of the knowledge: committed with their confirmation, and told only when the engine knows them."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from handlers.editors.context import EditorContext
from handlers.editors.records.draft import Draft
from handlers.editors.records.payloads import EditRecord, ShowHistory, Undo
from handlers.kit.messages import Button, Showable, answering
from locales import Translator
from storage import edits
from storage.delivery import outbox
from storage.knowledge import fact_messages, history
from storage.knowledge.fact_messages import FactMessage
from storage.knowledge.knowledge import Change, ChangedMeanwhileError
from storage.knowledge.records import facts
from storage.questions import clusters
from storage.questions.clusters import Wording
from storage.users import authors


class DraftOutdatedError(Exception):
    """Somebody changed the record while this draft of it was written."""

    def __init__(self, draft: Draft, error: ChangedMeanwhileError) -> None:
        super().__init__(str(error))
        self.draft = draft
        self.error = error


@dataclass(frozen=True, slots=True)
class Compiled:
    """A draft, the changes that it comes to, and what they answer of what was asked in vain."""

    draft: Draft
    changes: Sequence[Change]
    answered: Sequence[Wording] = ()


@dataclass(frozen=True, slots=True)
class Saved:
    """What was committed: the action's number (None where nothing changed), and a fact's short number."""

    action: int | None
    number: int


def save(editor: EditorContext, changes: Sequence[Change], confirm: Callable[[Saved], Showable]) -> None:
    """Carry changes out when the update is committed, and confirm them."""
    editor.work.add(authors.remember, editor.author.id, editor.author.name)
    editor.work.add(_save, changes, editor.author.id, lambda saved: answering(confirm(saved), editor.context.incoming))
    editor.work.conclude_with(editor.services.answering.refresh)


def save_draft(
    editor: EditorContext,
    compiled: Compiled,
    confirm: Callable[[Saved], Showable],
) -> None:
    """Carry out what a draft comes to, and bind the message that it was written in to it."""
    draft = compiled.draft
    editor.work.add(authors.remember, editor.author.id, editor.author.name)
    editor.work.add(
        _save_draft, compiled, editor.author.id, lambda saved: answering(confirm(saved), editor.context.incoming)
    )
    if draft.cluster is not None:
        editor.work.add(clusters.answer, draft.cluster, draft.target)
    for wording in compiled.answered:
        editor.work.add(clusters.answer_wording, wording, draft.target)
    if draft.message_id is not None and editor.chat is not None:
        editor.work.add(_bind, editor.chat.id, draft.message_id, draft.target)
    editor.work.conclude_with(editor.services.answering.refresh)


def undo(editor: EditorContext, action: int, confirm: Callable[[Saved], Showable]) -> None:
    """Take an action back when the update is committed."""
    editor.work.add(authors.remember, editor.author.id, editor.author.name)
    editor.work.add(_undo, action, editor.author.id, lambda saved: answering(confirm(saved), editor.context.incoming))
    editor.work.conclude_with(editor.services.answering.refresh)


def buttons_under(saved: Saved, change: Change, edit: EditRecord | None, say: Translator) -> list[Button]:
    """Return what is under every change."""
    undo = [] if saved.action is None else [Button(say("button-undo"), Undo(action=saved.action))]
    change_it = [] if edit is None else [Button(say("button-edit"), edit)]
    past = Button(say("button-history"), ShowHistory(collection=change.collection, id=change.id))
    return [*undo, *change_it, past]


def _save(
    connection: sqlite3.Connection,
    changes: Sequence[Change],
    author_id: int,
    calls: Callable[[Saved], Sequence[outbox.Call]],
) -> list[outbox.Outgoing]:
    action = edits.apply(connection, changes, author_id)
    return outbox.add_all(connection, calls(Saved(action, _number(connection, changes))))


def _save_draft(
    connection: sqlite3.Connection,
    compiled: Compiled,
    author_id: int,
    calls: Callable[[Saved], Sequence[outbox.Call]],
) -> list[outbox.Outgoing]:
    try:
        return _save(connection, compiled.changes, author_id, calls)
    except ChangedMeanwhileError as error:
        raise DraftOutdatedError(compiled.draft, error) from error


def _undo(
    connection: sqlite3.Connection, action: int, author_id: int, calls: Callable[[Saved], Sequence[outbox.Call]]
) -> list[outbox.Outgoing]:
    done = edits.undo(connection, action, author_id)
    changes = [entry.change for entry in history.of_action(connection, action, 1)]
    return outbox.add_all(connection, calls(Saved(done, _number(connection, changes))))


def _bind(connection: sqlite3.Connection, chat_id: int, message_id: int, fact_id: str) -> None:
    version = history.version(connection, "facts", fact_id)
    fact_messages.record(connection, chat_id, message_id, FactMessage(fact_id, version))


def _number(connection: sqlite3.Connection, changes: Sequence[Change]) -> int:
    ids = [change.id for change in changes if change.collection == "facts"]
    return facts.numbers(connection, ids[-1:]).get(ids[-1], 0) if ids else 0
