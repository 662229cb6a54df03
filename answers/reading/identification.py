"""Which language a message is in: the frame of the sentence decides, not the terms that languages share."""

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from answers.models.knowledge import Language
from answers.models.reading import Reading
from answers.reading.languages import Languages

# What a word says against each language, in nats: nothing against the likeliest.
Losses: TypeAlias = Sequence[float]

_LETTERS = 3.0
# No single word, however much of one language, outweighs the frame of the sentence.
_MOST = 3.0
_LEAST = 0.2
# In Latin letters any language reads as a little of others: of sixty ordinary English messages seven weigh more than so
# many nats a word for Russian or Kazakh, and so do five sixths of the Russian and Kazakh ones. English «is» and «me»
# are words of Kazakh.
_LEAST_CERTAIN = 1.2
_MOST_SHORT = 1.0
_SHORT = 2
_FUNCTION = 2.5
# A word of the known texts weighs by how many of each language it stands in, any other by its letters; less than a word
# of the frame: «билет» stands in Kazakh ones only, and «какой билет» is Russian all the same.
_KNOWN = 2.2
_PLAUSIBLE = 1.5
_PRIOR = 0.3


class Identifier:
    """Weighs each word for every language; `counts` says in how many documents of each a folded word stands."""

    def __init__(self, languages: Languages, counts: Callable[[str], Sequence[int]]) -> None:
        self._codes = languages.codes
        self._functions = languages.lexicon.functions
        self._trigrams = languages.trigrams
        self._counts = counts
        orthographies = languages.orthographies
        self._every = tuple(range(len(orthographies)))
        self._nothing = (0.0,) * len(orthographies)
        self._scripts = [
            (re.compile(f"[{characters}]"), tuple(place for place in self._every if written[place] == characters))
            for written in [[orthography.characters for orthography in orthographies]]
            for characters in dict.fromkeys(written)
        ]
        own = frozenset("".join(orthography.own for orthography in orthographies))
        self._telling = [
            (frozenset(orthography.own), own - frozenset(orthography.alphabet + orthography.own))
            for orthography in orthographies
        ]

    def losses(self, word: str, folded: str, name: frozenset[Language] = frozenset()) -> Losses:
        """Return the evidence of one word; `name` are the languages in which it is a person's name."""
        if folded.isdigit() or len(name) > 1:
            return self._nothing
        written = self._written(word)
        scores = self._by_frame(folded, written) or self._by_use(folded, written)
        for number, place in enumerate(written):
            own, foreign = self._telling[place]
            if not own.isdisjoint(word) and foreign.isdisjoint(word):
                scores[number] += _LETTERS
        best = max(scores)
        found = [_MOST] * len(self._every)  # against those that are not written in these letters
        for place, score in zip(written, scores, strict=True):
            found[place] = min(best - score, _MOST)
        return found

    def identify(self, losses: Sequence[Losses], otherwise: Language) -> Language:
        """Return the language of a message, given the evidence of its words; `otherwise` where nothing tells."""
        place, margin = _best(losses)
        return otherwise if margin < _LEAST else self._codes[place]

    def certain(self, reading: Reading, losses: Sequence[Losses]) -> Language | None:
        """Return the language that a message itself tells, given the evidence of its words.

        None where it could be in several, or in one that nobody here speaks and that is written in Latin letters.
        """
        place, margin = _best(losses)
        if margin < _LEAST:
            return None
        if reading.script != "own":
            short = [
                [min(loss, _MOST_SHORT) for loss in each] if len(word.folded) <= _SHORT else each
                for word, each in zip(reading.words, losses, strict=True)
            ]
            if _best(short)[1] < _LEAST_CERTAIN * len(reading.words):
                return None
        return self._codes[place]

    def _written(self, word: str) -> Sequence[int]:
        """Return the places of the languages that are written in a word's letters; all, if none is."""
        for pattern, places in self._scripts:
            if pattern.search(word):
                return places
        return self._every

    def _by_frame(self, folded: str, written: Sequence[int]) -> list[float]:
        """Return what a word that means little by itself says for some languages, if it is not one of them all."""
        languages = self._functions.get(folded)
        if languages is None:
            return []
        found = [_FUNCTION if self._codes[place] in languages else 0.0 for place in written]
        return found if 0 < sum(found) < _FUNCTION * len(written) else []

    def _by_use(self, folded: str, written: Sequence[int]) -> list[float]:
        """Return what the known texts say of a word for some languages, or its letters if it is in none."""
        every = self._counts(folded)
        total = sum([every[place] for place in written])
        if total:
            whole = total + len(written) * _PRIOR
            return [_KNOWN * (every[place] + _PRIOR) / whole for place in written]
        costs = self._trigrams.cost(folded)
        least = min([costs[place] for place in written])
        return [-min(_PLAUSIBLE, costs[place] - least) for place in written]


def _best(losses: Sequence[Losses]) -> tuple[int, float]:
    """Return the place of the likeliest language, and by how many nats it is likelier than the next."""
    totals = list(map(sum, zip(*losses, strict=True)))
    if len(totals) < 2:  # noqa: PLR2004  # there is no next one
        return 0, _MOST * len(losses)
    least, second = sorted(totals)[:2]
    return totals.index(least), second - least
