"""What was asked in vain becomes rows: the same question, of many people and in all languages, is one.

The rule: the same words, however they are typed, are the same question; so are words whose sentence embeddings are
nearer than `_SAME`, each seen from the middle of its own language, which takes away what only tells languages apart.
"""

import asyncio
import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from operator import mul

from answers.models.knowledge import Knowledge, Language
from handlers.kit.services import Services
from storage.knowledge import vectors
from storage.questions import clusters
from storage.questions.asked import Asked
from storage.questions.clusters import Embedding

# On pairs of translations the cosine is 0.41 to 0.85, on different questions up to 0.50.
_SAME = 0.55
_AT_ONCE = 100  # embeddings; a second or two of a thread's time
_MOST_KNOWN = 500  # known questions whose middle is that of a language


async def cluster_questions(services: Services) -> None:
    """Bring the rows up to date."""
    database = services.database
    questions = await database.read(clusters.unassigned)
    if questions:
        digests = {number: _digest(one, services) for number, one in questions.items()}
        await database.write(clusters.assign, digests)
    fresh = await database.read(clusters.without_embedding, _AT_ONCE)
    if not fresh:
        return
    found = await services.answering.embed_questions([one.words for one in fresh.values()])
    news = {number: Embedding(one.language, found[one.words]) for number, one in fresh.items() if one.words in found}
    if not news:
        return
    middles = {language: await _middle(language, services) for language in services.spoken}
    if any(middle is None for middle in middles.values()):  # the model has not come so far: later
        return
    rows = await database.read(clusters.embeddings)
    into = await asyncio.to_thread(_same, news, rows, {code: middle for code, middle in middles.items() if middle})
    await database.write(
        clusters.save_embeddings, {number: one.vector for number, one in news.items() if number not in into}
    )
    await database.write(clusters.merge, into)


def _digest(question: Asked, services: Services) -> bytes:
    words = services.answering.engine.read(question.words).words
    folded = " ".join(word.folded for word in words) or question.words.casefold()
    return hashlib.sha256(folded.encode()).digest()


async def _middle(language: Language, services: Services) -> Sequence[float] | None:
    """Return the average embedding of the known questions in a language, None as long as most have none.

    Empty where no question in it is known: what is asked in it is then compared by its words alone.
    """
    texts = list(_questions(services.answering.knowledge, language))[:_MOST_KNOWN]
    known = list((await services.database.read(vectors.load, texts)).values())
    if 2 * len(known) < len(texts):
        return None
    return [sum(column) / len(known) for column in zip(*known, strict=True)]


def _questions(knowledge: Knowledge, language: Language) -> Iterable[str]:
    for fact in knowledge.facts.values():
        yield from fact.examples.get(language)
        question = fact.question.get(language)
        if question is not None:
            yield question


def _same(
    news: Mapping[int, Embedding], rows: Mapping[int, Embedding], middles: Mapping[Language, Sequence[float]]
) -> dict[int, int]:
    """Return which of the new rows mean the same as which other, as far as their languages have a middle."""
    seen = {number: _away(one, middles[one.language]) for number, one in rows.items() if one.language in middles}
    into: dict[int, int] = {}
    for number, one in news.items():
        if one.language not in middles:
            continue
        direction = _away(one, middles[one.language])
        nearness = {other: sum(map(mul, direction, theirs)) for other, theirs in seen.items()}
        nearest = max(nearness, key=lambda other: nearness[other], default=None)
        if nearest is not None and nearness[nearest] >= _SAME:
            into[number] = nearest
        else:
            seen[number] = direction
    return into


def _away(embedding: Embedding, middle: Sequence[float]) -> list[float]:
    """Return the direction of an embedding as seen from the middle of its language."""
    away = [value - center for value, center in zip(embedding.vector, middle, strict=True)]
    length = math.sqrt(sum(map(mul, away, away))) or 1.0
    return [value / length for value in away]
