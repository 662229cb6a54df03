"""One folded form for every way of writing a word.

Folding is coarser than Unicode case folding on purpose: it lets go of every distinction that a keyboard without Kazakh
letters, a Latin alphabet or a hasty thumb loses, so that all of them meet in the same string. It maps

- ё, э to «е»; й, і, ы to «и»; the other Kazakh letters to the letters of a Russian keyboard; ц and «тс» to «с»;
  щ to «ш»; drops ь and ъ; «нг» to «н», because Latin writes ң as ng; «дж» to «ж»; «ия», «иа» to «я»; «ию», «иу» to «ю»;
- runs of one letter to a single one: «привееет», «Россия» and «Росия» alike.
"""

import re
import unicodedata
from functools import lru_cache

_SINGLE = str.maketrans(
    {
        "ә": "а",
        "ё": "е",
        "э": "е",
        "є": "е",
        "й": "и",
        "і": "и",
        "ї": "и",
        "ы": "и",
        "ғ": "г",
        "ґ": "г",
        "қ": "к",
        "ң": "н",
        "ө": "о",
        "ұ": "у",
        "ү": "у",
        "ў": "у",
        "һ": "х",
        "ц": "с",
        "щ": "ш",
        "ь": None,
        "ъ": None,
    }
    | dict.fromkeys(map(chr, range(0x300, 0x370))),  # combining marks
)
_PAIRS = (("тс", "с"), ("нг", "н"), ("дж", "ж"), ("иа", "я"), ("иу", "ю"), ("ия", "я"), ("ию", "ю"))
_MOST_KEPT = 1024  # words recur
_RUN = re.compile(r"(.)\1+")
_PAIR = re.compile("|".join(pair for pair, _ in _PAIRS))
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)


def normalize(text: str) -> str:
    """Return lower-case NFKC text without characters that nobody sees: zero-width, direction marks, soft hyphens."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))
    return text.lower()


@lru_cache(_MOST_KEPT)
def fold(word: str) -> str:
    """Fold one lower-case word in Cyrillic letters; folding a folded word changes nothing."""
    if not word.isdigit():
        word = _RUN.sub(r"\1", word.translate(_SINGLE))
        if _PAIR.search(word):
            for pair, letter in _PAIRS:
                word = word.replace(pair, letter)
            word = _RUN.sub(r"\1", word)
    return word
