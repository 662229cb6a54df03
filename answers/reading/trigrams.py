"""How much a folded word looks like each language: a letter-trigram language model."""

import json
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache, partial
from pathlib import Path

from answers.models.knowledge import Language
from answers.reading.orthography import SHIPPED

_UNSEEN = 8.0
_TENTHS = 10
_LENGTH = 3
_MOST_KEPT = 2048


class Trigrams:
    """Costs of a letter after two others, in nats, in each language."""

    def __init__(self, costs: Mapping[str, tuple[float, ...]], languages: int) -> None:
        # Words recur in the readings of a message. No method of its own: that were a cycle, which lives on for long.
        self.cost = lru_cache(_MOST_KEPT)(partial(_cost, costs, (_UNSEEN,) * languages))


def _cost(costs: Mapping[str, tuple[float, ...]], unseen: tuple[float, ...], word: str) -> Sequence[float]:
    """Return the mean cost of a letter of a folded word in each language; none under three letters."""
    count = len(word) - _LENGTH + 1
    if count < 1:
        return (0.0,) * len(unseen)
    found = [costs.get(word[start : start + _LENGTH], unseen) for start in range(count)]
    return [sum(each) / count for each in zip(*found, strict=True)]


@cache
def load(languages: Sequence[Language], data: Path = SHIPPED) -> Trigrams:
    """Read the tables of some languages."""
    tables = [json.loads(data.joinpath(code, "trigrams.json").read_text("utf-8"))["trigrams"] for code in languages]
    unseen = _UNSEEN * _TENTHS
    every = dict.fromkeys(trigram for table in tables for trigram in table)
    return Trigrams(
        {trigram: tuple(table.get(trigram, unseen) / _TENTHS for table in tables) for trigram in every}, len(tables)
    )
