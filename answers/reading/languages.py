"""The languages that are spoken, with all that their folders of data say."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from answers.models.knowledge import Event, Language
from answers.reading import lexicon, orthography, trigrams
from answers.reading.event_words import NO_WORDS, EventWords
from answers.reading.lexicon import Lexicon
from answers.reading.orthography import SHIPPED, Orthography
from answers.reading.trigrams import Trigrams
from answers.reading.writing import Writing

_MOST_KEPT = 8  # an event that is edited leaves what it was


@dataclass(frozen=True, slots=True, eq=False)
class Languages:
    """Languages by their codes, the default first; `orthographies` are in that order, too."""

    codes: tuple[Language, ...]
    orthographies: Sequence[Orthography]
    writing: Writing
    lexicon: Lexicon
    trigrams: Trigrams


def spoken(event: Event | None, data: Path = SHIPPED) -> tuple[Language, ...]:
    """Return the languages of an event that there is data for; all there are, without an event or any of its own."""
    available = orthography.available(data)
    if event is None:
        return available
    return tuple(code for code in event.languages if code in available) or available


@lru_cache(_MOST_KEPT)
def load(codes: tuple[Language, ...], words: EventWords = NO_WORDS, data: Path = SHIPPED) -> Languages:
    """Read languages, with words for the event: once, for there are several engines in a service."""
    by_code = {code: orthography.load(code, data) for code in sorted(codes)}  # their order must not tell
    writing = Writing(by_code)
    return Languages(
        codes,
        [by_code[code] for code in codes],
        writing,
        lexicon.load(by_code, writing, words, data),
        trigrams.load(codes, data),
    )
