"""Texts that do not fit where Telegram is to show them."""

from collections.abc import Iterator

from answers.models.knowledge import Content, Event, Phrases, Text
from storage.database.limits import (
    MAX_BOT_DESCRIPTION,
    MAX_BOT_NAME,
    MAX_BOT_SHORT_DESCRIPTION,
    MAX_COMMAND_DESCRIPTION,
    MAX_EXAMPLES,
    MAX_LABEL,
    MAX_NAME,
    MAX_QUESTION,
    MAX_TEXT,
)
from storage.knowledge.content.findings import Finding, Path


def too_long(content: Content) -> Iterator[Finding]:
    """Name each text that does not fit where Telegram is to show it, and each fact with too many examples."""
    for path, text, limit in texts(content):
        for language in text.languages():
            yield from _longer((*path, language), text.best(language), limit)
    for id_, source in content.sources.items():
        yield from _longer(("sources", id_, "name"), source.name, MAX_NAME)
    for path, phrases, limit in lists(content):
        for language in phrases.languages():
            for phrase in phrases.get(language):
                yield from _longer((*path, language), phrase, limit)
    for path, alias in _aliases(content):
        yield from _longer(path, alias, MAX_NAME)
    for id_, fact in content.facts.items():
        yield from _too_many(("facts", id_, "examples"), fact.examples)


def lists(content: Content) -> Iterator[tuple[Path, Phrases, int]]:
    """Yield each list of phrases, where it stands, and for how many code units of each there is room."""
    for id_, fact in content.facts.items():
        yield ("facts", id_, "examples"), fact.examples, MAX_QUESTION
    for command, section in content.sections.items():
        yield ("sections", command, "aliases"), section.aliases, MAX_NAME
    if content.event is not None:
        yield ("event", "aliases"), content.event.aliases, MAX_NAME
        yield ("event", "people", "aliases"), content.event.people.aliases, MAX_NAME


def _aliases(content: Content) -> Iterator[tuple[Path, str]]:
    for collection in ("countries", "titles", "people"):
        for id_, record in getattr(content, collection).items():
            yield from (((collection, id_, "aliases"), alias) for alias in record.aliases)


def texts(content: Content) -> Iterator[tuple[Path, Text, int]]:
    """Yield each text, where it stands, and for how many code units there is room."""
    yield from _of_facts_and_stories(content)
    yield from _of_names(content)
    for command, section in content.sections.items():
        yield ("sections", command, "title"), section.title, MAX_LABEL
        yield ("sections", command, "menu"), section.menu, MAX_COMMAND_DESCRIPTION
    if content.event is not None:
        yield from _of_event(content.event)


def _of_facts_and_stories(content: Content) -> Iterator[tuple[Path, Text, int]]:
    for id_, fact in content.facts.items():
        yield ("facts", id_, "question"), fact.question, MAX_QUESTION
        yield ("facts", id_, "answer"), fact.answer, MAX_TEXT
    for id_, story in content.stories.items():
        yield ("stories", id_, "title"), story.title, MAX_NAME
        for number, chapter in enumerate(story.chapters):
            yield ("stories", id_, "chapters", number, "title"), chapter.title, MAX_NAME
            yield ("stories", id_, "chapters", number, "text"), chapter.text, MAX_TEXT


def _of_names(content: Content) -> Iterator[tuple[Path, Text, int]]:
    for id_, person in content.people.items():
        yield ("people", id_, "name"), person.name, MAX_NAME
    for id_, country in content.countries.items():
        yield ("countries", id_), country.name, MAX_NAME
    for id_, title in content.titles.items():
        yield ("titles", id_), title.name, MAX_NAME
        if title.short is not None:
            yield ("titles", id_, "short"), title.short, MAX_LABEL


def _of_event(event: Event) -> Iterator[tuple[Path, Text, int]]:
    yield ("event", "name"), event.name, MAX_NAME
    yield ("event", "about"), event.about, MAX_QUESTION
    yield ("event", "greeting"), event.greeting, MAX_TEXT
    yield ("event", "example"), event.example, MAX_QUESTION
    yield ("event", "bot", "name"), event.bot.name, MAX_BOT_NAME
    yield ("event", "bot", "description"), event.bot.description, MAX_BOT_DESCRIPTION
    yield ("event", "bot", "short_description"), event.bot.short_description, MAX_BOT_SHORT_DESCRIPTION
    yield ("event", "people", "title"), event.people.title, MAX_NAME


def _longer(path: Path, line: str, limit: int) -> Iterator[Finding]:
    length = len(line.encode("utf-16-le")) // 2
    if length > limit:
        reason = f"{length} characters; at most {limit} fit"
        yield Finding("long", reason, path, arguments={"length": length, "limit": limit})


def _too_many(path: Path, examples: Phrases) -> Iterator[Finding]:
    for language in examples.languages():
        count = len(examples.get(language))
        if count > MAX_EXAMPLES:
            reason = f"{count} example questions; at most {MAX_EXAMPLES} are taken"
            arguments = {"count": count, "limit": MAX_EXAMPLES}
            yield Finding("many-examples", reason, (*path, language), arguments=arguments)
