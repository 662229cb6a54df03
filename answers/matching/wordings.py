"""Questions word for word: whoever asks as an editor wrote gets that fact, however near another one is."""

from collections import Counter
from collections.abc import Sequence


class Wordings:
    """Facts by the folded words of their questions and examples; what several facts have is nobody's."""

    def __init__(self) -> None:
        self._facts: dict[tuple[str, ...], Counter[str]] = {}

    def add(self, fact: str, words: tuple[str, ...]) -> None:
        """Count a wording in."""
        self._facts.setdefault(words, Counter())[fact] += 1

    def remove(self, fact: str, words: tuple[str, ...]) -> None:
        """Count a wording out."""
        facts = self._facts[words]
        facts[fact] -= 1
        if not facts[fact]:
            del facts[fact]
        if not facts:
            del self._facts[words]

    def fact(self, words: Sequence[str]) -> str | None:
        """Return the one fact that is asked for in just these folded words."""
        facts = self._facts.get(tuple(words), ())
        return next(iter(facts)) if len(facts) == 1 else None
