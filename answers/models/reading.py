"""A message as it was read."""

from typing import Literal, NamedTuple, TypeAlias

Script: TypeAlias = Literal["cyrillic", "latin", "layout"]


class Word(NamedTuple):
    """A word as typed, as it was meant in Cyrillic, and folded."""

    typed: str
    meant: str
    folded: str


class Reading(NamedTuple):
    """What a message says.

    `capitals` are places of words with a capital that no sentence begins with: names, mostly. `asks` tells that it has
    a question mark.
    """

    words: tuple[Word, ...]
    script: Script
    capitals: frozenset[int] = frozenset()
    asks: bool = False
