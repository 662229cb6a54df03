"""Words that mean the same or mean little, as `lexicon.toml` in the folders of languages says."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from answers.models.knowledge import Language
from answers.reading.event_words import EventWords
from answers.reading.folding import Fold
from answers.reading.orthography import SHIPPED, Orthography
from answers.reading.vocabulary import LONGEST_SPELT, deletions, is_slip
from answers.reading.writing import Writing

_SHORTEST_STEM = 2
# A word of so few letters loses only an ending that cannot be part of another word.
_SHORT = 3
_SHORTEST_MISSPELT = 5
_NONE: frozenset[str] = frozenset()
_NO_ENDINGS: Mapping[int, frozenset[str]] = {}


@dataclass(frozen=True, slots=True)
class Groups:
    """Names of groups by folded word (`whole`), beginning of a word (`stems`) or two words in a row (`phrases`).

    `lengths` are those of stems by their first letters, `endings` those of cases and plurals by their last
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
    `spellings` are words in their own letters by their folded form. By `personal` ones somebody speaks of himself; with
    one of `ours`, of the home country.
    """

    functions: Mapping[str, frozenset[Language]]
    groups: Groups
    people: Groups
    strangers: Groups
    kinds: frozenset[str]
    spellings: Mapping[str, str]
    personal: frozenset[str]
    ours: Sequence[str]


def load(
    orthographies: Mapping[Language, Orthography], writing: Writing, event: EventWords, data: Path = SHIPPED
) -> Lexicon:
    """Read the lexicons of some languages as one: groups of the same name are one group."""
    files = {code: tomllib.loads(data.joinpath(code, "lexicon.toml").read_text("utf-8")) for code in orthographies}
    words = {code: each["words"] for code, each in files.items()}
    fold = writing.fold
    functions: dict[str, frozenset[Language]] = {}
    for code, each in words.items():
        for word in _words(each["functions"]):
            functions[fold(word)] = functions.get(fold(word), frozenset()) | {code}
    lost = {code: tuple(_words(each.get("lost", ""))) for code, each in words.items()}
    kinds, concepts, people = (
        _merged([each.get(name, {}) for each in files.values()]) for name in ("kinds", "concepts", "people")
    )
    groups = partial(
        _groups,
        endings=_endings(fold(ending) for each in words.values() for ending in _words(each.get("endings", ""))),
        fold=fold,
        last={letter: made for each in orthographies.values() for letter, made in each.folding.last.items()},
    )
    strangers = [line for line in data.joinpath("countries.txt").read_text("utf-8").splitlines() if line[:1] != "#"]
    return Lexicon(
        functions,
        groups=groups(_merged([kinds, concepts, event.concepts(lost, writing)])),
        people=groups(_merged([people, event.of_people(lost, writing)])),
        strangers=groups({line.split()[0]: line for line in strangers}),
        kinds=frozenset(kinds),
        spellings=_spellings(
            [*(each["functions"] for each in words.values()), *kinds.values(), *concepts.values()], fold
        ),
        personal=frozenset(fold(word) for each in words.values() for word in _words(each.get("personal", ""))),
        ours=tuple(dict.fromkeys(fold(word) for each in words.values() for word in _words(each.get("ours", "")))),
    )


def _merged(tables: Iterable[Mapping[str, str]]) -> dict[str, str]:
    merged: dict[str, str] = {}
    for table in tables:
        for name, words in table.items():
            merged[name] = f"{merged[name]} {words}" if name in merged else words
    return merged


def _endings(endings: Iterable[str]) -> Mapping[str, Mapping[int, frozenset[str]]]:
    found: dict[str, dict[int, frozenset[str]]] = {}
    for ending in sorted(endings, key=len, reverse=True):
        alike = found.setdefault(ending[-1], {})
        alike[len(ending)] = alike.get(len(ending), _NONE) | {ending}
    return found


def _groups(
    table: Mapping[str, str],
    endings: Mapping[str, Mapping[int, frozenset[str]]],
    fold: Fold,
    last: Mapping[str, str],
) -> Groups:
    whole: dict[str, frozenset[str]] = {}
    stems: dict[str, frozenset[str]] = {}
    phrases: dict[str, frozenset[str]] = {}
    for name, words in table.items():
        for word in words.split():
            if "-" in word:
                phrase = " ".join(map(fold, word.split("-")))
                phrases[phrase] = phrases.get(phrase, frozenset()) | {name}
                continue
            entries, keys = (stems, _beginnings(fold(word[:-1]), last)) if word.endswith("*") else (whole, [fold(word)])
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


def _beginnings(stem: str, last: Mapping[str, str]) -> list[str]:
    """Return a folded stem with what folding makes of its last letter and the next: «открытия», «откроется»."""
    changed = [stem[:-1] + letter for letter in last.get(stem[-1:], "")]
    return [stem, *changed]


def _spellings(texts: Iterable[str], fold: Fold) -> dict[str, str]:
    """Return words in their own letters by their folded form; stems and words that several fold to are left out."""
    found: dict[str, set[str]] = {}
    for text in texts:
        for word in _words(text):
            found.setdefault(fold(word), set()).add(word)
    return {folded: words.pop() for folded, words in found.items() if len(words) == 1 and "*" not in next(iter(words))}


def _words(words: str) -> list[str]:
    return words.replace("-", " ").split()
