"""Nearness in meaning: sentence embeddings of documents, and how near a question's embedding comes to each fact."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.matching.index import Index

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

# One near document may be chance; several are not.
_SEVERAL = 3
# Embeddings of documents that are gone are kept for a while: what was undone comes back.
_MOST_UNUSED = 1000


@dataclass(frozen=True, slots=True)
class Nearness:
    """Cosines of a question to a fact: its nearest question, its nearest few on average, its answer."""

    question: float
    questions: float
    answer: float


class Similarity:
    """Embeddings of documents, kept by their text, so that what did not change needs no new one.

    It works with whatever part of the documents has an embedding so far, and imports numpy only when there is one.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._vectors: dict[str, NDArray[float32]] = {}
        self._matrix: NDArray[float32] | None = None
        self._facts: list[tuple[str, int, int, int]] = []

    def missing(self) -> list[str]:
        """Return texts of documents that have no embedding yet."""
        texts = (document.text for document in self._index.documents.values())
        return [text for text in dict.fromkeys(texts) if text not in self._vectors]

    def set(self, vectors: Mapping[str, Sequence[float]]) -> None:
        """Keep embeddings of unit length by the text of their document."""
        import numpy as np  # noqa: PLC0415  # an optional extra

        self._vectors.update((text, np.asarray(vector, np.float32)) for text, vector in vectors.items())
        self.forget()

    def forget(self) -> None:
        """Arrange the embeddings anew before they are next asked for: documents came or went."""
        self._matrix = None

    def over(self, index: Index) -> "Similarity":
        """Return the same over another index; what has an embedding keeps it."""
        other = Similarity(index)
        other._vectors = self._vectors
        return other

    def near(self, vector: Sequence[float]) -> dict[str, Nearness]:
        """Return how near each fact comes to a question's embedding."""
        import numpy as np  # noqa: PLC0415  # an optional extra

        if self._matrix is None:
            self._arrange()
        if self._matrix is None:
            return {}
        cosines = self._matrix @ np.asarray(vector, np.float32)
        found = {}
        for fact, start, answers, end in self._facts:
            questions = np.sort(cosines[start:answers])[-_SEVERAL:]
            found[fact] = Nearness(
                float(questions[-1]) if len(questions) else 0.0,
                float(questions.mean()) if len(questions) else 0.0,
                float(cosines[answers:end].max()) if end > answers else 0.0,
            )
        return found

    def _arrange(self) -> None:
        import numpy as np  # noqa: PLC0415  # an optional extra

        documents = self._index.documents
        if len(self._vectors) > _MOST_UNUSED + 2 * len(documents):
            used = {document.text for document in documents.values()}
            self._vectors = {text: vector for text, vector in self._vectors.items() if text in used}
        rows: list[NDArray[float32]] = []
        self._facts = []
        for fact, numbers in self._index.of_fact.items():
            start = len(rows)
            rows += self._known(documents[number].text for number in numbers if documents[number].role == "question")
            answers = len(rows)
            rows += self._known(documents[number].text for number in numbers if documents[number].role == "answer")
            if len(rows) > start:
                self._facts.append((fact, start, answers, len(rows)))
        self._matrix = np.stack(rows) if rows else None

    def _known(self, texts: Iterable[str]) -> "list[NDArray[float32]]":
        return [self._vectors[text] for text in texts if text in self._vectors]
