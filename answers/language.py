"""Which language a message is in: the frame of the sentence decides, not the terms that both languages share."""

from collections.abc import Callable, Sequence

from answers.lexicon import Lexicon
from answers.models import Language
from answers.plausibility import Trigrams
from answers.reading import Word

_KAZAKH_LETTERS = frozenset("әғқңөұүһі")
_RUSSIAN_LETTERS = frozenset("ёщъ")
_LETTERS = 3.0
_FUNCTION = 2.5
_KIND = 2.5
_LATIN = 2.0


class Identifier:
    """Weighs each word for Kazakh (positive) or Russian (negative), in nats."""

    def __init__(self, lexicon: Lexicon, trigrams: Trigrams, counts: Callable[[str], tuple[int, int]]) -> None:
        self._lexicon = lexicon
        self._trigrams = trigrams
        self._counts = counts

    def weight(self, word: Word) -> float:
        """Return the evidence of one word."""
        if word.folded.isdigit():
            return 0.0
        evidence = 0.0
        letters = set(word.meant)
        if letters & _KAZAKH_LETTERS:
            evidence += _LETTERS
        elif letters & _RUSSIAN_LETTERS:
            evidence -= _LETTERS
        languages = self._lexicon.functions.get(word.folded)
        if languages is not None and len(languages) == 1:
            return evidence + (_FUNCTION if "kk" in languages else -_FUNCTION)
        russian, kazakh = self._counts(word.folded)
        if russian + kazakh:
            share = (kazakh + 0.3) / (russian + kazakh + 0.6)
            evidence += 3.0 * (2 * share - 1)
        else:
            ru, kk = self._trigrams.cost(word.folded)
            evidence += max(-1.5, min(1.5, ru - kk))
        return evidence

    def identify(self, weights: Sequence[float], otherwise: Language) -> Language:
        """Return the language of a message, given the evidence of its words; `otherwise` where nothing tells."""
        total = sum(weights)
        if abs(total) < 0.2:  # noqa: PLR2004
            return otherwise
        return "kk" if total > 0 else "ru"
