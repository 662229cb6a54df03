"""The content file: everything that is known as one YAML text."""

import sqlite3
from collections.abc import Iterator
from importlib.resources import files

from pydantic import ValidationError

from answers.models import LANGUAGES, Knowledge, Text
from storage import yaml
from storage.knowledge import apply, compare, dangling

_MAX_CHARACTERS = 20_000_000
_MAX_FAULTS = 20
_EXAMPLES = 8

# A message holds 4096 code units (Bot API, sendMessage), of which heading and source take some; a button shows a line.
_MAX_TEXT = 3500
_MAX_NAME = 150
_MAX_BUTTON = 64


class ContentError(ValueError):
    """A content file that is not taken, with a line for each fault."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def shipped() -> Knowledge:
    """Return what the bot knows on its first day."""
    return parse((files("storage") / "content.yaml").read_text("utf-8"))


def fill_with_shipped_content(connection: sqlite3.Connection) -> None:
    """Put what the bot knows on its first day into a new database."""
    apply(connection, compare(Knowledge(), shipped()))


def parse(text: str) -> Knowledge:
    """Read a content file. References may lead to what only the database holds.

    Raises ContentError.
    """
    if len(text) > _MAX_CHARACTERS:
        raise ContentError([f"the file has more than {_MAX_CHARACTERS:,} characters; split it"])
    try:
        document = yaml.read(text)
    except yaml.YamlError as error:
        raise ContentError([str(error)]) from error
    if not isinstance(document.data, dict):
        raise ContentError(["line 1: the file must be a mapping with sources, people, facts and so on"])
    try:
        return Knowledge.model_validate({key: value or {} for key, value in document.data.items()})
    except ValidationError as error:
        raise ContentError(_faults(error, document)) from error


def write(knowledge: Knowledge) -> str:
    """Return the knowledge as a content file."""
    return yaml.write(knowledge.model_dump(exclude_defaults=True))


def incomplete(knowledge: Knowledge) -> Iterator[str]:
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
                yield f"facts.{id_}.examples.{language}: {len(set(examples))} example questions; {_EXAMPLES} are needed"
    for id_, story in knowledge.stories.items():
        yield from _missing(f"stories.{id_}.title", story.title)
        for number, chapter in enumerate(story.chapters):
            yield from _missing(f"stories.{id_}.chapters.{number}.title", chapter.title)
            yield from _missing(f"stories.{id_}.chapters.{number}.text", chapter.text)


def too_long(knowledge: Knowledge) -> Iterator[str]:
    """Name each text that does not fit where Telegram is to show it. Lengths are in UTF-16 code units."""
    for id_, fact in knowledge.facts.items():
        yield from _longer(f"facts.{id_}.question", fact.question, _MAX_BUTTON)
        yield from _longer(f"facts.{id_}.answer", fact.answer, _MAX_TEXT)
    for id_, story in knowledge.stories.items():
        for number, chapter in enumerate(story.chapters):
            yield from _longer(f"stories.{id_}.chapters.{number}.title", chapter.title, _MAX_NAME)
            yield from _longer(f"stories.{id_}.chapters.{number}.text", chapter.text, _MAX_TEXT)
    for id_, person in knowledge.people.items():
        yield from _longer(f"people.{id_}.name", person.name, _MAX_NAME)
    for id_, source in knowledge.sources.items():
        yield from _longer(f"sources.{id_}.name", Text(ru=source.name), _MAX_NAME)
    for collection, names in (("countries", knowledge.countries), ("titles", knowledge.titles)):
        for id_, name in names.items():
            yield from _longer(f"{collection}.{id_}", Text(ru=name.get("ru"), kk=name.get("kk")), _MAX_NAME)


def _longer(path: str, text: Text, limit: int) -> Iterator[str]:
    for language in text.languages():
        length = len(text.best(language).encode("utf-16-le")) // 2
        if length > limit:
            yield f"{path}.{language}: {length} characters; at most {limit} fit"


def _missing(path: str, text: Text) -> Iterator[str]:
    for language in LANGUAGES:
        if text.get(language) is None:
            yield f"{path}.{language}: the text is missing"


def _faults(error: ValidationError, document: yaml.Document) -> list[str]:
    faults = [
        f"line {document.line(fault['loc'])}: {'.'.join(map(str, fault['loc']))}: {fault['msg']}"
        for fault in error.errors()
    ]
    if len(faults) > _MAX_FAULTS:
        return [*faults[:_MAX_FAULTS], f"and {len(faults) - _MAX_FAULTS} more"]
    return faults
