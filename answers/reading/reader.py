"""From a message to folded words: which script and which keyboard layout it was typed in."""

import re
from collections.abc import Callable
from functools import lru_cache

from answers.models.reading import Reading, Script, Word
from answers.reading import layouts
from answers.reading.folding import fold, normalize
from answers.reading.transliteration import looks_kazakh, transliterate
from answers.reading.trigrams import Trigrams

# A message longer than this is cut: nobody asks a longer question, and time must stay bounded.
LONGEST_MESSAGE = 600

_WORD = re.compile(r"[^\W_]+")
_LATIN_WORD = re.compile(r"[^\W_]+(?:['’‘ʼʻ`´′][^\W_]+)*['’‘ʼʻ`´′]?")
_LATIN = re.compile(r"[a-zà-öø-ɏəıŋ]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_DIGIT_IN_WORD = re.compile(r"\d[\u0400-\u052f]|[\u0400-\u052f]\d")
_LAYOUT_KEYS = re.compile(r"[\[\];,.`<>{}]\w|\w['\[\];,.`<>{}]|\d[a-z]|[a-z][\d=-]")
_LOOKALIKES = str.maketrans("aceopxykmthbiα", "асеорхукмтнвіа")
# A word that is known costs as little a letter as the most ordinary word of a language.
_KNOWN_COST = 0.9
# A word too short for a trigram says little for any reading.
_SHORT_COST = 3.6
_TRIGRAM = 3
_NOWHERE: frozenset[int] = frozenset()
_MOST_KEPT = 256  # a message is read several times, until its script is certain
# The layout reading must be this much better, in nats a letter, where no key gives it away.
_LAYOUT_MARGIN = 0.35
# What costs less is read as it is spelt: keys of the other layout cost at least half as much again.
_PLAUSIBLE = 2.0
_LONG_ENOUGH_TO_TELL = 4
# Above this cost Cyrillic letters are worth a try as Latin keys.
_GIBBERISH = 5.2


def words_of(text: str) -> list[str]:
    """Return the words of a text that was written with care, in Cyrillic where they can be."""
    return [
        transliterate(word, kazakh=False) if _LATIN.search(word) else word for word in _WORD.findall(normalize(text))
    ]


class Reader:
    """Reads messages; `known` tells whether a folded word occurs in what the bot knows or in the lexicon."""

    def __init__(self, trigrams: Trigrams, known: Callable[[str], bool]) -> None:
        self._trigrams = trigrams
        self._known = known

    def read(self, message: str) -> Reading:
        """Choose the most plausible reading of a message."""
        words, script = self._words(normalize(message[:LONGEST_MESSAGE]))
        even = message[1:].islower() or message.isupper() or script == "layout"
        capitals = _NOWHERE if even else _capitals(message, len(words))
        return Reading(tuple(words), script, capitals, "?" in message)

    def _words(self, text: str) -> tuple[list[Word], Script]:
        """Return the words of a normalized text, and the script that they were meant in."""
        if _LATIN.search(text) is not None:
            return self._with_latin(text)
        words = _cyrillic_words(text)
        if words and self._looks_mistyped(words):
            return self._from_cyrillic_keys(text, words)
        return words, "cyrillic"

    def cost(self, words: list[Word]) -> float:
        """Return the mean cost of a letter of the words in the language that suits each best, in nats."""
        total = letters = 0.0
        for word in words:
            folded = word.folded
            if folded.isdigit():
                continue
            length = len(folded)
            if self._known(folded):
                each = _KNOWN_COST
            elif length >= _TRIGRAM:
                each = min(self._trigrams.cost(folded))
            else:
                each = _SHORT_COST
            total += each * length
            letters += length
        return total / letters if letters else _SHORT_COST

    def _looks_mistyped(self, words: list[Word]) -> bool:
        """Tell whether words are in no language. One that is known shows the contrary, and most messages have one."""
        if any(len(word.folded) >= _LONG_ENOUGH_TO_TELL and self._known(word.folded) for word in words):
            return False
        return self.cost(words) > _GIBBERISH

    def _from_cyrillic_keys(self, text: str, words: list[Word]) -> tuple[list[Word], Script]:
        keys = [layouts.to_latin(word) for word in _WORD.findall(text)]
        kazakh = looks_kazakh(" ".join(keys))
        typed = [_latin_word(word, kazakh=kazakh) for word in keys]
        if self.cost(typed) + _LAYOUT_MARGIN < self.cost(words):
            return typed, "layout"
        return words, "cyrillic"

    def _with_latin(self, text: str) -> tuple[list[Word], Script]:
        chunks = text.split()
        latin = [chunk for chunk in chunks if _LATIN.search(chunk) and not _CYRILLIC.search(chunk)]
        joined = " ".join(latin)
        kazakh = looks_kazakh(joined)
        spelt = [_latin_word(word, kazakh=kazakh) for word in _LATIN_WORD.findall(joined)]
        if "j" in joined and not kazakh:
            other = [_latin_word(word, kazakh=True) for word in _LATIN_WORD.findall(joined)]
            if self.cost(other) < self.cost(spelt):
                spelt, kazakh = other, True
        layout = self._is_layout(joined, spelt)
        words: list[Word] = []
        for chunk in chunks:
            if _LATIN.search(chunk) is None:
                if layout and _CYRILLIC.search(chunk) is None:
                    words += self._layout(chunk)
                else:
                    words += _cyrillic_words(chunk)
            elif _CYRILLIC.search(chunk):
                words += _mixed_words(chunk, kazakh=kazakh)
            elif layout:
                words += self._layout(chunk)
            else:
                words += [_latin_word(word, kazakh=kazakh) for word in _LATIN_WORD.findall(chunk)]
        return words, "layout" if layout else "latin"

    def _is_layout(self, joined: str, spelt: list[Word]) -> bool:
        if not joined.replace("/", " ").isascii():
            return False
        cost = self.cost(spelt)
        if cost < _PLAUSIBLE:
            return False
        margin = 0.0 if _LAYOUT_KEYS.search(joined) else _LAYOUT_MARGIN
        typed = [word for chunk in joined.split() for word in self._layout(chunk)]
        return self.cost(typed) + margin < cost

    def _layout(self, chunk: str) -> list[Word]:
        """Read keys in the other layout; a hyphen is one, or it is the key of ө."""
        words = _layout_words(chunk)
        if "-" not in chunk:
            return words
        parted = [word for part in chunk.split("-") for word in _layout_words(part)]
        return parted if self.cost(parted) < self.cost(words) else words


def _capitals(message: str, words: int) -> frozenset[int]:
    """Return places of capitalized words inside sentences, if the message's words can be counted as they stand."""
    found = list(_WORD.finditer(message[:LONGEST_MESSAGE]))
    if len(found) != words:
        return _NOWHERE
    return frozenset(
        place
        for place, match in enumerate(found)
        if place and match[0][0].isupper() and message[: match.start()].rstrip(" «\"'(")[-1:] not in ".!?…:-—"
    )


def _cyrillic_words(text: str) -> list[Word]:
    words = _WORD.findall(text)
    if _DIGIT_IN_WORD.search(text) is None:
        return [Word(word, word, fold(word)) for word in words]
    meant = [layouts.digits_to_letters(word) if _DIGIT_IN_WORD.search(word) else word for word in words]
    return [Word(typed, letters, fold(letters)) for typed, letters in zip(words, meant, strict=True)]


def _layout_words(chunk: str) -> list[Word]:
    return [Word(chunk, word, fold(word)) for word in _WORD.findall(layouts.to_cyrillic(chunk))]


@lru_cache(_MOST_KEPT)
def _latin_word(word: str, *, kazakh: bool) -> Word:
    meant = transliterate(word, kazakh=kazakh)
    return Word(word, meant, fold(meant))


def _mixed_words(chunk: str, *, kazakh: bool) -> list[Word]:
    """Read Latin letters inside a Cyrillic word as the Cyrillic ones that they look like."""
    words = []
    for word in _WORD.findall(chunk):
        if _LATIN.search(word) is None:
            words.append(Word(word, word, fold(word)))
        elif _CYRILLIC.search(word):
            meant = transliterate(word.translate(_LOOKALIKES), kazakh=kazakh)
            words.append(Word(word, meant, fold(meant)))
        else:
            words.append(_latin_word(word, kazakh=kazakh))
    return words
