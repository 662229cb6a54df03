"""The words that are known, and which of them a word may stand for: another ending of it, or a slip of the finger."""

from collections.abc import Iterable, Iterator

# Words shorter than this are only themselves: every second short word is one slip away from another.
_SHORTEST_INFLECTED = 3
_SHORTEST_MISSPELT = 4
# Deletions are taken from the beginning of a word only: endings vary anyway.
LONGEST_SPELT = 8
_LEAST_SIMILARITY = 0.5
_SLIP = 0.85


def deletions(word: str) -> set[str]:
    """Return a word's beginning and what is left of it with one letter missing (Garbe's symmetric deletions)."""
    start = word[:LONGEST_SPELT]
    return {start, *[start[:i] + start[i + 1 :] for i in range(len(start))]}


def similarity(one: str, other: str) -> float:
    """Return from 0 to 1 how likely two folded words that begin alike are forms of one word."""
    if one == other:
        return 1.0
    short, long = (len(one), len(other)) if len(one) < len(other) else (len(other), len(one))
    least = max(_SHORTEST_INFLECTED, short - (2 if short > 5 else 1 if short > 3 else 0))  # noqa: PLR2004
    common = _common_prefix(one, other)
    if common >= least:
        # The shorter word but for its ending begins the longer one: «кассы» and «касса», «оқушы» and «оқушылардың».
        rest = long - common
        if common == _SHORTEST_INFLECTED:
            return max(0.0, 0.97 - 0.12 * (rest + short - common))
        return max(0.55, 0.97 - 0.04 * (short - common) - 0.03 * rest)
    # What they have in common at both ends, a little less than certain.
    ends = common + _common_prefix(one[: common - 1 : -1], other[: common - 1 : -1])
    return 0.95 * 2 * ends / (short + long)


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


class Vocabulary:
    """Known words, counted, so that they can be taken away again."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._by_start: dict[str, dict[str, None]] = {}
        self._by_deletion: dict[str, tuple[str, ...]] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._counts

    def add(self, words: Iterable[str]) -> None:
        """Count words in."""
        for word in words:
            self._counts[word] = count = self._counts.get(word, 0) + 1
            if count == 1:
                self._by_start.setdefault(word[:_SHORTEST_INFLECTED], {})[word] = None
                if len(word) >= _SHORTEST_MISSPELT and not word.isdigit():
                    for left in deletions(word):
                        self._by_deletion[left] = (*self._by_deletion.get(left, ()), word)

    def remove(self, words: Iterable[str]) -> None:
        """Count words out; what nobody uses any more is forgotten."""
        for word in words:
            self._counts[word] -= 1
            if not self._counts[word]:
                del self._counts[word]
                _discard(self._by_start, word[:_SHORTEST_INFLECTED], word)
                if len(word) >= _SHORTEST_MISSPELT and not word.isdigit():
                    for left in deletions(word):
                        others = tuple(other for other in self._by_deletion.pop(left) if other != word)
                        if others:
                            self._by_deletion[left] = others

    def similar(self, word: str, *, ordinary: bool, least: float = _LEAST_SIMILARITY) -> dict[str, float]:
        """Return known words that a folded word may be a form of, with their similarity, which is not under `least`.

        A misspelling is looked for only in a word that is not `ordinary` (known from elsewhere) and has no form here.
        """
        found: dict[str, float] = {word: 1.0} if word in self._counts else {}
        if len(word) < _SHORTEST_INFLECTED or word.isdigit() or " " in word:
            return found
        for candidate in self._by_start.get(word[:_SHORTEST_INFLECTED], ()):
            value = similarity(word, candidate)
            if value >= least:
                found[candidate] = value
        if not ordinary and len(word) >= _SHORTEST_MISSPELT and max(found.values(), default=0) < _SLIP:
            for candidate in self.slips(word):
                found[candidate] = max(found.get(candidate, 0), _SLIP)
        return found

    def slips(self, word: str) -> Iterator[str]:
        """Yield known words in whose beginning a folded word has one slip."""
        start = word[:LONGEST_SPELT]
        seen: set[str] = set()
        for left in sorted(self._by_deletion.keys() & deletions(start)):  # the order of a set must not tell
            for candidate in self._by_deletion[left]:
                if candidate not in seen:
                    seen.add(candidate)
                    if is_slip(start, candidate):
                        yield candidate


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
