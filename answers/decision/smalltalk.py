"""Small talk: messages that ask for nothing that could be known; `training/smalltalk.py` trains how to tell."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from math import exp
from pathlib import Path
from typing import NamedTuple

from answers.analysis.word_analysis import WordAnalysis
from answers.analysis.word_weights import WordWeights, parts, scaled
from answers.models.answer import Smalltalk
from answers.models.reading import Reading
from answers.reading.orthography import SHIPPED

_BEGIN, _END = "<", ">"
_NOTHING: Mapping[Smalltalk, float] = {}


class Message(NamedTuple):
    """The folded words of a message, and signs of what it does: it has a question mark, asks, or names something."""

    words: Sequence[str]
    signs: Sequence[str]

    def features(self) -> Iterator[str]:
        """Yield all that it is judged by."""
        yield from chain.from_iterable(map(parts, self.words))
        yield from self.around()

    def around(self) -> Iterator[str]:
        """Yield neighbouring words, the first and the last one beside its borders, and the signs."""
        for one, other in pairwise((_BEGIN, *self.words, _END)):
            yield f"{one} {other}"
        yield from self.signs


@dataclass(frozen=True, slots=True)
class Kinds:
    """What features of a message speak for each kind; `bias` is there for every kind, weights where they count."""

    bias: Mapping[Smalltalk, float]
    weights: Mapping[str, Mapping[Smalltalk, float]]

    def of(self, message: Message) -> Smalltalk:
        """Return the likeliest kind of a message that is small talk; a greeting comes beside what is meant."""
        found = dict.fromkeys(self.bias, 0.0)
        for feature in message.features():
            for kind, weight in self.weights.get(feature, _NOTHING).items():
                found[kind] += weight
        scores = {kind: bias + scaled(found[kind], message.words) for kind, bias in self.bias.items()}
        meant = [kind for kind, score in scores.items() if kind != "greeting" and score > 0]
        return max(meant or scores, key=lambda kind: scores[kind])


@dataclass(frozen=True, slots=True)
class Recognizer:
    """Tells small talk from questions, and its kinds from each other."""

    any: WordWeights
    kinds: Kinds

    def chance(self, message: Message, of_words: Sequence[float]) -> float:
        """Return the probability that a message is small talk, given the log-odds of each of its words."""
        log_odds = sum(of_words[: len(message.words)]) + self.any.of(message.around())
        return 1 / (1 + exp(-self.any.bias - scaled(log_odds, message.words)))


def message(reading: Reading, words: Sequence[WordAnalysis]) -> Message:
    """Return what is judged of a message."""
    signs = {
        "?": reading.asks,
        "asks": any(word.kinds for word in words),
        "names": any(word.topical for word in words),
    }
    return Message([word.folded for word in reading.words], [sign for sign, is_there in signs.items() if is_there])


@cache
def load(data: Path = SHIPPED) -> Recognizer:
    """Read the shipped weights."""
    table = json.loads(data.joinpath("smalltalk.json").read_text("utf-8"))
    return Recognizer(WordWeights(**table["any"]), Kinds(**table["kinds"]))
