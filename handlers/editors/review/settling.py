"""What a fact answers of what was asked in vain: found before it is saved, so that nobody clears it up by hand."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from answers.engine import Engine
from answers.models.answer import Answer
from answers.models.knowledge import Knowledge
from handlers.editors.context import EditorContext
from handlers.editors.records.draft import Draft
from handlers.editors.review.clustering import cluster_questions
from handlers.kit.markup import first_few
from handlers.kit.messages import Page
from locales import Translator
from storage.knowledge.knowledge import Change, merged
from storage.knowledge.visible import representatives, told_together, visible
from storage.questions import clusters
from storage.questions.clusters import Wording

_MOST = 300  # wordings; half a second of a thread's time
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Settlement:
    """The wordings that a fact answers beside the question that it was written for, and how many chats wait."""

    wordings: Sequence[Wording] = ()
    waiting: int = 0

    def pages(self, say: Translator) -> list[Page]:
        """Return what the editor is told of it."""
        lines = []
        if self.wordings:
            named = first_few([one.words for one in self.wordings])
            lines.append(say("unanswered-settled", count=len(self.wordings), questions=named))
        if self.waiting:
            lines.append(say("unanswered-will-tell", count=self.waiting))
        return [Page("\n".join(lines))] if lines else []


async def foresee(editor: EditorContext, draft: Draft, changes: Sequence[Change]) -> Settlement:
    """Return what a fact would settle: what it answers for sure, and did not answer before."""
    if draft.kind != "fact":
        return Settlement()
    services = editor.services
    await cluster_questions(services)  # whoever asked since waits as well
    rows = await services.database.read(clusters.most)
    wordings = [wording for row in rows if row.number != draft.cluster for wording in row.wordings][:_MOST]
    answered = []
    if wordings:
        would_be = visible(merged(services.answering.known, changes), services.today())
        found = await asyncio.to_thread(_answered, wordings, draft.target, would_be)
        now = services.answering.engine
        answered = [one for one in found if not _is_told(now.answer(one.words, one.language), draft.target, would_be)]
    waiting = await services.database.read(clusters.waiting, draft.cluster, answered)
    return Settlement(answered, waiting)


def _answered(wordings: Sequence[Wording], fact_id: str, knowledge: Knowledge) -> list[Wording]:
    # An engine of its own: the one at work does not know the fact yet.
    engine = Engine(representatives(knowledge))
    found = []
    for one in wordings:
        answer = engine.answer(one.words, one.language)
        if not answer.unsure and answer.confidence >= _SURE and _is_told(answer, fact_id, knowledge):
            found.append(one)
    return found


def _is_told(answer: Answer, fact_id: str, knowledge: Knowledge) -> bool:
    return answer.status == "answered" and answer.fact is not None and fact_id in told_together(answer.fact, knowledge)
