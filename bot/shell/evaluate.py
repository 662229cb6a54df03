"""The shell's command `evaluate`: how many of a file's questions are answered right."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from answers.engine import Engine
from answers.matching import embedding
from bot.errors import ServiceError
from bot.settings import Settings
from bot.shell.engine import visible_today
from handlers.kit.menus import DEFAULT
from storage.knowledge.visible import representatives
from training.measures import asking, judge, search
from training.questions import read_passages, read_questions


def report(settings: Settings, file: Path, *, as_json: bool) -> str:
    """Evaluate one file of questions in either form."""
    text = file.read_text("utf-8")
    try:
        found = _evaluate(settings, text)
    except ValidationError as error:
        first = error.errors()[0]
        message = f"{file}: {first['msg']}. See the README for the two kinds of lines that evaluate reads."
        raise ServiceError(message) from error
    if as_json:
        return json.dumps({"file": str(file), **found}, ensure_ascii=False)
    return "\n".join([str(file), *(f"{name}: {_as_text(value)}" for name, value in found.items())])


def _evaluate(settings: Settings, text: str) -> dict[str, Any]:
    embedder = embedding.load(threads=os.cpu_count() or 1)
    if '"expect"' not in text:
        passages, searches = read_passages(text)
        return asdict(search(passages, searches, embedder))
    engine = Engine(representatives(visible_today(settings)))
    return judge(read_questions(text), asking(engine, embedder, DEFAULT)).as_dict()


def _as_text(value: object) -> str:
    if not isinstance(value, dict):
        return str(value)
    return "".join(f"\n  {name}: {tally['right']} of {tally['questions']}" for name, tally in value.items())
