"""Written questions with what is expected, and the shipped knowledge that they are asked of."""

from collections.abc import Iterable
from pathlib import Path

from ruamel.yaml import YAML

from answers.models import Knowledge
from bot.evaluation import Question, read_questions

HERE = Path(__file__).parent
DEVELOPMENT = HERE / "questions-dev.jsonl"
CONTENT = HERE.parent.parent / "storage" / "content.yaml"


def knowledge() -> Knowledge:
    """Read the shipped content."""
    return Knowledge.model_validate(YAML(typ="safe").load(CONTENT.read_text("utf-8")))


def written(paths: Iterable[Path]) -> list[Question]:
    """Read files of questions."""
    return [question for path in paths for question in read_questions(path.read_text("utf-8"))]


__all__ = ["CONTENT", "DEVELOPMENT", "HERE", "Question", "knowledge", "written"]
