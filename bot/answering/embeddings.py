"""Sentence embeddings at work: off the event loop, one at a time, and left out while many people ask."""

import asyncio
import math
from collections.abc import AsyncIterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from answers.engine import Engine
from answers.matching import embedding
from bot.clock import Clock
from storage.database.database import Database
from storage.knowledge import vectors

_BUSY = 20.0  # questions a second; an embedding takes some 15 ms of one core, which then serve more people without
_LOOK = 0.5  # seconds between two looks whether it is calm
_CACHED = 1000  # questions
_PAGE = 256  # texts whose embeddings are taken over together


class Embeddings:
    """Embeds questions and what is known, where the optional package is installed."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._embedder: embedding.Embedder | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="embedding")
        self._cache: dict[str, Sequence[float]] = {}
        self._rate, self._counted_at = 0.0, self._clock.monotonic()

    async def load(self) -> bool:
        """Load the model once it is calm, where that is not done. Returns False where there is none on this machine."""
        if self._embedder is not None:
            return True
        await self._calm()
        self._embedder = await asyncio.get_running_loop().run_in_executor(self._thread, embedding.load)
        return self._embedder is not None

    def count_question(self) -> None:
        """Note that somebody asked."""
        self._rate = self._questions_a_second() + 1.0
        self._counted_at = self._clock.monotonic()

    @property
    def are_at_hand(self) -> bool:
        """Whether there is a model, and time for it: not when many people ask."""
        return self._embedder is not None and self._questions_a_second() <= _BUSY

    async def embed_question(self, question: str) -> Sequence[float] | None:
        """Return a question's embedding, a new one only where embeddings are at hand; else None."""
        known = self._cache.get(question)
        if known is not None or self._embedder is None or not self.are_at_hand:
            return known
        loop = asyncio.get_running_loop()
        vector = await loop.run_in_executor(self._thread, self._embedder.question, question)
        self._cache[question] = vector
        if len(self._cache) > _CACHED:
            del self._cache[next(iter(self._cache))]
        return vector

    async def embed_knowledge(self, engine: Engine, database: Database) -> None:
        """Give the engine the embeddings that it lacks: stored ones, else new ones, which are stored."""
        missing = iter(engine.without_vector())
        while page := list(islice(missing, _PAGE)):
            known = await database.read(vectors.load, page)
            engine.set_vectors(known)
            async for batch in self._embed([text for text in page if text not in known]):
                await database.write(vectors.save, batch)
                engine.set_vectors(batch)

    def close(self) -> None:
        """End the thread."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _embed(self, texts: Sequence[str]) -> AsyncIterator[Mapping[str, Sequence[float]]]:
        """Yield batches; between two, a question may have its turn."""
        if self._embedder is None:
            return
        batches = self._embedder.questions(texts)
        loop = asyncio.get_running_loop()
        while (batch := await loop.run_in_executor(self._thread, next, batches, None)) is not None:
            yield batch
            await self._calm()

    async def _calm(self) -> None:
        """Wait until few people ask."""
        await asyncio.sleep(0)
        while self._questions_a_second() > _BUSY:
            await self._clock.sleep(_LOOK)

    def _questions_a_second(self) -> float:
        """Return how many asked of late: an average over time in which a question counts less the older it is."""
        return self._rate * math.exp(self._counted_at - self._clock.monotonic())
