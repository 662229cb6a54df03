"""The engine at work: over the database's knowledge, kept fresh, with a second opinion from sentence embeddings."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from answers.engine import Engine
from answers.models.answer import Answer, Turn
from answers.models.knowledge import Event, Knowledge, Language
from bot.answering.embeddings import Embeddings
from bot.clock import Clock
from storage.database.database import Database
from storage.knowledge import knowledge
from storage.knowledge.records import event as events
from storage.knowledge.visible import representatives, visible

logger = logging.getLogger(__name__)

_SLICE = 100  # facts that the engine learns between two questions; some 20 ms
_REFRESH = 1.0  # seconds
_SETTLING = 1.0  # seconds in which a starting service answers what has waited, before it loads the model


class Answering:
    """Answers questions from what the database holds.

    `known` is all of that, `knowledge` what is visible today, and `waiting` how much of it the engine has yet to learn.
    """

    def __init__(self, database: Database, event: Event, timezone: ZoneInfo, clock: Clock) -> None:
        self.known = self.knowledge = Knowledge(event=event)
        self.engine = Engine(self.knowledge)
        self.waiting = 0
        self._database = database
        self._timezone = timezone
        self._clock = clock
        self._revision = 0
        self._day = date.min
        self._refreshing = asyncio.Lock()
        self._embeddings = Embeddings(clock)
        self._embedded: Knowledge | None = None  # that of which all embeddings are there
        self._changed = asyncio.Event()
        self._changed.set()

    @classmethod
    async def open(cls, database: Database, timezone: ZoneInfo, clock: Clock) -> "Answering":
        """Read what is known."""
        [event] = (await database.read(events.load)).values()
        answering = await asyncio.to_thread(cls, database, event, timezone, clock)
        await answering.refresh()
        return answering

    async def refresh(self) -> None:
        """Take over what editors, or an import in a shell, changed since, and what a new day ends."""
        async with self._refreshing:  # two at once could leave the older state
            day = datetime.fromtimestamp(self._clock.time(), self._timezone).date()
            if self._day == day and await self._database.read(knowledge.revision) == self._revision:
                return
            if self._revision == 0:
                revision, known = await self._database.read(knowledge.load)
            else:
                revision, known = await self._database.read(knowledge.refresh, self._revision, self.known)
            await self._take_over(visible(known, day))
            # Not before: what was not taken over to the end is taken over by the next look.
            self._revision, self.known, self._day = revision, known, day
            logger.info("The knowledge is now that of change %d", self._revision)

    async def _take_over(self, wanted: Knowledge) -> None:
        """Let the engine learn what differs, a few facts at a time: questions are answered in between.

        Where all has to be read anew, another engine does that beside this one.
        """
        if self.engine.read_otherwise(wanted):
            self.engine = await asyncio.to_thread(Engine, representatives(wanted))
            self.knowledge = wanted
            self._changed.set()
            return
        held = self.knowledge.facts
        kept = {id_: fact for id_, fact in held.items() if id_ in wanted.facts}
        changes = [(id_, fact) for id_, fact in wanted.facts.items() if held.get(id_) is not fact]
        for start in range(0, len(changes) - _SLICE, _SLICE):
            self.waiting = len(changes) - start
            kept.update(changes[start : start + _SLICE])
            self._learn(wanted.model_copy(update={"facts": dict(kept)}))
            await asyncio.sleep(0)
        self._learn(wanted)
        self.waiting = 0

    def _learn(self, knowledge: Knowledge) -> None:
        self.engine.update(representatives(knowledge))
        self.knowledge = knowledge
        self._changed.set()

    async def stay_fresh(self) -> None:
        """Look for changes again and again."""
        while True:
            await self.refresh()
            await self._clock.sleep(_REFRESH)

    async def embed(self) -> None:
        """Keep the embeddings of what is known up to date, for ever."""
        await self._clock.sleep(_SETTLING)
        if not await self._embeddings.load():
            logger.info("Sentence embeddings are not installed; answers come without them")
        while True:
            await self._changed.wait()
            self._changed.clear()
            known = self.knowledge
            try:
                await self._embeddings.embed_knowledge(self.engine, self._database)
            except BaseException:
                self._changed.set()  # whoever starts this once more finds it to be done still
                raise
            self._embedded = known

    def close(self) -> None:
        """Compute no further embeddings."""
        self._embeddings.close()

    async def answer(self, question: str, language: Language, previous: Turn | None) -> Answer:
        """Answer one question; where the engine is unsure and not too many ask, with the question's embedding.

        Not while some of what is known has none yet: whatever has one would seem the nearer.
        """
        self._embeddings.count_question()
        answer = self.engine.answer(question, language, previous)
        if answer.reading is None:
            return answer
        if self._embedded is self.knowledge and self._embeddings.are_at_hand:
            vector = await self._embeddings.embed_question(self.engine.spelt(answer.reading, answer.language))
            if vector is not None:
                return self.engine.answer(question, language, previous, vector)
        return replace(answer, reading=None)  # an answer is stored; the question's text is not

    async def embed_questions(self, questions: Sequence[str]) -> Mapping[str, Sequence[float]]:
        """Return the sentence embeddings of questions, as far as these can be had now."""
        vectors = {question: await self._embeddings.embed_question(question) for question in questions}
        return {question: vector for question, vector in vectors.items() if vector is not None}
