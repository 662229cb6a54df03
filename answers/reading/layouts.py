"""Text typed in the wrong keyboard layout: which letter the same key gives in the other one."""

from collections.abc import Iterable

from answers.reading.orthography import Keyboard, Letters


class Layout:
    """The letters of several languages on one keyboard; where two have a key, it is the first one's."""

    def __init__(self, keyboards: Iterable[Keyboard]) -> None:
        keyboards = list(keyboards)
        rows = _merged(keyboard.rows for keyboard in keyboards)
        self._letters = str.maketrans(_merged(keyboard.shifted for keyboard in keyboards) | rows)
        self._keys = str.maketrans({letter: key for key, letter in rows.items()})
        self._digits = str.maketrans(_merged(keyboard.digits for keyboard in keyboards))

    def to_letters(self, keys: str) -> str:
        """Read lower-case Latin keys as letters."""
        return self.digits_to_letters(keys.translate(self._letters))

    def digits_to_letters(self, word: str) -> str:
        """Read digits among letters as the letters of their keys: «0аза0стан». A number stays one."""
        if not any(letter.isalpha() for letter in word) or word[:2].isdigit():
            return word
        return word.translate(self._digits)

    def to_keys(self, letters: str) -> str:
        """Read lower-case letters as Latin keys."""
        return letters.translate(self._keys)


def _merged(tables: Iterable[Letters]) -> dict[str, str]:
    merged: dict[str, str] = {}
    for keys, letters in tables:
        merged = dict(zip(keys, letters, strict=True)) | merged
    return merged
