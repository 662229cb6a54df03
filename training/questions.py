"""Written questions with what is expected, and the shipped knowledge that they are asked of."""

from collections.abc import Iterable
from pathlib import Path

import answers
from answers.models.knowledge import Knowledge
from bot.shell.evaluate import Question, read_questions
from storage.knowledge.content import content

HERE = Path(__file__).parent / "data"
DATA = Path(answers.__file__).parent / "data"
DEVELOPMENT = HERE / "questions-dev.jsonl"


def knowledge() -> Knowledge:
    """Read the shipped content."""
    return content.shipped()


def written(paths: Iterable[Path]) -> list[Question]:
    """Read files of questions."""
    return [question for path in paths for question in read_questions(path.read_text("utf-8"))]


__all__ = ["DATA", "DEVELOPMENT", "HERE", "Question", "knowledge", "written"]
