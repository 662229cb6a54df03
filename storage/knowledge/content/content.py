"""The content file: everything that is known as one YAML text."""

import re
import sqlite3
from collections.abc import Iterator
from importlib.resources import files

from pydantic import ValidationError

from answers.models.knowledge import LANGUAGES, Knowledge, Text
from storage.knowledge.content import yaml
from storage.knowledge.content.findings import ContentError, Finding
from storage.knowledge.knowledge import apply, compare, dangling

_MAX_CHARACTERS = 20_000_000
_MAX_FAULTS = 20
_EXAMPLES = 8

# A message holds 4096 code units (Bot API, sendMessage), of which heading and source take some.
MAX_TEXT = 3500
MAX_QUESTION = 300  # where it is a button, the button is cut
_MAX_NAME = 150

_KINDS = {  # what pydantic calls a fault, and what we call it
    "missing": "missing",
    "extra_forbidden": "extra",
    "string_too_short": "empty",
    "string_pattern_mismatch": "id",
    "string_too_long": "id",
    "literal_error": "choice",
    "value_error": "language",
}


def shipped() -> Knowledge:
    """Return what the bot knows on its first day."""
    return parse((files("storage.knowledge.content") / "content.yaml").read_text("utf-8"))


def fill_with_shipped_content(connection: sqlite3.Connection) -> None:
    """Put what the bot knows on its first day into a new database."""
    apply(connection, compare(Knowledge(), shipped()))


def parse(text: str) -> Knowledge:
    """Read a content file. References may lead to what only the database holds.

    Raises ContentError.
    """
    if len(text) > _MAX_CHARACTERS:
        reason = f"the file has more than {_MAX_CHARACTERS:,} characters; split it"
        raise ContentError([Finding("large", reason)])
    try:
        document = yaml.read(text)
    except yaml.YamlError as error:
        raise ContentError([Finding(error.kind, error.reason, line=error.line)]) from error
    if not isinstance(document.data, dict):
        reason = "the file must be a mapping with sources, people, facts and so on"
        raise ContentError([Finding("mapping", reason, line=1)])
    try:
        return Knowledge.model_validate({key: value or {} for key, value in document.data.items()})
    except ValidationError as error:
        raise ContentError(_findings(error, document)) from error


def write(knowledge: Knowledge) -> str:
    """Return the knowledge as a content file, without the sources that nothing refers to any more."""
    cited = {thing.source for name in ("people", "facts", "stories") for thing in getattr(knowledge, name).values()}
    sources = {id_: source for id_, source in knowledge.sources.items() if id_ in cited}
    return yaml.write(knowledge.model_copy(update={"sources": sources}).model_dump(exclude_defaults=True))


def incomplete(knowledge: Knowledge) -> Iterator[Finding]:
    """Name each reference that leads nowhere, each text that lacks a language, each fact with too few examples."""
    yield from dangling(knowledge)
    for id_, person in knowledge.people.items():
        yield from _missing(f"people.{id_}.name", person.name)
    for id_, fact in knowledge.facts.items():
        yield from _missing(f"facts.{id_}.question", fact.question)
        yield from _missing(f"facts.{id_}.answer", fact.answer)
        for language in LANGUAGES:
            examples = fact.examples.get(language)
            if len(set(examples)) < _EXAMPLES:
                reason = f"{len(set(examples))} example questions; {_EXAMPLES} are needed"
                yield Finding("examples", reason, f"facts.{id_}.examples.{language}")
    for id_, story in knowledge.stories.items():
        yield from _missing(f"stories.{id_}.title", story.title)
        for number, chapter in enumerate(story.chapters):
            yield from _missing(f"stories.{id_}.chapters.{number}.title", chapter.title)
            yield from _missing(f"stories.{id_}.chapters.{number}.text", chapter.text)


def too_long(knowledge: Knowledge) -> Iterator[Finding]:
    """Name each text that does not fit where Telegram is to show it. Lengths are in UTF-16 code units."""
    for id_, fact in knowledge.facts.items():
        yield from _longer(f"facts.{id_}.question", fact.question, MAX_QUESTION)
        yield from _longer(f"facts.{id_}.answer", fact.answer, MAX_TEXT)
        for language in LANGUAGES:
            for example in fact.examples.get(language):
                yield from _longer(f"facts.{id_}.examples", Text.model_validate({language: example}), MAX_QUESTION)
    for id_, story in knowledge.stories.items():
        yield from _longer(f"stories.{id_}.title", story.title, _MAX_NAME)
        for number, chapter in enumerate(story.chapters):
            yield from _longer(f"stories.{id_}.chapters.{number}.title", chapter.title, _MAX_NAME)
            yield from _longer(f"stories.{id_}.chapters.{number}.text", chapter.text, MAX_TEXT)
    for id_, person in knowledge.people.items():
        yield from _longer(f"people.{id_}.name", person.name, _MAX_NAME)
    for id_, source in knowledge.sources.items():
        yield from _longer(f"sources.{id_}.name", Text(ru=source.name), _MAX_NAME)
    for collection, names in (("countries", knowledge.countries), ("titles", knowledge.titles)):
        for id_, name in names.items():
            yield from _longer(f"{collection}.{id_}", Text(ru=name.get("ru"), kk=name.get("kk")), _MAX_NAME)


def _longer(path: str, text: Text, limit: int) -> Iterator[Finding]:
    for language in text.languages():
        length = len(text.best(language).encode("utf-16-le")) // 2
        if length > limit:
            reason = f"{length} characters; at most {limit} fit"
            yield Finding("long", reason, f"{path}.{language}", arguments={"length": length, "limit": limit})


def _missing(path: str, text: Text) -> Iterator[Finding]:
    for language in LANGUAGES:
        if text.get(language) is None:
            yield Finding("untranslated", "the text is missing", f"{path}.{language}")


def _findings(error: ValidationError, document: yaml.Document) -> list[Finding]:
    findings = [
        Finding(
            _kind(fault["type"]),
            _reason(fault["msg"]),
            ".".join(map(str, fault["loc"])),
            line=document.line(fault["loc"]),
        )
        for fault in error.errors(include_input=False)
    ]
    if len(findings) > _MAX_FAULTS:
        more = len(findings) - _MAX_FAULTS
        return [*findings[:_MAX_FAULTS], Finding("more", f"and {more} more", arguments={"count": more})]
    return findings


def _reason(message: str) -> str:
    """Say what pydantic says without its words for our classes."""
    shape = re.sub(r"a valid dictionary or instance of \w+", "fields, each with its value", message)
    return shape.removeprefix("Value error, ").replace("Input should be", "must be")


def _kind(error_type: str) -> str:
    if error_type.startswith("date"):
        return "date"
    return "link" if error_type.startswith("url") else _KINDS.get(error_type, "shape")
