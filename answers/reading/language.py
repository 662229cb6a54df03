"""Which language a message is in: the frame of the sentence decides, not the terms that both languages share."""

from collections.abc import Callable, Sequence

from answers.models.knowledge import Language
from answers.models.reading import Reading
from answers.reading.lexicon import Lexicon
from answers.reading.trigrams import Trigrams

_KAZAKH_LETTERS = frozenset("әғқңөұүһі")
_RUSSIAN_LETTERS = frozenset("ёщъ")
_LETTERS = 3.0
# No single word, however Kazakh or Russian, outweighs the frame of the sentence.
_MOST = 3.0
_LEAST = 0.2
# In Latin letters any language reads as a little of ours: of sixty ordinary English messages seven weigh more than so
# many nats a word, and so do five sixths of the Russian and Kazakh ones. English «is» and «me» are words of ours.
_LEAST_CERTAIN = 1.2
_MOST_SHORT = 1.0
_SHORT = 2
_FUNCTION = 2.5
# A word of the known texts weighs by how many of each language it stands in, any other by its letters; less than a word
# of the frame: «марка» stands in Kazakh ones only, and «какая марка» is Russian all the same.
_KNOWN = 2.2
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
        if not _KAZAKH_LETTERS.isdisjoint(word):
            evidence += _LETTERS
        elif not _RUSSIAN_LETTERS.isdisjoint(word):
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
        return _told(weights) or otherwise

    def certain(self, reading: Reading, weights: Sequence[float]) -> Language | None:
        """Return the language that a message itself tells, given the evidence of its words.

        None where it could be in either, or in a third one that is written in Latin letters.
        """
        told = _told(weights)
        if told is None or reading.script == "cyrillic":
            return told
        total = 0.0
        for word, weight in zip(reading.words, weights, strict=True):
            total += _bounded(weight, _MOST_SHORT if len(word.folded) <= _SHORT else _MOST)
        return told if abs(total) >= _LEAST_CERTAIN * len(reading.words) else None


def _told(weights: Sequence[float]) -> Language | None:
    total = sum(_bounded(weight, _MOST) for weight in weights)
    if abs(total) < _LEAST:
        return None
    return "kk" if total > 0 else "ru"


def _bounded(weight: float, most: float) -> float:
    return max(-most, min(most, weight))
