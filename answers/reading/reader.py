"""From a message to folded words: which script and which keyboard layout it was typed in."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeAlias

from answers.models.reading import Reading, Script, Word
from answers.reading.folding import Fold, normalize
from answers.reading.transliteration import Transliteration
from answers.reading.trigrams import Trigrams
from answers.reading.writing import LATIN, WORD, Writing

# A message longer than this is cut: nobody asks a longer question, and time must stay bounded.
LONGEST_MESSAGE = 600

_LATIN_WORD = re.compile(r"[^\W_]+(?:['’‘ʼʻ`´′][^\W_]+)*['’‘ʼʻ`´′]?")
_LAYOUT_KEYS = re.compile(r"[\[\];,.`<>{}]\w|\w['\[\];,.`<>{}]|\d[a-z]|[a-z][\d=-]")
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
# Above this cost letters are worth a try as Latin keys.
_GIBBERISH = 5.2

# Reads one Latin word of a message in the letters of a language.
_Transliterate: TypeAlias = Callable[[str, Transliteration], Word]


class Reader:
    """Reads messages; `known` tells whether a folded word occurs in what the bot knows or in the lexicon."""

    def __init__(self, writing: Writing, trigrams: Trigrams, known: Callable[[str], bool]) -> None:
        self._writing = writing
        self._trigrams = trigrams
        self._known = known
        self._transliterate = _transliterating(writing.fold)

    def read(self, message: str) -> Reading:
        """Choose the most plausible reading of a message."""
        words, script = self._words(normalize(message[:LONGEST_MESSAGE]))
        even = message[1:].islower() or message.isupper() or script == "layout"
        capitals = _NOWHERE if even else _capitals(message, len(words))
        return Reading(tuple(words), script, capitals, "?" in message)

    def _words(self, text: str) -> tuple[list[Word], Script]:
        """Return the words of a normalized text, and the script that they were meant in."""
        if LATIN.search(text) is not None:
            return self._with_latin(text)
        words = self._own(text)
        if words and self._looks_mistyped(words):
            return self._from_own_keys(text, words)
        return words, "own"

    def cost(self, words: Sequence[Word]) -> float:
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

    def _from_own_keys(self, text: str, words: list[Word]) -> tuple[list[Word], Script]:
        keys = [self._writing.layout.to_keys(word) for word in WORD.findall(text)]
        joined = " ".join(keys)
        ways = [self._own(joined)] if self._writing.is_latin else []
        transliteration = self._transliteration(keys, joined)
        if transliteration is not None:
            ways.append([self._transliterate(word, transliteration) for word in keys])
        typed = min(ways, key=self.cost)
        if self.cost(typed) + _LAYOUT_MARGIN < self.cost(words):
            return typed, "layout"
        return words, "own"

    def _with_latin(self, text: str) -> tuple[list[Word], Script]:
        letters = self._writing.letters
        chunks = text.split()
        joined = " ".join(chunk for chunk in chunks if LATIN.search(chunk) and not letters.search(chunk))
        latin_words = _LATIN_WORD.findall(joined)
        transliteration = self._transliteration(latin_words, joined)
        if transliteration is not None:
            spelt = [self._transliterate(word, transliteration) for word in latin_words]
        if self._writing.is_latin:
            own = self._own(joined)
            if transliteration is None or self._is_own(own, spelt, text):
                spelt, transliteration = own, None
        layout = self._is_layout(joined, spelt)
        words: list[Word] = []
        for chunk in chunks:
            is_latin = LATIN.search(chunk) is not None
            if letters.search(chunk):
                words += self._mixed(chunk, transliteration) if is_latin else self._own(chunk)
            elif layout:
                words += self._layout(chunk)
            elif is_latin and transliteration is not None:
                words += [self._transliterate(word, transliteration) for word in _LATIN_WORD.findall(chunk)]
            else:
                words += self._own(chunk)
        if layout:
            return words, "layout"
        return words, "own" if transliteration is None else "latin"

    def _is_own(self, own: Sequence[Word], spelt: Sequence[Word], text: str) -> bool:
        """Tell whether Latin words cost less as they are; beside words of another script they are rather of that."""
        cost, other = self.cost(own), self.cost(spelt)
        return cost < other or (cost == other and self._writing.letters.search(text) is None)

    def _transliteration(self, words: Sequence[str], joined: str) -> Transliteration | None:
        """Return how Latin words are best written in other letters."""
        every = self._writing.transliterations
        for each in every:
            if each.is_certain(joined):
                return each
        ways = [each for place, each in enumerate(every) if not place or not each.marked or each.is_possible(joined)]
        if len(ways) < 2:  # noqa: PLR2004  # nothing to choose
            return ways[0] if ways else None
        return min(ways, key=lambda each: self.cost([self._transliterate(word, each) for word in words]))

    def _is_layout(self, joined: str, spelt: Sequence[Word]) -> bool:
        if not joined.replace("/", " ").isascii():
            return False
        cost = self.cost(spelt)
        if cost < _PLAUSIBLE:
            return False
        margin = 0.0 if _LAYOUT_KEYS.search(joined) else _LAYOUT_MARGIN
        typed = [word for chunk in joined.split() for word in self._layout(chunk)]
        return self.cost(typed) + margin < cost

    def _layout(self, chunk: str) -> list[Word]:
        """Read keys in the other layout; a hyphen is one, or it is the key of a letter."""
        words = self._layout_words(chunk)
        if "-" not in chunk:
            return words
        parted = [word for part in chunk.split("-") for word in self._layout_words(part)]
        return parted if self.cost(parted) < self.cost(words) else words

    def _layout_words(self, chunk: str) -> list[Word]:
        fold = self._writing.fold
        return [Word(chunk, word, fold(word)) for word in WORD.findall(self._writing.layout.to_letters(chunk))]

    def _own(self, text: str) -> list[Word]:
        """Read words in the letters that they are in, but for digits among them."""
        fold, words = self._writing.fold, WORD.findall(text)
        if self._writing.digits.search(text) is None:
            return [Word(word, word, fold(word)) for word in words]
        to_letters, digits = self._writing.layout.digits_to_letters, self._writing.digits
        meant = [to_letters(word) if digits.search(word) else word for word in words]
        return [Word(typed, letters, fold(letters)) for typed, letters in zip(words, meant, strict=True)]

    def _mixed(self, chunk: str, transliteration: Transliteration | None) -> list[Word]:
        """Read Latin letters inside a word of other letters as those that they look like."""
        words = []
        transliteration = transliteration or self._writing.transliterations[0]
        for word in WORD.findall(chunk):
            if LATIN.search(word) is None:
                words.append(Word(word, word, self._writing.fold(word)))
            elif self._writing.letters.search(word):
                meant = transliteration.of(word.translate(self._writing.lookalikes))
                words.append(Word(word, meant, self._writing.fold(meant)))
            else:
                words.append(self._transliterate(word, transliteration))
        return words


def _transliterating(fold: Fold) -> _Transliterate:
    @lru_cache(_MOST_KEPT)
    def transliterate(word: str, transliteration: Transliteration) -> Word:
        meant = transliteration.of(word)
        return Word(word, meant, fold(meant))

    return transliterate


def _capitals(message: str, words: int) -> frozenset[int]:
    """Return places of capitalized words inside sentences, if the message's words can be counted as they stand."""
    found = list(WORD.finditer(message[:LONGEST_MESSAGE]))
    if len(found) != words:
        return _NOWHERE
    return frozenset(
        place
        for place, match in enumerate(found)
        if place and match[0][0].isupper() and message[: match.start()].rstrip(" «\"'(")[-1:] not in ".!?…:-—"
    )
