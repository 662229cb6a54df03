"""The engine at work: over the database's knowledge, kept fresh, with a second opinion from sentence embeddings."""

import asyncio
import logging
from dataclasses import replace

from answers.answer import Answer, Turn
from answers.engine import Engine
from answers.models import Language
from bot.embedding import Embeddings
from storage import knowledge
from storage.database import Database

logger = logging.getLogger(__name__)

_REFRESH = 1.0  # seconds
_SETTLING = 1.0  # seconds in which a starting service answers what has waited, before it loads the model


class Answering:
    """Answers questions from what the database holds."""

    def __init__(self, database: Database, engine: Engine, revision: int) -> None:
        self.engine = engine
        self._database = database
        self._revision = revision
        self._embeddings = Embeddings()
        self._changed = asyncio.Event()
        self._changed.set()

    @classmethod
    async def open(cls, database: Database) -> "Answering":
        """Read what is known."""
        revision, known = await database.read(knowledge.load)
        return cls(database, await asyncio.to_thread(Engine, known), revision)

    async def refresh(self) -> None:
        """Take over what editors, or an import in a shell, changed since."""
        if await self._database.read(knowledge.revision) != self._revision:
            self._revision, known = await self._database.read(knowledge.refresh, self._revision, self.engine.knowledge)
            self.engine.update(known)
            self._changed.set()
            logger.info("The knowledge is now that of change %d", self._revision)

    async def stay_fresh(self) -> None:
        """Look for changes again and again."""
        while True:
            await self.refresh()
            await asyncio.sleep(_REFRESH)

    async def embed(self) -> None:
        """Keep the embeddings of what is known up to date, for ever."""
        await asyncio.sleep(_SETTLING)
        if not await self._embeddings.load():
            logger.info("Sentence embeddings are not installed; answers come without them")
        while True:
            await self._changed.wait()
            self._changed.clear()
            await self._embeddings.embed_knowledge(self.engine, self._database)

    def close(self) -> None:
        """Compute no further embeddings."""
        self._embeddings.close()

    async def answer(self, question: str, language: Language, previous: Turn | None) -> Answer:
        """Answer one question; where the engine is unsure, with the question's embedding."""
        self._embeddings.count_question()
        answer = self.engine.answer(question, language, previous)
        if answer.unsure:
            vector = await self._embeddings.embed_question(answer.reading)
            if vector is not None:
                answer = self.engine.answer(question, language, previous, vector)
        return replace(answer, unsure=False, reading="")  # an answer is stored; the question's text is not
