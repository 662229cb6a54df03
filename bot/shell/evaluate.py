"""The shell's command `evaluate`: how many of a file's questions are answered right."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console
from rich.progress import Progress

from answers.engine import Engine
from answers.matching import embedding
from answers.matching.embedding import Embedder
from answers.matching.passages import Passage
from answers.models.answer import Answer
from bot.errors import ServiceError
from bot.settings import Settings
from bot.shell import streams
from bot.shell.engine import visible_today
from storage.knowledge.visible import representatives
from training.measures import Found, asking, judge, search
from training.questions import Question, QuestionsError, Search, are_about_passages, read_passages, read_questions


class _Retrieval(NamedTuple):
    """Passages, and questions over them."""

    passages: Sequence[Passage]
    searches: Sequence[Search]


def reports(settings: Settings, files: Sequence[str], *, as_json: bool) -> Iterator[str]:
    """Yield how each file fares, in either form; `-` is standard input. All are read before the first is measured.

    Raises DatabaseRefusedError, ServiceError for what is no file of questions, and OSError.
    """
    read = [_read(Path(file)) for file in files]
    embedder = embedding.load(threads=os.cpu_count() or 1)
    ask: Callable[[str], Answer] | None = None
    for file, questions in zip(files, read, strict=True):
        with _progress() as progress:
            if isinstance(questions, _Retrieval):
                found = asdict(_search(questions, embedder, progress))
            else:
                ask = ask or _asking(settings, embedder, progress)
                found = judge(progress.track(questions, description="Asking"), ask).as_dict()
        yield _as_json(file, found) if as_json else _as_text(file, found)


def _read(file: Path) -> list[Question] | _Retrieval:
    text = streams.read_text(file)
    try:
        return _Retrieval(*read_passages(text)) if are_about_passages(text) else read_questions(text)
    except QuestionsError as error:
        message = f"{streams.name_of(file)}: {error}."
        raise ServiceError(message) from error


def _progress() -> Progress:
    """Return what shows on a terminal how far it is: on standard error, and gone at the end."""
    return Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())


def _asking(settings: Settings, embedder: Embedder | None, progress: Progress) -> Callable[[str], Answer]:
    """Return how the engine is asked, once it has the embeddings of all that is said: half a minute's work."""
    said = visible_today(settings)
    engine = Engine(representatives(said))
    if embedder is not None:
        texts = engine.without_vector()
        task = progress.add_task("Embedding what is known", total=len(texts))
        for vectors in embedder.questions(texts):
            engine.set_vectors(vectors)
            progress.advance(task, len(vectors))
    return asking(engine, embedder, said.event.languages[0])


def _search(questions: _Retrieval, embedder: Embedder | None, progress: Progress) -> Found:
    progress.add_task("Indexing passages", total=None)
    return search(questions.passages, progress.track(questions.searches, description="Asking"), embedder)


def _as_json(file: str, found: Mapping[str, Any]) -> str:
    return json.dumps({"file": file, **found}, ensure_ascii=False)


def _as_text(file: str, found: Mapping[str, Any]) -> str:
    return "\n".join([file, *(f"{name}: {_value(value)}" for name, value in found.items())])


def _value(value: object) -> str:
    if not isinstance(value, dict):
        return str(value)
    return "".join(f"\n  {name}: {tally['right']} of {tally['questions']}" for name, tally in value.items())
