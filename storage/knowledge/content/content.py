"""The content file: everything that is known as one YAML text."""

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from importlib.resources import files

from pydantic import ValidationError

from answers.models.knowledge import Content, StorySection
from storage.database.limits import MAX_CHARACTERS, MAX_FAULTS
from storage.knowledge.content import yaml
from storage.knowledge.content.findings import ContentError, Finding, Path
from storage.knowledge.knowledge import apply, compare, revision
from storage.knowledge.records import event, stories

_REASONS = {  # what pydantic calls a fault, or how that begins, and what we say
    "missing": "the field is missing",
    "extra_forbidden": "there is no such field",
    "date": "this is no date; write it like 2026-04-22",
    "url": "this is no whole link; it begins with https://",
    "string_too_short": "it is empty",
    "too_short": "at least one is needed",
    "string_too_long": "a name has at most 24 characters",
    "string_pattern_mismatch": "small Latin letters, digits and _ make a command, 32 at the most",
    "string_type": "a text is needed here; one with a colon belongs into quotes",
    "dict_type": "lines are needed below it, one a language",
    "model": "lines are needed below it, each with a field",
    "tuple_type": 'a list is needed here: [one, another], or lines that begin with "- "',
    "union_tag": "kind must be facts, people or story",
}
_KINDS = {  # what pydantic calls a fault, and what we call it
    "missing": "missing",
    "extra_forbidden": "extra",
    "string_too_short": "empty",
    "string_pattern_mismatch": "id",
    "string_too_long": "id",
    "literal_error": "choice",
    "value_error": "language",
}


def shipped() -> Content:
    """Return what the bot knows on its first day."""
    return parse(shipped_text())


def shipped_text() -> str:
    """Return the file that says what the bot knows on its first day."""
    return (files("storage.knowledge.content") / "content.yaml").read_text("utf-8")


def skeleton() -> str:
    """Return a content file of another event, to be filled in: each part with a comment and an example."""
    return (files("storage.knowledge.content") / "skeleton.yaml").read_text("utf-8")


def fill_with_shipped_content(connection: sqlite3.Connection) -> None:
    """Put what the bot knows on its first day into a new database, and the event into one of a time without events."""
    if revision(connection) == 0:
        apply(connection, compare(Content(), shipped()))
    elif not event.load(connection):
        content, told = shipped(), stories.load(connection)  # of these, editors may have taken one away
        sections = {
            command: section
            for command, section in content.sections.items()
            if not isinstance(section, StorySection) or section.story in told
        }
        apply(connection, compare(Content(), Content(event=content.event, sections=sections)))


def parse(text: str) -> Content:
    """Read a content file. References may lead to what only the database holds.

    Raises ContentError.
    """
    if len(text) > MAX_CHARACTERS:
        reason = f"the file has more than {MAX_CHARACTERS:,} characters; split it"
        raise ContentError([Finding("large", reason)])
    try:
        document = yaml.read(text)
    except yaml.YamlError as error:
        raise ContentError([Finding(error.kind, error.reason, line=error.line)]) from error
    if not isinstance(document.data, dict):
        reason = "the file must be a mapping with event, sections, sources, people, facts and so on"
        raise ContentError([Finding("mapping", reason, line=1)])
    try:
        return Content.model_validate({key: value for key, value in document.data.items() if value is not None})
    except ValidationError as error:
        raise ContentError(_findings(error, document)) from error


def located(findings: Iterable[Finding], text: str) -> list[Finding]:
    """Return findings, each with its line in a content file; what is about a record that is not there has none."""
    document = yaml.read(text)
    return [replace(one, line=document.line(one.path)) if one.path[:2] in document.lines else one for one in findings]


def write(knowledge: Content) -> str:
    """Return the knowledge as a content file, without the sources that nothing refers to any more."""
    cited = {record.source for name in ("people", "facts", "stories") for record in getattr(knowledge, name).values()}
    sources = {id_: source for id_, source in knowledge.sources.items() if id_ in cited}
    return yaml.write(knowledge.model_copy(update={"sources": sources}).model_dump(exclude_defaults=True))


def _findings(error: ValidationError, document: yaml.Document) -> list[Finding]:
    findings = [
        Finding(
            _kind(fault["type"]),
            _reason(fault["type"], fault["msg"], fault["loc"]),
            path := _path(fault["loc"]),
            line=document.line(path),
        )
        for fault in error.errors(include_input=False)
    ]
    if len(findings) > MAX_FAULTS:
        more = len(findings) - MAX_FAULTS
        return [*findings[:MAX_FAULTS], Finding("more", f"and {more} more", arguments={"count": more})]
    return findings


def _path(place: Path) -> Path:
    """Return where a fault is in the file: pydantic puts the kind of a section into its path."""
    return (*place[:2], *place[3:]) if place[:1] == ("sections",) else place


def _reason(error_type: str, message: str, place: Path) -> str:
    """Say what pydantic says in the words of somebody who writes the file."""
    if error_type == "string_pattern_mismatch" and place[:1] != ("sections",):
        return "small Latin letters, digits and hyphens make a name; the code of a language has two or three letters"
    words = next((words for beginning, words in _REASONS.items() if error_type.startswith(beginning)), message)
    return words.removeprefix("Value error, ").replace("Input should be", "must be")


def _kind(error_type: str) -> str:
    if error_type.startswith("date"):
        return "date"
    return "link" if error_type.startswith("url") else _KINDS.get(error_type, "shape")
