"""Train how small talk is told from questions: `python -m training.smalltalk` writes it to `answers/data`.

Messages come from `smalltalk.jsonl` (written for this, with their kinds, and questions beside them that begin or sound
alike), `smalltalk.toml` (single phrases), the development questions, the templates and the shipped content. It first
prints how well messages are told apart by weights that were trained without them.
"""

import json
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from typing import get_args

from answers.analysis.word_weights import parts
from answers.decision.smalltalk import Kinds, Message, Recognizer, message
from answers.engine import Engine
from answers.models.answer import Smalltalk
from answers.models.knowledge import Content
from training.corpus import DATA, DEVELOPMENT, SHIPPED, knowledge, written
from training.exercises import PARTS, part, templates
from training.regression import Sample, fit

TARGET = SHIPPED / "smalltalk.json"
_PHRASE = 0.5  # what a phrase or an example counts, a message that somebody wrote being 1
_UNKNOWN_WORDS = -0.3  # log-odds: they are no small talk
_LEAST = {"any": 0.2, "kinds": 0.5}
_EVEN = 0.5


@dataclass(frozen=True, slots=True)
class Labelled:
    """A message; `kind` is unknown for small talk that was written without one."""

    message: Message
    is_smalltalk: bool
    kind: Smalltalk | None = None
    weight: float = 1.0

    def sample(self, *, right: bool) -> Sample:
        """Return it as something to learn from."""
        return Sample(list(self.message.features()), self.message.words, right, self.weight)


def main() -> None:
    """Train on everything and write the weights."""
    found = list(messages(knowledge()))
    checked = Counter((one.is_smalltalk, chance > _EVEN) for one, chance in _cross_validated(found))
    for is_smalltalk, name in ((True, "small talk"), (False, "questions")):
        right, wrong = checked[is_smalltalk, is_smalltalk], checked[is_smalltalk, not is_smalltalk]
        print(f"{name}: {right} of {right + wrong} recognized when left out of training")  # noqa: T201
    kinds = [one for one in found if one.kind is not None]
    bias: dict[str, float] = {}
    weights: dict[str, dict[str, float]] = {}
    for kind in get_args(Smalltalk):
        fitted = fit([one.sample(right=one.kind == kind) for one in kinds], _UNKNOWN_WORDS, _LEAST["kinds"])
        bias[kind] = fitted.bias
        for feature, weight in fitted.weights.items():
            weights.setdefault(feature, {})[kind] = weight
    either = fit([one.sample(right=one.is_smalltalk) for one in found], _UNKNOWN_WORDS, _LEAST["any"])
    table = {"any": asdict(either), "kinds": {"bias": bias, "weights": weights}}
    TARGET.write_text(json.dumps(table, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", "utf-8")


def messages(known: Content) -> Iterator[Labelled]:
    """Yield what is trained on."""
    engine = Engine(known)

    def read(text: str) -> Message:
        analysis = engine.analyse(engine.read(text), engine.languages[0])
        return message(analysis.reading, analysis.words)

    for question in written([DEVELOPMENT]):
        yield Labelled(read(question.question), question.expect == "smalltalk")
    for line in (DATA / "smalltalk.jsonl").read_text("utf-8").splitlines():
        entry = json.loads(line)
        kind = None if entry["kind"] == "question" else entry["kind"]
        yield Labelled(read(entry["question"]), kind is not None, kind)
    phrases = tomllib.loads((DATA / "smalltalk.toml").read_text("utf-8"))
    for kind in get_args(Smalltalk):
        for phrase in phrases.get(kind, ()):
            yield Labelled(read(phrase), is_smalltalk=True, kind=kind, weight=_PHRASE)
    for text in templates(known):
        yield Labelled(read(text), is_smalltalk=False, weight=_PHRASE)
    for fact in known.facts.values():
        examples = chain(fact.question.root.values(), *fact.examples.root.values())
        yield from (Labelled(read(text), is_smalltalk=False, weight=_PHRASE) for text in examples)


def _cross_validated(found: Sequence[Labelled]) -> Iterator[tuple[Labelled, float]]:
    """Yield each message with the probability that the others give it."""
    place = [part(" ".join(one.message.words), PARTS) for one in found]
    for number in range(PARTS):
        others = [one.sample(right=one.is_smalltalk) for one, its in zip(found, place, strict=True) if its != number]
        weights = fit(others, _UNKNOWN_WORDS, _LEAST["any"])
        for one, its in zip(found, place, strict=True):
            if its == number:
                of_words = [weights.of(parts(word)) for word in one.message.words]
                yield one, Recognizer(weights, Kinds({}, {})).chance(one.message, of_words)


if __name__ == "__main__":
    main()
