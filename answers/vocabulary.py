"""The words that are known, and which of them a word may stand for: another ending of it, or a slip of the finger."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain

# Words shorter than this are only themselves: every second short word is one slip away from another.
_SHORTEST_INFLECTED = 3
_SHORTEST_MISSPELT = 4
# Deletions are taken from the beginning of a word only: endings vary anyway.
LONGEST_SPELT = 8
_LEAST_SIMILARITY = 0.5
_SLIP = 0.85
# A bound on the work for one word in a large vocabulary.
_MOST_LOOKED = 2000
_SHORTEST_MISSPELT_TWICE = 7
_TWO_SLIPS = 0.75


def trigrams(word: str) -> Iterable[str]:
    """Return the trigrams of a word between its borders, each once and in order."""
    bordered = f"_{word}_"
    return dict.fromkeys([bordered[start : start + 3] for start in range(len(bordered) - 2)])


def deletions(word: str) -> set[str]:
    """Return a word's beginning and what is left of it with one letter missing (Garbe's symmetric deletions)."""
    start = word[:LONGEST_SPELT]
    return {start, *(start[:i] + start[i + 1 :] for i in range(len(start)))}


def similarity(one: str, other: str, shared: int) -> float:
    """Return from 0 to 1 how likely two folded words that share so many trigrams are forms of one word."""
    if one == other:
        return 1.0
    short, long = sorted((len(one), len(other)))
    common = _common_prefix(one, other)
    if common >= _SHORTEST_INFLECTED and common >= short - (2 if short > 5 else 1 if short > 3 else 0):  # noqa: PLR2004
        # The shorter word but for its ending begins the longer one: «марки» and «марок», «сарапшы» and «сарапшылардың».
        rest = long - common
        if common == _SHORTEST_INFLECTED:
            return max(0.0, 0.97 - 0.12 * (rest + short - common))
        return max(0.55, 0.97 - 0.04 * (short - common) - 0.03 * rest)
    return _dice(shared, len(one) + len(other))


def is_slip(one: str, other: str) -> bool:
    """Tell whether one insertion, deletion, replacement or swap makes a word, or its beginning, of the other."""
    one, other = one[:LONGEST_SPELT], other[:LONGEST_SPELT]
    common = _common_prefix(one, other)
    a, b = one[common:], other[common:]
    if a[1:] == b[1:] or (len(b) > 1 and a[:2] == b[1::-1] and a[2:] == b[2:]):
        return True
    if len(one) == len(other) == LONGEST_SPELT:  # both may go on
        return a[:-1] == b[1:] or a[1:] == b[:-1]
    return a == b[1:] or a[1:] == b


def distance(one: str, other: str) -> int:
    """Return the optimal string alignment distance: insertions, deletions, replacements, swaps of neighbours."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, last[j - 2] + 1)
            row.append(best)
    return row[-1]


class Vocabulary:
    """Known words, counted, so that they can be taken away again."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._by_trigram: dict[str, dict[str, None]] = {}
        self._by_deletion: dict[str, tuple[str, ...]] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._counts

    def add(self, words: Iterable[str]) -> None:
        """Count words in."""
        for word in words:
            self._counts[word] = count = self._counts.get(word, 0) + 1
            if count == 1:
                for trigram in trigrams(word):
                    self._by_trigram.setdefault(trigram, {})[word] = None
                if len(word) >= _SHORTEST_MISSPELT and not word.isdigit():
                    for left in deletions(word):
                        self._by_deletion[left] = (*self._by_deletion.get(left, ()), word)

    def remove(self, words: Iterable[str]) -> None:
        """Count words out; what nobody uses any more is forgotten."""
        for word in words:
            self._counts[word] -= 1
            if not self._counts[word]:
                del self._counts[word]
                for trigram in trigrams(word):
                    _discard(self._by_trigram, trigram, word)
                if len(word) >= _SHORTEST_MISSPELT and not word.isdigit():
                    for left in deletions(word):
                        others = tuple(other for other in self._by_deletion.pop(left) if other != word)
                        if others:
                            self._by_deletion[left] = others

    def similar(self, word: str, *, ordinary: bool) -> dict[str, float]:
        """Return known words that a folded word may be a form of, with their similarity.

        A misspelling is looked for only in a word that is not `ordinary` (known from elsewhere) and has no form here.
        """
        found: dict[str, float] = {word: 1.0} if word in self._counts else {}
        if len(word) < _SHORTEST_INFLECTED or word.isdigit() or " " in word:
            return found
        shared = self._sharing(word)
        start, length = word[:_SHORTEST_INFLECTED], len(word)
        for candidate, count in shared.items():  # the innermost loop of a look-up
            if count * 4 >= length:
                begins_alike = candidate.startswith(start)
                value = similarity(word, candidate, count) if begins_alike else _dice(count, length + len(candidate))
                if value >= _LEAST_SIMILARITY:
                    found[candidate] = value
        if not ordinary and len(word) >= _SHORTEST_MISSPELT and max(found.values(), default=0) < _SLIP:
            for candidate in self.slips(word):
                found[candidate] = max(found.get(candidate, 0), _SLIP)
            if len(word) >= _SHORTEST_MISSPELT_TWICE and max(found.values(), default=0) < _TWO_SLIPS:
                for candidate, count in shared.items():
                    if count > 2 and abs(len(candidate) - len(word)) <= 2 and distance(word, candidate) <= 2:  # noqa: PLR2004
                        found[candidate] = _TWO_SLIPS
        return found

    def slips(self, word: str) -> Iterator[str]:
        """Yield known words in whose beginning a folded word has one slip."""
        start = word[:LONGEST_SPELT]
        seen: set[str] = set()
        for left in deletions(word):
            for candidate in self._by_deletion.get(left, ()):
                if candidate not in seen:
                    seen.add(candidate)
                    if is_slip(start, candidate):
                        yield candidate

    def _sharing(self, word: str) -> dict[str, int]:
        """Return words that share trigrams with a word, with how many; trigrams of every other word add no new ones."""
        by_trigram = self._by_trigram
        standing = [by_trigram[trigram] for trigram in trigrams(word) if trigram in by_trigram]
        if sum(map(len, standing)) <= _MOST_LOOKED:
            return Counter(chain.from_iterable(standing))
        rarest_first = sorted(standing, key=len)
        ends = list(accumulate(map(len, rarest_first)))
        looked = max(1, bisect_right(ends, _MOST_LOOKED))
        shared = Counter(chain.from_iterable(rarest_first[:looked]))
        for words in rarest_first[looked:]:
            for candidate in shared:
                if candidate in words:
                    shared[candidate] += 1
        return shared


def _dice(shared: int, letters: int) -> float:
    """Return how alike two words are that share trigrams alone: Dice's coefficient, a little less than certain."""
    return 0.95 * 2 * shared / letters


def _common_prefix(one: str, other: str) -> int:
    common = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        common += 1
    return common


def _discard(table: dict[str, dict[str, None]], key: str, word: str) -> None:
    entries = table[key]
    del entries[word]
    if not entries:
        del table[key]
