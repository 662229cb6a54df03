"""Other ways of doing the job, recomputed beside Garysh: the methods of usual question-answering bots.

Each is given the same documents as the engine, and one for each person; it returns the best label with a raw score.
"""

import math
import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import fmean, pstdev
from typing import Protocol

import numpy as np
from rapidfuzz import fuzz, process

from answers.matching.embedding import Embedder
from answers.models.knowledge import Content

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what it answers, in the words of the written questions."""

    label: str
    text: str


class Method(Protocol):
    """Scores every document for a question; the best one decides."""

    def scores(self, question: str) -> Sequence[float]:
        """Return a score for each document, more is better."""


def documents(knowledge: Content) -> Iterator[Document]:
    """Yield every text of every fact, and who each person is."""
    for id_, fact in knowledge.facts.items():
        for text in chain(fact.question.root.values(), fact.answer.root.values(), *fact.examples.root.values()):
            yield Document(id_, text)
    for id_, person in knowledge.people.items():
        for language in person.name.languages():
            titles = ", ".join(knowledge.titles[title].name.best(language) for title in person.titles)
            country = knowledge.countries[person.country].name.best(language)
            yield Document(f"person:{id_}", f"{person.name.best(language)}, {country}: {titles}")


class FullText:
    """SQLite FTS5, unicode61, words joined by OR."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._count = len(texts)
        self._connection = sqlite3.connect(":memory:")
        self._connection.execute("CREATE VIRTUAL TABLE documents USING fts5(text)")
        self._connection.executemany("INSERT INTO documents(rowid, text) VALUES (?, ?)", enumerate(texts))

    def scores(self, question: str) -> Sequence[float]:
        """Return bm25 as FTS5 counts it."""
        found = [0.0] * self._count
        words = " OR ".join(f'"{word}"' for word in _WORD.findall(question))
        if words:
            rows = self._connection.execute(
                "SELECT rowid, -bm25(documents) FROM documents WHERE documents MATCH ?", (words,)
            )
            for place, score in rows:
                found[place] = score
        return found


class TfIdf:
    """Cosine of TF-IDF vectors of words: the classic FAQ bot."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(_WORD.findall(text.lower())) for text in texts]
        frequency = Counter(word for count in counts for word in count)
        self._rarity = {word: math.log((1 + len(texts)) / (1 + often)) + 1 for word, often in frequency.items()}
        self._vectors = [self._vector(count) for count in counts]

    def scores(self, question: str) -> Sequence[float]:
        """Return cosines."""
        asked = self._vector(Counter(_WORD.findall(question.lower())))
        return [sum(weight * vector.get(word, 0.0) for word, weight in asked.items()) for vector in self._vectors]

    def _vector(self, count: Counter[str]) -> dict[str, float]:
        weights = {word: often * self._rarity.get(word, 0.0) for word, often in count.items()}
        length = math.sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        return {word: weight / length for word, weight in weights.items()}


class Fuzzy:
    """rapidfuzz WRatio."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = [text.lower() for text in texts]

    def scores(self, question: str) -> Sequence[float]:
        """Return ratios from 0 to 100."""
        found: list[float] = process.cdist([question.lower()], self._texts, scorer=fuzz.WRatio)[0].tolist()
        return found


class Grams:
    """BM25 over 4-grams of «_word_»."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = [Counter(_grams(text)) for text in texts]
        average = fmean(count.total() for count in counts)
        frequency = Counter(gram for count in counts for gram in count)
        self._count = len(texts)
        self._postings: dict[str, list[tuple[int, float]]] = {}
        for place, count in enumerate(counts):
            norm = 1.2 * (0.25 + 0.75 * count.total() / average)
            for gram, often in count.items():
                rarity = math.log(1 + (len(texts) - frequency[gram] + 0.5) / (frequency[gram] + 0.5))
                self._postings.setdefault(gram, []).append((place, rarity * often * 2.2 / (often + norm)))

    def scores(self, question: str) -> Sequence[float]:
        """Return BM25 scores."""
        found = [0.0] * self._count
        for gram in set(_grams(question)):
            for place, score in self._postings.get(gram, ()):
                found[place] += score
        return found


class Embeddings:
    """Cosine of multilingual-e5-small."""

    def __init__(self, texts: Sequence[str], embedder: Embedder) -> None:
        self._embedder = embedder
        self._matrix = np.array(list(embedder.passages(texts)))

    def scores(self, question: str) -> Sequence[float]:
        """Return cosines."""
        found: list[float] = (self._matrix @ np.asarray(self._embedder.question(question))).tolist()
        return found


class Hybrid:
    """Mean of the z-scores of two methods."""

    def __init__(self, one: Method, other: Method) -> None:
        self._methods = one, other

    def scores(self, question: str) -> Sequence[float]:
        """Return mean z-scores."""
        one, other = (_standardized(method.scores(question)) for method in self._methods)
        return [(a + b) / 2 for a, b in zip(one, other, strict=True)]


def methods(texts: Sequence[str], embedder: Embedder | None) -> dict[str, Method]:
    """Return the methods by name; those of embeddings only with an embedder."""
    grams = Grams(texts)
    found: dict[str, Method] = {
        "FTS5 words": FullText(texts),
        "TF-IDF words": TfIdf(texts),
        "rapidfuzz WRatio": Fuzzy(texts),
        "BM25 4-grams": grams,
    }
    if embedder is not None:
        embeddings = Embeddings(texts, embedder)
        found["e5-small"] = embeddings
        found["e5 + 4-grams"] = Hybrid(embeddings, grams)
    return found


def _grams(text: str) -> Iterator[str]:
    for word in _WORD.findall(text.lower()):
        bordered = f"_{word}_"
        yield from (bordered[start : start + 4] for start in range(max(1, len(bordered) - 3)))


def _standardized(scores: Sequence[float]) -> list[float]:
    mean, spread = fmean(scores), pstdev(scores) or 1.0
    return [(score - mean) / spread for score in scores]
