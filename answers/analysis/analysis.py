"""What is found out about a question before anything is decided."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from answers.analysis.candidates import Candidate
from answers.analysis.words import Sense
from answers.matching.similarity import Nearness
from answers.models.knowledge import Language
from answers.models.reading import Reading
from answers.people.queries import Parse


class Analysis(NamedTuple):
    """A question as read: its words' senses, its language, facts that may answer it, and it as a query over people.

    `ranked` are facts that share words with it, the most promising first, `candidates` those that were looked into.
    `whole` is the weight of all words together, `kinds` says of each word that asks for something what that is.
    `nearness` is there where the question has an embedding.
    """

    reading: Reading
    senses: Sequence[Sense]
    whole: float
    kinds: Sequence[frozenset[str]]
    language: Language
    ranked: Sequence[str]
    candidates: Sequence[Candidate]
    parse: Parse
    nearness: Mapping[str, Nearness]
