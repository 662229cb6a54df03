"""What is found out about a question before anything is decided."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from answers.analysis.candidates import Candidate
from answers.analysis.word_analysis import WordAnalysis
from answers.matching.similarity import Nearness
from answers.models.knowledge import Language
from answers.models.reading import Reading
from answers.people.queries import Parse


class Analysis(NamedTuple):
    """A question as read, with what is known of its words, facts that may answer it, and it as a query over people.

    `words` are the analyses of its words, then those of pairs of them. `whole` is the weight of all of these together,
    `kinds` says of each that asks for something what that is. `ranked` are facts that share words with it, the most
    promising first, `candidates` those that were looked into. `nearness` is there where the question has an embedding.
    """

    reading: Reading
    words: Sequence[WordAnalysis]
    whole: float
    kinds: Sequence[frozenset[str]]
    language: Language
    ranked: Sequence[str]
    candidates: Sequence[Candidate]
    parse: Parse
    nearness: Mapping[str, Nearness]
