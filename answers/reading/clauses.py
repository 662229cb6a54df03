"""Parts of a message: sentences that ask, and clauses in which whoever writes speaks of himself."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from answers.reading.writing import Writing

_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_CLAUSE = re.compile(r"[,;:()\n—–]+|[.!?…]+(?=\s|$)| - ")
_SIGNS = " \t\n.!?…,;:()—–-"


def asking(message: str, personal: Collection[str], asks: Callable[[str], bool], writing: Writing) -> Iterator[str]:
    """Yield shorter texts that may be what a message asks.

    `personal` are folded words by which somebody speaks of himself: «мне доклад завтра сдавать». A clause with one of
    them is left out, unless a word of it `asks` for something.
    """
    if _CLAUSE.search(message.strip(_SIGNS)) is None:  # most messages are of one piece
        return
    sentences = [sentence for sentence in _SENTENCE.split(message.strip()) if sentence]
    if len(sentences) > 1:
        yield ([sentence for sentence in sentences if sentence.endswith("?")] or sentences[-1:])[-1]
    clauses = [clause for clause in _CLAUSE.split(message) if clause.strip()]
    if len(clauses) > 1:
        kept = [clause for clause in clauses if not _is_personal(writing.readings(clause), personal, asks, writing)]
        if 0 < len(kept) < len(clauses):
            yield ", ".join(clause.strip() for clause in kept)


def _is_personal(
    readings: Iterable[Sequence[str]], personal: Collection[str], asks: Callable[[str], bool], writing: Writing
) -> bool:
    words = [writing.fold(word) for reading in readings for word in reading]
    return any(word in personal for word in words) and not any(asks(word) for word in words)
