"""One folded form for every way of writing a word.

Folding is coarser than Unicode case folding on purpose: it lets go of every distinction that a keyboard without some
letters, a Latin alphabet or a hasty thumb loses, so that all of them meet in the same string. What these are in a
language, its orthography says. Of Latin letters only the plain ones are left, of runs of one letter a single one.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from answers.reading.orthography import Orthography

# Folds one lower-case word; folding a folded word changes nothing.
Fold: TypeAlias = Callable[[str], str]

_NO_MARKS: Mapping[str, None] = dict.fromkeys(map(chr, range(0x300, 0x370)))
_LATIN_WITH_MARKS = (*map(chr, range(0xDF, 0x250)), *map(chr, range(0x1E00, 0x1F00)))
_MOST_KEPT = 1024  # words recur
_RUN = re.compile(r"(.)\1+")
_NEVER = re.compile(r"(?!)")
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)


def normalize(text: str) -> str:
    """Return lower-case NFKC text without characters that nobody sees: zero-width, direction marks, soft hyphens."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))
    return text.lower()


def plain(letter: str) -> str:
    """Return a letter without its marks."""
    return unicodedata.normalize("NFD", letter)[0]


def folding(orthographies: Sequence[Orthography]) -> Fold:
    """Return what folds words of any of some languages."""
    letters: dict[str, str | None] = dict(_NO_MARKS)
    if any(orthography.is_latin for orthography in orthographies):
        letters |= {letter: plain(letter) for letter in _LATIN_WITH_MARKS}
    pairs: dict[str, str] = {}
    for orthography in orthographies:
        letters |= orthography.folding.letters
        pairs |= orthography.folding.pairs
    single = str.maketrans(letters)
    pair = re.compile("|".join(map(re.escape, pairs))) if pairs else _NEVER

    @lru_cache(_MOST_KEPT)
    def fold(word: str) -> str:
        if not word.isdigit():
            word = _RUN.sub(r"\1", word.translate(single))
            if pair.search(word):
                for both, letter in pairs.items():
                    word = word.replace(both, letter)
                word = _RUN.sub(r"\1", word)
        return word

    return fold
