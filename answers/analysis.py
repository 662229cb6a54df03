"""What is found out about a question before anything is decided."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from answers.candidates import Candidate
from answers.models import Language
from answers.people import Parse
from answers.reading import Reading
from answers.senses import Sense
from answers.similarity import Nearness


class Analysis(NamedTuple):
    """A question as read: its words' senses, its language, facts that may answer it, and it as a query over people.

    `nearness` is there where the question has an embedding.
    """

    reading: Reading
    senses: Sequence[Sense]
    language: Language
    candidates: Sequence[Candidate]
    parse: Parse
    nearness: Mapping[str, Nearness]

    @property
    def whole(self) -> float:
        """The weight of all words together."""
        return sum(sense.weight for sense in self.senses) or 1.0
