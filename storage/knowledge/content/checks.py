"""What is wrong with what is known, place by place: references, lengths, what no bot can work with; and hints."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from pydantic import HttpUrl

from answers.models.knowledge import Content, Event, FactsSection, Language, Phrases, StorySection, Text
from locales import languages
from storage.database.limits import (
    EARLIEST,
    ENOUGH_EXAMPLES,
    MAX_BOT_DESCRIPTION,
    MAX_BOT_NAME,
    MAX_BOT_SHORT_DESCRIPTION,
    MAX_COMMAND_DESCRIPTION,
    MAX_EXAMPLES,
    MAX_LABEL,
    MAX_LINK,
    MAX_NAME,
    MAX_QUESTION,
    MAX_TEXT,
)
from storage.knowledge.commands import FIXED
from storage.knowledge.content.findings import Finding, Path
from storage.knowledge.knowledge import Change, merged

_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")


def caused(current: Content, changes: Sequence[Change]) -> list[Finding]:
    """Return what would be wrong after the changes, without what was so before in records that they leave alone.

    References are looked at everywhere: whoever deletes a record breaks those in others.
    """
    result = merged(current, changes)
    touched = {_path(change) for change in changes}
    found = chain(too_long(result), unusable(result))
    return [*dangling(result), *(finding for finding in found if not touched.isdisjoint(_beginnings(finding.path)))]


def faults(content: Content) -> Iterator[Finding]:
    """Name everything that a bot cannot work with."""
    yield from dangling(content)
    yield from too_long(content)
    yield from unusable(content)


def hints(content: Content, changes: Sequence[Change]) -> list[Finding]:
    """Return what of the changed records is worth a look: a missing language, few examples, a fact out of reach."""
    touched = {_path(change) for change in changes}
    found = chain(_untranslated(content), _with_few_examples(content), _unreached(content))
    return [finding for finding in found if not touched.isdisjoint(_beginnings(finding.path))]


def dangling(content: Content) -> Iterator[Finding]:
    """Name each reference that leads nowhere."""
    for id_, person in content.people.items():
        if person.country not in content.countries:
            yield _nowhere("country", person.country, ("people", id_, "country"))
        for title in person.titles:
            if title not in content.titles:
                yield _nowhere("title", title, ("people", id_, "titles"))
    for collection in ("people", "facts", "stories"):
        for id_, record in getattr(content, collection).items():
            if record.source not in content.sources:
                yield _nowhere("source", record.source, (collection, id_, "source"))


def too_long(content: Content) -> Iterator[Finding]:
    """Name each text that does not fit where Telegram is to show it, and each fact with too many examples."""
    for path, text, limit in _limited(content):
        yield from _longer(path, text, limit)
    for id_, fact in content.facts.items():
        yield from _too_many(("facts", id_, "examples"), fact.examples)
        for language in fact.examples.languages():
            for example in fact.examples.get(language):
                yield from _longer(("facts", id_, "examples"), Text({language: example}), MAX_QUESTION)


def unusable(content: Content) -> Iterator[Finding]:
    """Name what nobody could use: links and dates that a form refuses, languages and commands that cannot be."""
    for id_, source in content.sources.items():
        if source.url is not None:
            yield from _not_open(("sources", id_, "url"), source.url)
        yield from _too_early(("sources", id_, "date"), source.date)
    for id_, fact in content.facts.items():
        if fact.until is not None:
            yield from _too_early(("facts", id_, "until"), fact.until)
    if content.event is not None:
        known = languages()
        for language in content.event.languages:
            if language not in known:
                reason = f"there are no files of the language {language!r}; there are those of {', '.join(known)}"
                arguments = {"language": language, "known": ", ".join(known)}
                yield Finding("no-language", reason, ("event", "languages"), arguments=arguments)
    for id_, section in content.sections.items():
        if id_ in FIXED:
            yield Finding("command", f"/{id_} is a command already", ("sections", id_), arguments={"id": id_})
        if isinstance(section, StorySection) and section.story not in content.stories:
            yield _nowhere("story", section.story, ("sections", id_, "story"))


def opens(url: HttpUrl) -> bool:
    """Return whether the host of a link is a site's name, not that of a machine nearby or a number."""
    return bool(_HOST.fullmatch((url.unicode_host() or "").removeprefix("www.")))


