"""Which language a message is in: the frame of the sentence decides, not the terms that both languages share."""

from collections.abc import Callable, Sequence

from answers.lexicon import Lexicon
from answers.models import Language
from answers.plausibility import Trigrams

_KAZAKH_LETTERS = frozenset("әғқңөұүһі")
_RUSSIAN_LETTERS = frozenset("ёщъ")
_LETTERS = 3.0
# No single word, however Kazakh or Russian, outweighs the frame of the sentence.
_MOST = 3.0
_LEAST = 0.2
_FUNCTION = 2.5
# A word of the known texts weighs by how many lines of each language it stands in, any other by its letters.
_KNOWN = 3.0
_PLAUSIBLE = 1.5
_PRIOR = 0.3


class Identifier:
    """Weighs each word for Kazakh (positive) or Russian (negative), in nats."""

    def __init__(self, lexicon: Lexicon, trigrams: Trigrams, counts: Callable[[str], tuple[int, int]]) -> None:
        self._lexicon = lexicon
        self._trigrams = trigrams
        self._counts = counts

    def weight(self, word: str, folded: str, name: frozenset[Language] = frozenset()) -> float:
        """Return the evidence of one word; `name` are the languages in which it is a person's name."""
        if folded.isdigit() or len(name) > 1:
            return 0.0
        evidence = 0.0
        letters = set(word)
        if letters & _KAZAKH_LETTERS:
            evidence += _LETTERS
        elif letters & _RUSSIAN_LETTERS:
            evidence -= _LETTERS
        languages = self._lexicon.functions.get(folded)
        if languages is not None and len(languages) == 1:
            return evidence + (_FUNCTION if "kk" in languages else -_FUNCTION)
        russian, kazakh = self._counts(folded)
        if russian + kazakh:
            share = (kazakh + _PRIOR) / (russian + kazakh + 2 * _PRIOR)
            evidence += _KNOWN * (2 * share - 1)
        else:
            ru, kk = self._trigrams.cost(folded)
            evidence += max(-_PLAUSIBLE, min(_PLAUSIBLE, ru - kk))
        return evidence

    def identify(self, weights: Sequence[float], otherwise: Language) -> Language:
        """Return the language of a message, given the evidence of its words; `otherwise` where nothing tells."""
        total = sum(max(-_MOST, min(_MOST, weight)) for weight in weights)
        if abs(total) < _LEAST:
            return otherwise
        return "kk" if total > 0 else "ru"
