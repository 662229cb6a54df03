"""An embedder for texts that come again and again."""

from collections.abc import Iterator, Mapping, Sequence

from answers.matching.embedding import Embedder


class CachingEmbedder:
    """Embeds each text once: several methods, exercises and cuts ask for the same ones."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._known: dict[str, Sequence[float]] = {}
        self.passages = embedder.passages

    def question(self, text: str) -> Sequence[float]:
        """Return the embedding of a question."""
        if text not in self._known:
            self._known[text] = self._embedder.question(text)
        return self._known[text]

    def questions(self, texts: Sequence[str]) -> Iterator[Mapping[str, Sequence[float]]]:
        """Yield the embeddings of questions."""
        for batch in self._embedder.questions([text for text in texts if text not in self._known]):
            self._known.update(batch)
        yield {text: self._known[text] for text in texts}