def _limited(content: Content) -> Iterator[tuple[Path, Text, int]]:
    """Yield each text that has room for so many code units."""
    for id_, fact in content.facts.items():
        yield ("facts", id_, "question"), fact.question, MAX_QUESTION
        yield ("facts", id_, "answer"), fact.answer, MAX_TEXT
    for id_, story in content.stories.items():
        yield ("stories", id_, "title"), story.title, MAX_NAME
        for number, chapter in enumerate(story.chapters):
            yield ("stories", id_, "chapters", number, "title"), chapter.title, MAX_NAME
            yield ("stories", id_, "chapters", number, "text"), chapter.text, MAX_TEXT
    for id_, person in content.people.items():
        yield ("people", id_, "name"), person.name, MAX_NAME
    for id_, source in content.sources.items():
        yield ("sources", id_, "name"), Text({"name": source.name}), MAX_NAME
    for id_, country in content.countries.items():
        yield ("countries", id_), country.name, MAX_NAME
    for id_, title in content.titles.items():
        yield ("titles", id_), title.name, MAX_NAME
        if title.short is not None:
            yield ("titles", id_, "short"), title.short, MAX_LABEL
    for command, section in content.sections.items():
        yield ("sections", command, "title"), section.title, MAX_LABEL
        yield ("sections", command, "menu"), section.menu, MAX_COMMAND_DESCRIPTION
    if content.event is not None:
        yield from _limited_of_event(content.event)


def _limited_of_event(event: Event) -> Iterator[tuple[Path, Text, int]]:
    yield ("event", "name"), event.name, MAX_NAME
    yield ("event", "about"), event.about, MAX_QUESTION
    yield ("event", "greeting"), event.greeting, MAX_TEXT
    yield ("event", "example"), event.example, MAX_QUESTION
    yield ("event", "bot", "name"), event.bot.name, MAX_BOT_NAME
    yield ("event", "bot", "description"), event.bot.description, MAX_BOT_DESCRIPTION
    yield ("event", "bot", "short_description"), event.bot.short_description, MAX_BOT_SHORT_DESCRIPTION
    yield ("event", "people", "title"), event.people.title, MAX_NAME


def _untranslated(content: Content) -> Iterator[Finding]:
    """Name each text that lacks a language of the event."""
    wanted = _languages_of(content)
    for path, text, _ in _limited(content):
        if path[0] != "sources":
            for language in wanted:
                if text.get(language) is None:
                    yield Finding("untranslated", "the text is missing", (*path, language))


def _with_few_examples(content: Content) -> Iterator[Finding]:
    for id_, fact in content.facts.items():
        for language in fact.answer.languages():
            count = len({*fact.examples.get(language)})
            if count < ENOUGH_EXAMPLES:
                reason = f"{count} example questions; with {ENOUGH_EXAMPLES} it is understood better"
                arguments = {"count": count, "limit": ENOUGH_EXAMPLES}
                yield Finding("few-examples", reason, ("facts", id_, "examples", language), arguments=arguments)


def _unreached(content: Content) -> Iterator[Finding]:
    """Name each fact whose topic no section shows: it is found by questions alone."""
    reached = {topic for one in content.sections.values() if isinstance(one, FactsSection) for topic in one.topics}
    for id_, fact in content.facts.items() if content.sections else ():
        if fact.topic not in reached:
            reason = f"no section shows the topic {fact.topic!r}"
            yield Finding("unreached", reason, ("facts", id_, "topic"), arguments={"id": fact.topic})


def _languages_of(content: Content) -> Sequence[Language]:
    """Return the languages of the event; where that is not said, those that some fact is told in."""
    if content.event is not None:
        return content.event.languages
    return tuple(dict.fromkeys(language for fact in content.facts.values() for language in fact.answer.languages()))


def _path(change: Change) -> Path:
    """Return where the record of a change stands in a content file."""
    return ("event",) if change.collection == "event" else (change.collection, change.id)


def _beginnings(path: Path) -> set[Path]:
    return {path[:1], path[:2]}


def _nowhere(what: str, id_: str, path: Path) -> Finding:
    return Finding(f"no-{what}", f"there is no {what} {id_!r}", path, arguments={"id": id_})


def _longer(path: Path, text: Text, limit: int) -> Iterator[Finding]:
    for language in text.languages():
        length = len(text.best(language).encode("utf-16-le")) // 2
        if length > limit:
            reason = f"{length} characters; at most {limit} fit"
            yield Finding("long", reason, (*path, language), arguments={"length": length, "limit": limit})


def _too_many(path: Path, examples: Phrases) -> Iterator[Finding]:
    for language in examples.languages():
        count = len(examples.get(language))
        if count > MAX_EXAMPLES:
            reason = f"{count} example questions; at most {MAX_EXAMPLES} are taken"
            arguments = {"count": count, "limit": MAX_EXAMPLES}
            yield Finding("many-examples", reason, (*path, language), arguments=arguments)


def _not_open(path: Path, url: HttpUrl) -> Iterator[Finding]:
    if not opens(url):
        host = url.unicode_host() or ""
        yield Finding("host", f"{host!r} is no site that everybody can open", path, arguments={"host": host})
    length = len(str(url))
    if length > MAX_LINK:
        reason = f"a link of {length} characters; at most {MAX_LINK} are taken"
        yield Finding("long-link", reason, path, arguments={"length": length, "limit": MAX_LINK})


def _too_early(path: Path, day: date) -> Iterator[Finding]:
    if day.year < EARLIEST:
        yield Finding("early", f"{day} is before {EARLIEST}", path, arguments={"year": str(EARLIEST)})
