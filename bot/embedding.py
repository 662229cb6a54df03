"""Sentence embeddings at work: off the event loop, one at a time, bounded, and left out under pressure."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING

from answers import embedding
from answers.engine import Engine
from storage import vectors
from storage.database import Database

if TYPE_CHECKING:
    from answers.embedding import Embedder

logger = logging.getLogger(__name__)

_A_SECOND = 10.0  # questions that are embedded, on average: some 15 ms of one core each
_BURST = 20.0
_CACHED = 1000  # questions
_PAGE = 256  # texts whose embeddings are taken over together


class Embeddings:
    """Embeds questions and what is known, where the optional package is installed."""

    def __init__(self) -> None:
        self._embedder: Embedder | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="embedding")
        self._cache: dict[str, Sequence[float]] = {}
        self._allowance, self._counted_at = _BURST, time.monotonic()

    async def load(self) -> bool:
        """Load the model. Returns False where there is none on this machine."""
        self._embedder = await asyncio.get_running_loop().run_in_executor(self._thread, embedding.load)
        return self._embedder is not None

    async def embed_question(self, question: str) -> Sequence[float] | None:
        """Return a question's embedding; None while there is no model, or when too many ask at once."""
        if self._embedder is None:
            return None
        known = self._cache.get(question)
        if known is not None or not self._is_allowed():
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

    def _is_allowed(self) -> bool:
        """Take one from the allowance, which grows with time (a token bucket)."""
        now = time.monotonic()
        self._allowance = min(_BURST, self._allowance + (now - self._counted_at) * _A_SECOND)
        self._counted_at = now
        if self._allowance < 1:
            return False
        self._allowance -= 1
        return True
