"""Small talk: messages that ask for nothing that could be known; `tests/evaluation/smalltalk.py` trains how to tell."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from answers.answer import Smalltalk
from answers.evidence import Evidence, pairs, parts, scaled
from answers.reading import Reading

_MARK = "?"
_NOTHING: Mapping[Smalltalk, float] = {}


@dataclass(frozen=True, slots=True)
class Kinds:
    """What parts and pairs of words speak for each kind; `bias` is there for every kind, weights where they count."""

    bias: Mapping[Smalltalk, float]
    weights: Mapping[str, Mapping[Smalltalk, float]]

    def of_message(self, words: Sequence[str]) -> Smalltalk:
        """Return the likeliest kind of a message that is small talk; a greeting comes beside what is meant."""
        scores = dict(self.bias)
        for feature in features(words):
            for kind, weight in self.weights.get(feature, _NOTHING).items():
                scores[kind] += scaled(weight, words)
        meant = [kind for kind, score in scores.items() if kind != "greeting" and score > 0]
        return max(meant or scores, key=lambda kind: scores[kind])


@dataclass(frozen=True, slots=True)
class Recognizer:
    """Tells small talk from questions, and its kinds from each other."""

    any: Evidence
    kinds: Kinds


def words_of(reading: Reading) -> list[str]:
    """Return the folded words of a message, and its question mark."""
    words = [word.folded for word in reading.words]
    return [*words, _MARK] if reading.asks else words


def features(words: Sequence[str]) -> Iterator[str]:
    """Yield all that a message is judged by."""
    for word in words:
        yield from parts(word)
    yield from pairs(words)


def load() -> Recognizer:
    """Read the shipped weights."""
    table = json.loads(files("answers").joinpath("data/smalltalk.json").read_text("utf-8"))
    return Recognizer(Evidence(**table["any"]), Kinds(**table["kinds"]))
