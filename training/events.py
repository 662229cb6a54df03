"""Events with questions that people asked of them: those to develop on, and those that are only reported.

Editors wrote the content, others the questions, without having seen the editors' own. Which events are only reported
was settled before the engine was touched for any of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from answers.models.knowledge import Content
from storage.knowledge.content import content
from training.corpus import DATA
from training.questions import Question, read_questions

DEVELOP = DATA / "events" / "develop"
REPORT = DATA / "events" / "report"


@dataclass(frozen=True, slots=True)
class AskedEvent:
    """An event, and what was asked of it."""

    name: str
    content: Content
    questions: list[Question]


def events(folder: Path) -> Iterator[AskedEvent]:
    """Read the events of a folder, by name."""
    for file in sorted(folder.glob("*.yaml")):
        questions = file.with_suffix(".jsonl")
        yield AskedEvent(
            file.stem, content.parse(file.read_text("utf-8")), read_questions(questions.read_text("utf-8"))
        )
