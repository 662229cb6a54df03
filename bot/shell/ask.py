"""The shell's command `ask`: questions in, answers out, nothing recorded."""

import json
import time
from collections.abc import Callable, Iterable
from typing import Any

import typer

from answers.models.answer import Answer
from answers.models.knowledge import Language, Source
from bot.errors import ServiceError
from bot.settings import Settings
from bot.shell.engine import consult
from handlers.kit import rendering
from handlers.kit.rendering import Rendered
from locales import load_translators


def answer_all(
    settings: Settings,
    questions: Iterable[str],
    language: Language | None,
    form: Callable[[str, Answer, Rendered, float], str],
) -> None:
    """Write one flushed line, or paragraph, for each question; without a language, the event's first is the default.

    Raises ServiceError where the event is not told in this language.
    """
    known, ask = consult(settings)
    translators, spoken = load_translators(), known.event.languages
    if language is not None and language not in spoken:
        message = f"--language {language}: the event is told in {', '.join(spoken)}; name one of these."
        raise ServiceError(message)
    for line in questions:
        question = line.rstrip("\r\n")
        started = time.perf_counter()
        answer = ask(question, language or spoken[0])
        words = rendering.render(answer, known, translators[answer.language])
        milliseconds = (time.perf_counter() - started) * 1000
        typer.echo(form(question, answer, words, milliseconds))


def as_text(question: str, answer: Answer, words: Rendered, milliseconds: float) -> str:  # noqa: ARG001 - one of the forms
    """Return what a person reads."""
    lines = [words.plain, *(f"- {option.question}" for option in words.options)]
    lines += [f"({source.name}, {source.date})" for source in words.sources]
    return "\n".join(lines)


def as_json(question: str, answer: Answer, words: Rendered, milliseconds: float) -> str:
    """Return a line for machines, as the design describes it."""
    line: dict[str, Any] = {
        "question": question,
        "status": answer.status,
        "language": answer.language,
        "text": words.plain,
        "source": _source(words.sources[0]) if words.sources else None,
        "fact": answer.fact,
        "options": [{"fact": option.fact, "question": option.question} for option in words.options],
        "confidence": round(answer.confidence, 4),
        "milliseconds": round(milliseconds, 3),
    }
    return json.dumps(line, ensure_ascii=False)


def _source(source: Source) -> dict[str, str | None]:
    url = None if source.url is None else str(source.url)
    return {"name": source.name, "url": url, "date": source.date.isoformat()}
