"""How some languages are written, together: what a message in any of them is read by."""

import re
from collections.abc import Mapping, Sequence

from answers.models.knowledge import Language
from answers.reading.folding import folding, normalize
from answers.reading.layouts import Layout
from answers.reading.orthography import Orthography
from answers.reading.transliteration import Transliteration

WORD = re.compile(r"[^\W_]+")
LATIN = re.compile(r"[a-zà-öø-ɏəıŋ]")
_NEVER = re.compile(r"(?!)")


class Writing:
    """Letters, keys and spellings of some languages.

    What is written in Latin letters is read as it is where a language is written so (`is_latin`), and written in the
    letters of others by their `transliterations`. `letters` finds those that are not Latin.
    """

    def __init__(self, orthographies: Mapping[Language, Orthography]) -> None:
        every = list(orthographies.values())
        others = [orthography for orthography in every if not orthography.is_latin]
        self.fold = folding(every)
        self.layout = Layout(orthography.keyboard for orthography in others)
        self.transliterations = [Transliteration(orthography.transliteration) for orthography in others]
        self.transliterations.sort(key=lambda one: one.marked)  # the plain ones first
        self.is_latin = len(others) < len(every)
        characters = "".join(dict.fromkeys(orthography.characters for orthography in others))
        self.letters = re.compile(f"[{characters}]") if characters else _NEVER
        self.digits = re.compile(rf"\d[{characters}]|[{characters}]\d") if characters else _NEVER
        self.lookalikes = str.maketrans(
            {latin: letter for orthography in others for latin, letter in zip(*orthography.lookalikes, strict=True)}
        )
        self._as_they_are = frozenset(code for code, orthography in orthographies.items() if orthography.is_latin)

    def words(self, text: str, language: Language) -> list[str]:
        """Return the words of a text that was written with care in one language, in its letters where they can be."""
        found = WORD.findall(normalize(text))
        if language in self._as_they_are or not self.transliterations:
            return found
        return self._transliterated(found)

    def readings(self, text: str) -> list[list[str]]:
        """Return the words of a text that may be in any language, in each way to read them."""
        found = WORD.findall(normalize(text))
        if not self.transliterations:
            return [found]
        other = self._transliterated(found)
        return [found, other] if self.is_latin and other != found else [other]

    def _transliterated(self, words: Sequence[str]) -> list[str]:
        transliteration = self.transliterations[0]
        return [transliteration.of(word) if LATIN.search(word) else word for word in words]
