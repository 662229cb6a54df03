"""Latin letters to Cyrillic, for Kazakh and Russian alike, up to what `folding` lets go of.

Kazakh: chat style (sh, zh, gh, ng, q, w), the alphabets of 2021 (ä ğ ñ ö ş ū ü), 2018 (á ǵ ń ó ú ý), 2017 (a' g' n'
o' s' u' y' c') and 1940s Turkic habits (ç, ı, ə). Russian: BGN, GOST 7.79 and what people make up (shch, sch, yu,
ju, x, 4to).
"""

import re
import unicodedata

_LETTERS = {
    "a": "а", "b": "б", "c": "к", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "ж", "k": "к",
    "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в",
    "w": "у", "x": "х", "y": "и", "z": "з",
    "ı": "и", "ə": "а", "ŋ": "н", "ǵ": "г", "ğ": "г", "ģ": "г", "ş": "ш", "ś": "ш", "š": "ш", "ș": "ш", "ç": "ч",
    "č": "ч", "ć": "ч", "ž": "ж", "ź": "ж", "ý": "у", "ÿ": "у", "ŭ": "у", "ɣ": "г", "ꞑ": "н", "ƣ": "г", "ө": "о",
}  # fmt: skip
_NO_LETTERS: dict[str, str] = {}
_KAZAKH_LETTERS = {
    "ä": "ә", "á": "ә", "ə": "ә", "ğ": "ғ", "ǵ": "ғ", "q": "қ", "ñ": "ң", "ń": "ң", "ö": "ө", "ó": "ө", "ü": "ү",
    "ú": "ү", "ū": "ұ", "i": "і", "y": "ы", "ı": "і",
}  # fmt: skip
_GROUPS = {
    "shch": "щ", "sch": "щ", "sh": "ш", "zh": "ж", "kh": "х", "gh": "г", "ch": "ч", "ts": "ц", "tz": "ц", "dzh": "дж",
    "dj": "дж", "ck": "к", "ya": "я", "yu": "ю", "yo": "ё", "ce": "се", "ci": "си", "cy": "си", "ij": "ий", "eh": "э",
    "a'": "ә", "o'": "ө", "u'": "ү", "y'": "у", "i'": "и", "g'": "ғ", "n'": "ң", "c'": "ч", "k'": "к", "'": "",
}  # fmt: skip
# At the edges of a word the same letters mean something else.
_START = {"ye": "е", "4": "ч", "6": "ш"}
_GROUP = re.compile("|".join(sorted(map(re.escape, _GROUPS), key=len, reverse=True)))
_APOSTROPHES = re.compile(r"[’‘ʼʻ`´′]")
_FINAL_J = re.compile(r"(?<=[aeiouy])j(?=[bcdfgklmnprstvz]|$)|(?<=[bcdfghklmnprstvz])j(?=[aou])")
_KAZAKH_APOSTROPHE = re.compile(r"[aoygkuc]'|q")
_LONE = {"ja": "я", "yа": "я"}


def transliterate(word: str, *, kazakh: bool) -> str:
    """Write one lower-case Latin word in Cyrillic; `kazakh` reads s' as ш and j as ж where Russian means сь and й."""
    word = _APOSTROPHES.sub("'", word)
    if word in _LONE and not kazakh:
        return _LONE[word]
    if "'" in word:
        word = word.replace("s'", "ш" if kazakh else "с")
    if "j" in word and not kazakh:
        word = _FINAL_J.sub("й", word).replace("ja", "я").replace("ju", "ю").replace("jo", "ё")
    for letters, replacement in _START.items():
        if word.startswith(letters) and len(word) > len(letters):
            word = replacement + word[len(letters) :]
    word = _GROUP.sub(lambda match: _GROUPS[match[0]], word)
    own = _KAZAKH_LETTERS if kazakh else _NO_LETTERS
    return "".join(own.get(letter) or _LETTERS.get(letter) or _LETTERS.get(_bare(letter), letter) for letter in word)


def looks_kazakh(text: str) -> bool:
    """Tell whether Latin letters carry marks that only the Kazakh alphabets have."""
    return _KAZAKH_APOSTROPHE.search(_APOSTROPHES.sub("'", text)) is not None or any(
        c in "äöüūğşñıəáǵńóúýŋ" for c in text
    )


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]
