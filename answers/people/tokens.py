"""What single words of a question can be to a query over people."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """What one word of a question can be: a word of names, of the grammar of such questions, or of what is asked.

    `groups` are those of the lexicon for questions over people, `kinds` those for what is asked for. `free` tells that
    the word means little; `weight` is its rarity.
    """

    likenesses: dict[str, float]
    groups: frozenset[str]
    kinds: frozenset[str]
    free: bool
    stranger: bool
    weight: float
