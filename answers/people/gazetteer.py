"""The gazetteer: who and what is known by name. People, countries and titles, found in a question by any name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from answers.models.knowledge import Content, Language, Text
from answers.reading.vocabulary import Vocabulary
from answers.reading.writing import Writing

EntityKind: TypeAlias = Literal["person", "country", "title"]

_LEAST_LIKENESS = 0.8
_SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class Name:
    """One way to call something: folded words that all must be there."""

    kind: EntityKind
    id: str
    words: frozenset[str]


class Mention(NamedTuple):
    """Something called by name in a question; `places` are the positions of the words that name it."""

    kind: EntityKind
    id: str
    places: frozenset[int]
    whole: bool = True


class Gazetteer:
    """Names, by each of their words. It is small, and made anew when people, countries or titles change."""

    def __init__(self, knowledge: Content, writing: Writing) -> None:
        names = {*_people(knowledge, writing), *_countries(knowledge, writing), *_titles(knowledge, writing)}
        self.vocabulary = Vocabulary()
        self._by_word: dict[str, list[Name]] = {}
        for name in sorted(names, key=lambda name: (name.kind, name.id, sorted(name.words))):
            self.vocabulary.add(name.words)
            for word in name.words:
                self._by_word.setdefault(word, []).append(name)
        self.spellings = _spellings(knowledge, writing)
        # What other titles' names contain («врач») says what kind of people all are, and picks out nobody.
        titles = [name for name in names if name.kind == "title"]
        self.generic = frozenset(
            name.id for name in titles if any(other.id != name.id and name.words < other.words for other in titles)
        ) - frozenset(name.id for name in titles if len(name.words) > 1)

    def likenesses(self, word: str, *, ordinary: bool) -> dict[str, float]:
        """Return the words of names that a folded word may be."""
        return self.vocabulary.similar(word, ordinary=ordinary, least=_LEAST_LIKENESS)

    def mentions(self, likenesses: Sequence[dict[str, float]], common: frozenset[int] = frozenset()) -> list[Mention]:
        """Find names in a question, given the words of names that each of its words may be; the longest ones win.

        `common` are places of words that name somebody only as part of a longer name: «участник клуба».
        """
        places: dict[str, set[int]] = {}
        for place, words in enumerate(likenesses):
            for word in words:
                places.setdefault(word, set()).add(place)
        found: dict[tuple[EntityKind, str], Mention] = {}
        for name in {name: None for word in places for name in self._by_word[word]}:
            if all(word in places for word in name.words):
                mention = Mention(name.kind, name.id, frozenset[int]().union(*(places[word] for word in name.words)))
                known = found.get((name.kind, name.id))
                if known is not None and (name.kind == "person" or known.places & mention.places):
                    mention = Mention(name.kind, name.id, known.places | mention.places)
                found[name.kind, name.id] = mention
        kept = [
            mention
            for mention in found.values()
            if not any(mention.places < other.places and other.kind != "person" for other in found.values())
        ]
        return kept + self._partial(places, kept, common)

    def _partial(self, places: dict[str, set[int]], whole: Iterable[Mention], common: frozenset[int]) -> list[Mention]:
        """Take a word that only some titles have («герои», «лётчики») for each of them, where no whole name has it."""
        taken = common.union(*(mention.places for mention in whole))
        found: dict[str, set[int]] = {}
        for word, at in places.items():
            for name in self._by_word[word]:
                if name.kind == "title" and not at & taken:
                    found.setdefault(name.id, set()).update(at)
        most = max((len(at) for at in found.values()), default=0)
        return [Mention("title", id_, frozenset(at), whole=False) for id_, at in found.items() if len(at) == most]


def _spellings(knowledge: Content, writing: Writing) -> dict[str, frozenset[Language]]:
    """Return in which languages a name of a person is spelt so: «Иванов» in both, «Әлиев» in Kazakh."""
    found: dict[str, frozenset[Language]] = {}
    for person in knowledge.people.values():
        for language in person.name.languages():
            for word in writing.words(person.name.best(language), language):
                found[word] = found.get(word, frozenset()) | {language}
    return found


def _people(knowledge: Content, writing: Writing) -> Iterable[Name]:
    for id_, person in knowledge.people.items():
        for words in _ways(person.name, person.aliases, writing):
            yield from (
                Name("person", id_, frozenset({writing.fold(word)})) for word in words if len(word) > _SHORTEST_NAME
            )


def _countries(knowledge: Content, writing: Writing) -> Iterable[Name]:
    for id_, country in knowledge.countries.items():
        for words in _ways(country.name, country.aliases, writing):
            yield Name("country", id_, frozenset(map(writing.fold, words)))


def _titles(knowledge: Content, writing: Writing) -> Iterable[Name]:
    for id_, title in knowledge.titles.items():
        for words in _ways(title.name, title.aliases, writing):
            yield Name("title", id_, frozenset(map(writing.fold, words)))


def _ways(name: Text, aliases: Iterable[str], writing: Writing) -> Iterator[list[str]]:
    """Yield the words of a name, and of the others for the same, in each way to read them."""
    for text in (*name.root.values(), *aliases):
        yield from writing.readings(text)
