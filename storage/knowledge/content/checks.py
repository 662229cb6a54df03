"""What is wrong with what is known, place by place: references, lengths, missing languages."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from pydantic import HttpUrl

from answers.models.knowledge import LANGUAGES, Knowledge, Phrases, Text
from storage.database.limits import EARLIEST, ENOUGH_EXAMPLES, MAX_EXAMPLES, MAX_LINK, MAX_NAME, MAX_QUESTION, MAX_TEXT
from storage.knowledge.content.findings import Finding, Path
from storage.knowledge.knowledge import Change, merged

_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")


def caused(current: Knowledge, changes: Sequence[Change]) -> list[Finding]:
    """Return what would be wrong after the changes, without what was so before in records that they leave alone.

    References are looked at everywhere: whoever deletes a record breaks those in others.
    """
    result = merged(current, changes)
    touched = {(change.collection, change.id) for change in changes}
    found = chain(too_long(result), unusable(result))
    return [*dangling(result), *(finding for finding in found if finding.path[:2] in touched)]


def dangling(knowledge: Knowledge) -> Iterator[Finding]:
    """Name each reference that leads nowhere."""
    for id_, person in knowledge.people.items():
        if person.country not in knowledge.countries:
            yield _nowhere("country", person.country, ("people", id_, "country"))
        for title in person.titles:
            if title not in knowledge.titles:
                yield _nowhere("title", title, ("people", id_, "titles"))
    for collection in ("people", "facts", "stories"):
        for id_, record in getattr(knowledge, collection).items():
            if record.source not in knowledge.sources:
                yield _nowhere("source", record.source, (collection, id_, "source"))


def too_long(knowledge: Knowledge) -> Iterator[Finding]:
    """Name each text that does not fit where Telegram is to show it, and each fact with too many examples."""
    for id_, fact in knowledge.facts.items():
        yield from _longer(("facts", id_, "question"), fact.question, MAX_QUESTION)
        yield from _longer(("facts", id_, "answer"), fact.answer, MAX_TEXT)
        yield from _too_many(("facts", id_, "examples"), fact.examples)
        for language in LANGUAGES:
            for example in fact.examples.get(language):
                yield from _longer(("facts", id_, "examples"), Text.model_validate({language: example}), MAX_QUESTION)
    for id_, story in knowledge.stories.items():
        yield from _longer(("stories", id_, "title"), story.title, MAX_NAME)
        for number, chapter in enumerate(story.chapters):
            yield from _longer(("stories", id_, "chapters", number, "title"), chapter.title, MAX_NAME)
            yield from _longer(("stories", id_, "chapters", number, "text"), chapter.text, MAX_TEXT)
    for id_, person in knowledge.people.items():
        yield from _longer(("people", id_, "name"), person.name, MAX_NAME)
    for id_, source in knowledge.sources.items():
        yield from _longer(("sources", id_, "name"), Text(ru=source.name), MAX_NAME)
    for collection, names in (("countries", knowledge.countries), ("titles", knowledge.titles)):
        for id_, name in names.items():
            yield from _longer((collection, id_), Text(ru=name.get("ru"), kk=name.get("kk")), MAX_NAME)


def unusable(knowledge: Knowledge) -> Iterator[Finding]:
    """Name each link and each date that a form refuses: nobody could edit what refers to it."""
    for id_, source in knowledge.sources.items():
        if source.url is not None:
            yield from _not_open(("sources", id_, "url"), source.url)
        yield from _too_early(("sources", id_, "date"), source.date)
    for id_, fact in knowledge.facts.items():
        if fact.until is not None:
            yield from _too_early(("facts", id_, "until"), fact.until)


def opens(url: HttpUrl) -> bool:
    """Return whether the host of a link is a site's name, not that of a machine nearby or a number."""
    return bool(_HOST.fullmatch((url.unicode_host() or "").removeprefix("www.")))


def incomplete(knowledge: Knowledge) -> Iterator[Finding]:
    """Name each reference that leads nowhere, each text that lacks a language, each fact with too few examples."""
    yield from dangling(knowledge)
    for id_, person in knowledge.people.items():
        yield from _missing(("people", id_, "name"), person.name)
    for id_, fact in knowledge.facts.items():
        yield from _missing(("facts", id_, "question"), fact.question)
        yield from _missing(("facts", id_, "answer"), fact.answer)
        yield from _too_few(("facts", id_, "examples"), fact.examples)
    for id_, story in knowledge.stories.items():
        yield from _missing(("stories", id_, "title"), story.title)
        for number, chapter in enumerate(story.chapters):
            yield from _missing(("stories", id_, "chapters", number, "title"), chapter.title)
            yield from _missing(("stories", id_, "chapters", number, "text"), chapter.text)


def _nowhere(what: str, id_: str, path: Path) -> Finding:
    return Finding(f"no-{what}", f"there is no {what} {id_!r}", path, arguments={"id": id_})


def _longer(path: Path, text: Text, limit: int) -> Iterator[Finding]:
    for language in text.languages():
        length = len(text.best(language).encode("utf-16-le")) // 2
        if length > limit:
            reason = f"{length} characters; at most {limit} fit"
            yield Finding("long", reason, (*path, language), arguments={"length": length, "limit": limit})


def _too_many(path: Path, examples: Phrases) -> Iterator[Finding]:
    for language in LANGUAGES:
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


def _too_few(path: Path, examples: Phrases) -> Iterator[Finding]:
    for language in LANGUAGES:
        count = len(set(examples.get(language)))
        if count < ENOUGH_EXAMPLES:
            yield Finding("examples", f"{count} example questions; {ENOUGH_EXAMPLES} are needed", (*path, language))


def _missing(path: Path, text: Text) -> Iterator[Finding]:
    for language in LANGUAGES:
        if text.get(language) is None:
            yield Finding("untranslated", "the text is missing", (*path, language))
