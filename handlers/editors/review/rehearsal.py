"""Before a change is told: how it would have answered what people asked lately."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from answers.engine import Engine
from answers.models.answer import Answer
from answers.models.knowledge import Knowledge
from handlers.editors.context import EditorContext
from storage.knowledge.knowledge import Change, merged
from storage.knowledge.visible import representatives, visible
from storage.questions import asked
from storage.questions.asked import Asked

_MOST = 300  # questions; half a second of a thread's time


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """The questions that a change touches, of the `tried` ones."""

    tried: int
    different: Sequence[str] = ()
    lost: Sequence[str] = ()
    found: Sequence[str] = ()


async def rehearse(editor: EditorContext, changes: Sequence[Change]) -> Rehearsal:
    """Ask the latest questions once more, of what is known now and of what would be."""
    questions = await editor.database.read(asked.recent, _MOST)
    answering = editor.services.answering
    would_be = visible(merged(answering.known, changes), editor.today)
    questions = [one for one in questions if one.language in would_be.event.languages]
    if not questions:
        return Rehearsal(0)
    touched = {change.id for change in changes}
    # An engine of its own: the one at work must not forget for a moment what it knows.
    return await asyncio.to_thread(_rehearse, questions, answering.knowledge, would_be, touched)


def _rehearse(questions: Sequence[Asked], now: Knowledge, would_be: Knowledge, touched: set[str]) -> Rehearsal:
    engine = Engine(representatives(now))
    before = [engine.answer(one.words, one.language) for one in questions]
    engine.update(representatives(would_be))
    after = [engine.answer(one.words, one.language) for one in questions]
    different, lost, found = [], [], []
    for one, old, new in zip(questions, before, after, strict=True):
        if old.status == "answered" != new.status:
            lost.append(one.words)
        elif new.status == "answered" != old.status:
            found.append(one.words)
        elif new.status == "answered" and (_told(old) != _told(new) or _told(new) & touched):
            different.append(one.words)
    return Rehearsal(len(questions), different, lost, found)


def _told(answer: Answer) -> set[str]:
    return {answer.fact} if answer.fact is not None else set(answer.people)
