"""The engine at work: over the database's knowledge, kept fresh, with sentence embeddings where they are installed."""

import asyncio
import logging

from answers.answer import Answer, Turn
from answers.engine import Engine
from answers.models import Language
from storage import knowledge
from storage.database import Database

logger = logging.getLogger(__name__)


class Answering:
    """Answers questions from what the database holds."""

    def __init__(self, engine: Engine, revision: int) -> None:
        self.engine = engine
        self._revision = revision

    @classmethod
    async def open(cls, database: Database) -> "Answering":
        """Read what is known."""
        revision, known = await database.read(knowledge.load)
        return cls(await asyncio.to_thread(Engine, known), revision)

    async def refresh(self, database: Database) -> None:
        """Take over what editors, or an import in a shell, changed since."""
        if await database.read(knowledge.revision) != self._revision:
            self._revision, known = await database.read(knowledge.refresh, self._revision, self.engine.knowledge)
            self.engine.update(known)
            logger.info("The knowledge is now that of change %d", self._revision)

    async def answer(self, question: str, language: Language, previous: Turn | None) -> Answer:
        """Answer one question."""
        return self.engine.answer(question, language, previous)
