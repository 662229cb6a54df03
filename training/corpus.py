"""What is trained on and reported on: written questions, and the shipped knowledge that they are asked of."""

from collections.abc import Iterable
from pathlib import Path

import answers
from answers.models.knowledge import Content
from storage.knowledge.content import content
from training.questions import Question, read_questions

DATA = Path(__file__).parent / "data"
SHIPPED = Path(answers.__file__).parent / "data"
DEVELOPMENT = DATA / "questions-dev.jsonl"
REPORT = DATA / "questions-report.jsonl"


def knowledge() -> Content:
    """Read the shipped content."""
    return content.shipped()


def written(paths: Iterable[Path]) -> list[Question]:
    """Read files of questions."""
    return [question for path in paths for question in read_questions(path.read_text("utf-8"))]
