"""Where in the documents of what is known a word, or one like it, stands."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

# Numbers of documents by fact.
Postings: TypeAlias = dict[str, list[int]]
# Numbers of documents, and how like a word is what stands in them.
Standing: TypeAlias = tuple[Sequence[int], float]

_NOWHERE: Sequence[Standing] = ()


class Matches:
    """Where a word, or one like it, occurs.

    `weight` is its rarity in nats, `facts` the best likeness in each fact, `density` the share of a fact's documents
    that have it: a fact is about what is in most of them. `likely` is the sum of both.
    """

    __slots__ = ("_known", "_places", "density", "facts", "likely", "weight")

    def __init__(
        self,
        weight: float,
        facts: Mapping[str, float],
        density: Mapping[str, float],
        places: Sequence[tuple[Postings, float]],
    ) -> None:
        self.weight = weight
        self.facts = facts
        self.density = density
        self.likely = {fact: value + density[fact] for fact, value in facts.items()}
        self._places = places
        self._known: dict[str, Sequence[Standing]] = {}

    def documents(self, fact: str) -> Sequence[Standing]:
        """Return in which documents of a fact the word stands, each document once."""
        known = self._known.get(fact)
        if known is None:
            if fact not in self.facts:
                return _NOWHERE
            known = self._known[fact] = _each_once(
                [(postings[fact], value) for postings, value in self._places if fact in postings]
            )
        return known

    def likeness(self, fact: str, number: int) -> float:
        """Return how like the word is what stands in a document of a fact."""
        for numbers, value in self.documents(fact):
            if number in numbers:
                return value
        return 0.0


def _each_once(standings: Sequence[Standing]) -> Sequence[Standing]:
    """Leave of documents that several words stand in the likest one; the likest come last."""
    if len(standings) == 1:
        return standings
    best: dict[int, float] = {}
    for numbers, value in standings:
        best.update(dict.fromkeys(numbers, value))
    found: dict[float, list[int]] = {}
    for number, value in best.items():
        found.setdefault(value, []).append(number)
    return [(numbers, value) for value, numbers in found.items()]
