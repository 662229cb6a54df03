"""A second opinion: what the engine is unsure about is asked again, with its sentence embedding."""

from collections.abc import Callable

from answers.engine import Engine
from answers.matching.embedding import Embedder
from answers.models.answer import Answer
from answers.models.knowledge import Language


def answer(engine: Engine, embedder: Callable[[], Embedder | None], question: str, language: Language | None) -> Answer:
    """Answer one question; `embedder` is called only where a second opinion is wanted, for a model loads slowly."""
    first = engine.answer(question, language)
    if first.reading is None:
        return first
    model = embedder()
    if model is None:
        return first
    vector = model.question(engine.spelt(first.reading, first.language))
    return engine.answer(question, language, vector=vector)
