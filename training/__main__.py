"""`make eval`: Garysh beside other methods, by register; calibration; time; what embeddings add.

    python -m training [FILE…]

FILEs hold written questions, or passages and questions over them. Unless any are given, the questions are those kept to
report on; where they are missing, those that the decision was trained on, whose figures are too good.
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from answers.engine import Engine
from answers.matching import embedding
from answers.matching.embedding import Embedder
from answers.matching.passages import Passage
from answers.models.answer import Answer
from training.baselines import Document, Method, documents, methods
from training.corpus import DEVELOPMENT, REPORT, knowledge, written
from training.embedder import CachingEmbedder
from training.measures import Judged, Tally, asking, expected_error, is_right, judge, reliability, search
from training.questions import Question, Search, are_about_passages, read_passages

_PERCENTILE = 0.95


def main() -> None:
    """Print everything."""
    console = Console(width=132)
    loaded = embedding.load(threads=2)
    embedder = None if loaded is None else CachingEmbedder(loaded)
    known = knowledge()
    labelled = list(documents(known))
    others = methods([document.text for document in labelled], embedder)
    for file in [Path(name) for name in sys.argv[1:]] or [REPORT if REPORT.exists() else DEVELOPMENT]:
        text = file.read_text("utf-8")
        console.rule(file.name)
        if are_about_passages(text):
            console.print(_passages(*read_passages(text), embedder))
            continue
        questions = written([file])
        lexical = Engine(known)
        columns = {"Garysh, no embeddings": judge(questions, lexical.answer)}
        similar = Engine(known)
        ask = asking(similar, embedder, None)
        if embedder is not None:
            columns["Garysh"] = judge(questions, ask)
        for name, method in others.items():
            columns[name] = _best(questions, labelled, method)
        console.print(_table(columns))
        console.print(_calibration(questions, ask))
        console.print(_time(questions, Engine(known)))


def _table(columns: dict[str, Judged]) -> Table:
    table = Table(title="share of right answers, or of silence where nothing is known")
    table.add_column("register")
    table.add_column("n", justify="right")
    for name in columns:
        table.add_column(name, justify="right")
    registers = next(iter(columns.values())).by_register
    for register in sorted(registers):
        shares = [_share(judged.by_register[register]) for judged in columns.values()]
        table.add_row(register, str(registers[register].questions), *shares)
    table.add_section()
    for name in ("answered", "silent", "smalltalk", "language"):
        tallies = [getattr(judged, name) for judged in columns.values()]
        table.add_row(name, str(tallies[0].questions), *map(_share, tallies))
    return table


def _share(tally: Tally) -> str:
    return f"{tally.share:.3f}" if tally.questions else "–"


def _best(questions: Sequence[Question], labelled: Sequence[Document], method: Method) -> Judged:
    """Judge a method with the threshold that gives the best mean of answering and silence on these very questions."""
    found = []
    for question in questions:
        scores = method.scores(question.question)
        place = max(range(len(scores)), key=scores.__getitem__)
        found.append((scores[place], labelled[place].label))
    thresholds = sorted({score for score, _ in found})
    return max(
        (_at(questions, found, threshold) for threshold in [*thresholds[:: len(thresholds) // 60 + 1], float("inf")]),
        key=lambda judged: judged.answered.share + judged.silent.share,
    )


def _at(questions: Sequence[Question], found: Sequence[tuple[float, str]], threshold: float) -> Judged:
    judged = Judged()
    for question, (score, label) in zip(questions, found, strict=True):
        said = label if score >= threshold else "unknown"
        kind = {"unknown": judged.silent, "smalltalk": judged.smalltalk}.get(question.expect, judged.answered)
        for tally in (kind, judged.by_register.setdefault(question.register, Tally())):
            tally.count(right=said == question.expect)
    return judged


def _calibration(questions: Sequence[Question], ask: Callable[[str], Answer]) -> Table:
    pairs = []
    for question in questions:
        answer = ask(question.question)
        if answer.status == "answered":
            pairs.append((answer.confidence, is_right(question.expect, answer)))
        elif answer.status != "smalltalk" and question.expect != "smalltalk":
            pairs.append((answer.confidence, question.expect in answer.options[:1]))
    table = Table(title=f"calibration: expected error {expected_error(pairs):.3f} over {len(pairs)} decisions")
    for name in ("confidence", "decisions", "mean confidence", "right"):
        table.add_column(name, justify="right")
    for row in reliability(pairs):
        table.add_row(f"{row.low:.1f}–{row.high:.1f}", str(row.count), f"{row.confidence:.3f}", f"{row.right:.3f}")
    return table


def _time(questions: Sequence[Question], engine: Engine) -> str:
    taken = []
    for question in questions:
        started = time.process_time_ns()
        engine.answer(question.question)
        taken.append((time.process_time_ns() - started) / 1e6)
    taken.sort()
    late = taken[int(len(taken) * _PERCENTILE)]
    return f"CPU for a question, without embeddings: {sum(taken) / len(taken):.3f} ms on average, p95 {late:.3f} ms"


def _passages(passages: Sequence[Passage], searches: Sequence[Search], embedder: Embedder | None) -> Table:
    table = Table(title=f"{len(searches)} questions over {len(passages)} passages")
    for name in ("method", "hit@1", "MRR@10"):
        table.add_column(name)
    texts = [passage.whole for passage in passages]
    every = methods(texts, embedder)
    for name in ("FTS5 words", "BM25 4-grams", "e5-small", "e5 + 4-grams"):
        if name in every:
            table.add_row(name, *_ranks(every[name], passages, searches))
    found = search(passages, searches, embedder)
    table.add_row("Garysh", f"{found.hit_at_1:.3f}", f"{found.mrr_at_10:.3f}")
    return table


def _ranks(method: Method, passages: Sequence[Passage], searches: Sequence[Search]) -> tuple[str, str]:
    hits = reciprocal = 0.0
    for one in searches:
        scores = method.scores(one.question)
        best = sorted(range(len(scores)), key=lambda place: -scores[place])[:10]
        ranks = [rank for rank, place in enumerate(best, 1) if passages[place].id in one.passages]
        hits += bool(ranks and ranks[0] == 1)
        reciprocal += 1 / ranks[0] if ranks else 0.0
    return f"{hits / len(searches):.3f}", f"{reciprocal / len(searches):.3f}"


if __name__ == "__main__":
    main()
