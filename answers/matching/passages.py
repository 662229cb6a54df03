"""Finding the passage that answers a question, in any collection, by grams of words and sentence embeddings together.

This is how well the two ways of finding candidates work by themselves, on public data; the engine puts examples,
queries over people and the decision on top.
"""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

from answers.matching.embedding import Embedder
from answers.reading.folding import normalize

# BM25 (Robertson and Zaragoza 2009) with the usual parameters, over grams of these lengths of «_word_».
_K1, _B = 1.2, 0.75
_GRAMS = (3, 4, 5)
# The embedding of a whole passage and that of its nearest part weigh a little more than the grams together.
_WHOLE, _PART = 0.6, 0.6
_PART_LENGTH = 250
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its title."""

    id: str
    title: str
    text: str

    @property
    def whole(self) -> str:
        """Title and text."""
        return f"{self.title}. {self.text}" if self.title else self.text


class Passages:
    """An index of passages; with an embedder it also finds what says the same in other words."""

    def __init__(self, passages: Sequence[Passage], embedder: Embedder | None = None) -> None:
        self._ids = [passage.id for passage in passages]
        self._postings = _postings([_grams(passage.whole) for passage in passages])
        self._near = None if embedder is None else _Near(passages, embedder)

    def search(self, question: str, most: int = 10) -> list[str]:
        """Return ids of the best passages, the best first."""
        scores = _standardized(self._lexical(question))
        if self._near is not None:
            whole, part = self._near.scores(question)
            scores = [
                lexical + _WHOLE * one + _PART * other
                for lexical, one, other in zip(scores, _standardized(whole), _standardized(part), strict=True)
            ]
        order = sorted(range(len(scores)), key=lambda place: -scores[place])
        return [self._ids[place] for place in order[:most]]

    def _lexical(self, question: str) -> list[float]:
        scores = [0.0] * len(self._ids)
        for gram in set(_grams(question)):
            for place, impact in self._postings.get(gram, {}).items():
                scores[place] += impact
        return scores


class _Near:
    """Embeddings of whole passages, and of the parts of each in a row."""

    def __init__(self, passages: Sequence[Passage], embedder: Embedder) -> None:
        import numpy as np  # noqa: PLC0415  # comes with the embedder

        parts = [_parts(passage) for passage in passages]
        self._embedder = embedder
        self._wholes = np.array(list(embedder.passages([passage.whole for passage in passages])))
        self._parts = np.array(list(embedder.passages([part for each in parts for part in each])))
        self._starts = np.cumsum([0, *map(len, parts[:-1])])

    def scores(self, question: str) -> tuple[list[float], list[float]]:
        """Return the cosine of each passage, and that of its nearest part."""
        import numpy as np  # noqa: PLC0415  # comes with the embedder

        vector = np.asarray(self._embedder.question(question))
        nearest = np.maximum.reduceat(self._parts @ vector, self._starts)
        return (self._wholes @ vector).tolist(), nearest.tolist()


def _grams(text: str) -> list[str]:
    return [
        gram
        for word in _WORD.findall(_without_diaereses(normalize(text)))
        for length in _GRAMS
        for gram in _grams_of(f"_{word}_", length)
    ]


def _without_diaereses(text: str) -> str:
    """Return what is left where people spare themselves two dots."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).replace("\u0308", ""))


def _grams_of(word: str, length: int) -> list[str]:
    return [word[start : start + length] for start in range(max(1, len(word) - length + 1))]


def _postings(documents: Sequence[Sequence[str]]) -> Mapping[str, Mapping[int, float]]:
    """Return for each gram what it adds to the score of each document."""
    postings: dict[str, dict[int, float]] = {}
    average = (fmean(map(len, documents)) if documents else 0.0) or 1.0  # signs alone have no grams
    for place, document in enumerate(documents):
        norm = _K1 * (1 - _B + _B * len(document) / average)
        for gram, count in Counter(document).items():
            postings.setdefault(gram, {})[place] = count * (_K1 + 1) / (count + norm)
    for entries in postings.values():
        rarity = math.log(1 + (len(documents) - len(entries) + 0.5) / (len(entries) + 0.5))
        for place in entries:
            entries[place] *= rarity
    return postings


def _parts(passage: Passage) -> list[str]:
    """Cut a passage into runs of sentences, each with the title before it."""
    parts, current = [], ""
    for sentence in _SENTENCE.split(passage.text):
        current = f"{current} {sentence}".strip()
        if len(current) > _PART_LENGTH:
            parts.append(current)
            current = ""
    if current or not parts:
        parts.append(current)
    return [f"{passage.title}. {part}" if passage.title else part for part in parts]


def _standardized(scores: Sequence[float]) -> list[float]:
    mean, spread = fmean(scores), pstdev(scores) or 1.0
    return [(score - mean) / spread for score in scores]
