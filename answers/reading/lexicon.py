"""Words that mean the same or mean little, read from the lexicon beside this room."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from answers.models.knowledge import LANGUAGES, Language
from answers.reading.folding import fold
from answers.reading.vocabulary import LONGEST_SPELT, deletions, is_slip

_SHORTEST_STEM = 2
# A word of so few letters loses only an ending that cannot be part of another word.
_SHORT = 3
_SHORTEST_MISSPELT = 5
_NONE: frozenset[str] = frozenset()
_NO_ENDINGS: Mapping[int, frozenset[str]] = {}
_CHANGED = {"и": "яю", "т": "с"}


@dataclass(frozen=True, slots=True)
class Groups:
    """Names of groups by folded word (`whole`), beginning of a word (`stems`) or two words in a row (`phrases`).

    `lengths` are those of stems by their first letters, `endings` those of Kazakh cases and plurals by their last
    letter and their length, each the longest first. `misspelt` leads from what is left of a word or beginning with a
    letter missing to the words themselves.
    """

    whole: Mapping[str, frozenset[str]]
    stems: Mapping[str, frozenset[str]]
    misspelt: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, frozenset[str]]
    endings: Mapping[str, Mapping[int, frozenset[str]]]
    lengths: Mapping[str, Sequence[int]]

    def guess(self, word: str) -> frozenset[str]:
        """Return the groups of a word with one slip in its beginning; the longest beginning decides."""
        for end in range(min(len(word), LONGEST_SPELT), _SHORTEST_MISSPELT - 1, -1):
            start = word[:end]
            for left in sorted(self.misspelt.keys() & deletions(start)):  # the order of a set must not tell
                for stem in self.misspelt[left]:
                    if is_slip(start, stem) and (stem in self.stems or len(word) - len(stem) <= 1):
                        return self.stems.get(stem) or self.whole[stem]
        return frozenset()

    def of(self, word: str) -> frozenset[str]:
        """Return the groups that a folded word belongs to; a whole word decides, then the longest beginning."""
        found = self.whole.get(word)
        if found is not None:
            return found
        for length, endings in self.endings.get(word[-1:], _NO_ENDINGS).items():
            if word[-length:] in endings and len(word) - length >= (_SHORT if length > _SHORTEST_STEM else _SHORT + 1):
                found = self.whole.get(word[:-length])
                if found is not None:
                    return found
        for length in self.lengths.get(word[:_SHORTEST_STEM], ()):
            found = self.stems.get(word[:length])
            if found is not None:
                return found
        return _NONE


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded words of the lexicon.

    `functions` gives the languages in which a word means little by itself. `groups` are the words that mean the same.
    `kinds` are the names of the groups that say what is asked for.
    `people` does the same for the words of questions over people, `strangers` for countries and cities of the world.
    `spellings` are words in their own letters by their folded form. By `personal` ones somebody speaks of himself.
    """

    functions: Mapping[str, frozenset[Language]]
    groups: Groups
    people: Groups
    strangers: Groups
    kinds: frozenset[str]
    spellings: Mapping[str, str]
    personal: frozenset[str]


@cache
def load() -> Lexicon:
    """Read the shipped lexicon: once, like all that is shipped, for there are several engines in a service."""
    tables = tomllib.loads(files("answers").joinpath("data/lexicon.toml").read_text("utf-8"))
    functions: dict[str, frozenset[Language]] = {}
    for language in LANGUAGES:
        for word in _folded(tables["functions"][language]):
            functions[word] = functions.get(word, frozenset()) | {language}
    endings = _endings(map(fold, tables["functions"]["endings"].split()))
    countries = files("answers").joinpath("data/countries.txt").read_text("utf-8")
    lines = [line for line in countries.splitlines() if not line.startswith("#")]
    return Lexicon(
        functions,
        groups=_groups(tables["kinds"] | tables["concepts"], endings),
        people=_groups(tables["people"], endings),
        strangers=_groups({line.split()[0]: line for line in lines}, endings),
        kinds=frozenset(tables["kinds"]),
        spellings=_spellings(
            [
                *(tables["functions"][language] for language in LANGUAGES),
                *tables["kinds"].values(),
                *tables["concepts"].values(),
            ]
        ),
        personal=frozenset(_folded(tables["functions"]["personal"])),
    )


def _endings(endings: Iterable[str]) -> Mapping[str, Mapping[int, frozenset[str]]]:
    found: dict[str, dict[int, frozenset[str]]] = {}
    for ending in sorted(endings, key=len, reverse=True):
        alike = found.setdefault(ending[-1], {})
        alike[len(ending)] = alike.get(len(ending), _NONE) | {ending}
    return found


def _groups(table: Mapping[str, str], endings: Mapping[str, Mapping[int, frozenset[str]]]) -> Groups:
    whole: dict[str, frozenset[str]] = {}
    stems: dict[str, frozenset[str]] = {}
    phrases: dict[str, frozenset[str]] = {}
    for name, words in table.items():
        for word in words.split():
            if "-" in word:
                phrase = " ".join(map(fold, word.split("-")))
                phrases[phrase] = phrases.get(phrase, frozenset()) | {name}
                continue
            entries, keys = (stems, _beginnings(fold(word[:-1]))) if word.endswith("*") else (whole, [fold(word)])
            for key in keys:
                entries[key] = entries.get(key, frozenset()) | {name}
    misspelt: dict[str, tuple[str, ...]] = {}
    for word in (*stems, *whole):
        if _SHORTEST_MISSPELT <= len(word) <= LONGEST_SPELT:
            for left in deletions(word):
                misspelt[left] = (*misspelt.get(left, ()), word)
    lengths: dict[str, list[int]] = {}
    for stem in sorted(stems, key=len, reverse=True):
        alike = lengths.setdefault(stem[:_SHORTEST_STEM], [])
        if len(stem) not in alike:
            alike.append(len(stem))
    return Groups(whole, stems, misspelt, phrases, endings, lengths)


def _beginnings(stem: str) -> list[str]:
    """Return a folded stem with what folding makes of its last letter and the next: «открытия», «откроется»."""
    changed = [stem[:-1] + letter for letter in _CHANGED.get(stem[-1:], "")]
    return [stem, *changed]


def _spellings(texts: Iterable[str]) -> dict[str, str]:
    """Return words in their own letters by their folded form; stems and words that several fold to are left out."""
    found: dict[str, set[str]] = {}
    for text in texts:
        for word in text.replace("-", " ").split():
            found.setdefault(fold(word), set()).add(word)
    return {folded: words.pop() for folded, words in found.items() if len(words) == 1 and "*" not in next(iter(words))}


def _folded(words: str) -> Iterable[str]:
    return (fold(word) for word in words.replace("-", " ").split())
