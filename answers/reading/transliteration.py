"""Latin letters to those of a language, up to what `folding` lets go of."""

import re
from collections.abc import Iterable, Mapping

from answers.reading.folding import plain
from answers.reading.orthography import Romanization

_APOSTROPHES = re.compile(r"[’‘ʼʻ`´′]")
_NEVER = re.compile(r"(?!)")


class Transliteration:
    """Writes words of one language in its own letters."""

    def __init__(self, table: Romanization) -> None:
        self.marked = table.certain is not None
        self._certain = re.compile(table.certain or _NEVER)
        self._possible = re.compile(table.possible or _NEVER)
        self._words = table.words
        self._start = table.start
        self._rules = _alternatives(f"({rule})" for rule in table.rules)
        self._by_rule = tuple(table.rules.values())
        self._groups = _alternatives(sorted(map(re.escape, table.groups), key=len, reverse=True))
        self._by_group = table.groups
        self._letters = table.letters

    def is_certain(self, text: str) -> bool:
        """Tell whether Latin letters carry marks that only this language has."""
        return self._certain.search(_APOSTROPHES.sub("'", text)) is not None

    def is_possible(self, text: str) -> bool:
        """Tell whether Latin letters may be of this language although nothing marks them so."""
        return self._possible.search(text) is not None

    def of(self, word: str) -> str:
        """Write one lower-case Latin word in the language's letters."""
        word = _APOSTROPHES.sub("'", word)
        if word in self._words:
            return self._words[word]
        word = self._rules.sub(lambda match: self._by_rule[(match.lastindex or 0) - 1], word)
        for letters, replacement in self._start.items():
            if word.startswith(letters) and len(word) > len(letters):
                word = replacement + word[len(letters) :]
        word = self._groups.sub(lambda match: self._by_group[match[0]], word)
        letters_of = self._letters
        return "".join([letters_of.get(letter) or _unmarked(letter, letters_of) for letter in word])


def _alternatives(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns) or _NEVER.pattern)


def _unmarked(letter: str, letters: Mapping[str, str]) -> str:
    return letters.get(plain(letter), letter)
