"""Text typed in the wrong keyboard layout: which letter the same key gives in the other one.

The Kazakh layout is ЙЦУКЕН with its own letters on the row of digits.
"""

_LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_SHIFTED_LATIN = '~{}:"<>'
_SHIFTED_CYRILLIC = "ёхъжэбю"
_DIGIT_ROW = {"2": "ә", "3": "і", "4": "ң", "5": "ғ", "8": "ү", "9": "ұ", "0": "қ", "-": "ө", "=": "һ"}

_TO_CYRILLIC = str.maketrans(_LATIN + _SHIFTED_LATIN, _CYRILLIC + _SHIFTED_CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_DIGITS = str.maketrans(_DIGIT_ROW)


def to_cyrillic(word: str) -> str:
    """Read lower-case Latin keys as ЙЦУКЕН; within a word the row of digits gives Kazakh letters."""
    typed = word.translate(_TO_CYRILLIC)
    return digits_to_letters(typed)


def digits_to_letters(word: str) -> str:
    """Read digits among letters as the Kazakh letters of their keys: «0аза0стан». A number stays one."""
    if not any(letter.isalpha() for letter in word) or word[:2].isdigit():
        return word
    return word.translate(_DIGITS)


def to_latin(word: str) -> str:
    """Read lower-case ЙЦУКЕН keys as Latin."""
    return word.translate(_TO_LATIN)
