"""A message as it was read."""

from typing import Literal, NamedTuple, TypeAlias

# As it is written in its language, in Latin letters instead of other ones, or on the keys of another layout.
Script: TypeAlias = Literal["own", "latin", "layout"]


class Word(NamedTuple):
    """A word as typed, as it was meant in the letters of a language, and folded."""

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
