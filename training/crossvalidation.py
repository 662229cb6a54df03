"""How well the decision does on questions whose forms it was not trained on, for a range of cuts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from answers.analysis.word_weights import WordWeights
from answers.decision.decision import Decision
from answers.engine import Engine
from answers.matching.embedding import Embedder
from answers.models.knowledge import Content
from training.exercises import PARTS, part
from training.measures import Judged, asking, judge
from training.questions import Question

# The bars that questions of other people must clear; silence gets some room, for it is where strangers surprise.
LEAST_SILENT = 0.925
CUTS = tuple(round(0.24 + 0.03 * step, 2) for step in range(15))


@dataclass(frozen=True, slots=True)
class Part:
    """Questions that were left out, and what was trained on all others."""

    questions: Sequence[Question]
    decision: Decision
    uncovered: WordWeights


def parts(
    questions: Sequence[Question], decisions: Sequence[Decision], word_weights: Sequence[WordWeights]
) -> Iterator[Part]:
    """Yield each part with the decision and the word weights that were trained without it."""
    for number, (decision, uncovered) in enumerate(zip(decisions, word_weights, strict=True)):
        left_out = [one for place, one in enumerate(questions) if part(f"written-{place}", PARTS) == number]
        yield Part(left_out, decision, uncovered)


def check(knowledge: Content, found: Sequence[Part], embedder: Embedder | None) -> Mapping[float, Judged]:
    """Return how well each cut does on what was left out; with an embedder, in the way with embeddings."""
    engine = Engine(knowledge)
    ask = asking(engine, embedder, None)
    judged: dict[float, Judged] = {}
    for cut in CUTS:
        total = judged[cut] = Judged()
        for one in found:
            lexical = replace(one.decision.lexical, answered=cut if embedder is None else one.decision.lexical.answered)
            similar = replace(one.decision.similar, answered=cut)
            engine.decision = replace(one.decision, lexical=lexical, similar=similar)
            engine.uncovered = one.uncovered
            engine.update(knowledge)
            add(total, judge(one.questions, ask))
    return judged


def add(total: Judged, more: Judged) -> None:
    """Add the tallies of one part to those of others."""
    for name in ("answered", "silent", "smalltalk", "language"):
        getattr(total, name).add(getattr(more, name))
    for register, tally in more.by_register.items():
        total.by_register.setdefault(register, type(tally)()).add(tally)


def best(judged: Mapping[float, Judged]) -> float:
    """Return the lowest cut that keeps silence, or the one that keeps it best."""
    silent = [cut for cut, one in judged.items() if one.silent.share >= LEAST_SILENT]
    return min(silent) if silent else max(judged, key=lambda cut: judged[cut].silent.share)
