"""What is wrong with what is known, place by place: references, lengths, what no bot can work with."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from pydantic import HttpUrl

from answers.models.knowledge import Content, Language, StorySection
from locales import languages
from storage.database.limits import EARLIEST, MAX_LINK, MAX_SECTIONS
from storage.knowledge.commands import FIXED
from storage.knowledge.content.findings import Finding, Path, of_changes
from storage.knowledge.content.lengths import lists, texts, too_long
from storage.knowledge.knowledge import Change, merged

_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}")


def caused(current: Content, changes: Sequence[Change]) -> list[Finding]:
    """Return what would be wrong after the changes, without what was so before in records that they leave alone.

    References are looked at everywhere: whoever deletes a record breaks those in others.
    """
    result = merged(current, changes)
    found = chain(too_long(result), unusable(result))
    return [*dangling(result), *of_changes(found, changes)]


def faults(content: Content) -> Iterator[Finding]:
    """Name everything that a bot cannot work with."""
    yield from dangling(content)
    yield from too_long(content)
    yield from unusable(content)


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
    for command, section in content.sections.items():
        if isinstance(section, StorySection) and section.story not in content.stories:
            yield _nowhere("story", section.story, ("sections", command, "story"))


def unusable(content: Content) -> Iterator[Finding]:
    """Name what nobody could use: links and dates that a form refuses, languages and commands that cannot be."""
    for id_, source in content.sources.items():
        if source.url is not None:
            yield from _not_open(("sources", id_, "url"), source.url)
        yield from _too_early(("sources", id_, "date"), source.date)
    for id_, fact in content.facts.items():
        if fact.until is not None:
            yield from _too_early(("facts", id_, "until"), fact.until)
    known = languages()
    for language, path in _languages_in(content):
        if language not in known:
            reason = f"{language!r} is none of the languages that the bot speaks: {', '.join(known)}"
            arguments = {"language": language, "known": ", ".join(known)}
            yield Finding("no-language", reason, path, arguments=arguments)
    for id_ in content.sections:
        yield from _out_of_place(id_)
    if len(content.sections) > MAX_SECTIONS:
        reason = f"{len(content.sections)} sections; at most {MAX_SECTIONS} fit into the menu of commands"
        counts = {"count": len(content.sections), "limit": MAX_SECTIONS}
        yield Finding("many-sections", reason, ("sections",), arguments=counts)


def opens(url: HttpUrl) -> bool:
    """Return whether the host of a link is a site's name, not that of a machine nearby or a number."""
    return bool(_HOST.fullmatch((url.unicode_host() or "").removeprefix("www.")))


def _languages_in(content: Content) -> Iterator[tuple[Language, Path]]:
    """Yield the languages of the event and of each text, with their places."""
    for language in content.event.languages if content.event else ():
        yield language, ("event", "languages")
    for path, text, _ in texts(content):
        yield from ((language, (*path, language)) for language in text.languages())
    for path, phrases, _ in lists(content):
        yield from ((language, (*path, language)) for language in phrases.languages())


def _out_of_place(command: str) -> Iterator[Finding]:
    if command in FIXED:
        reason = f"/{command} is a command of the bot's own; call the section something else"
        yield Finding("command", reason, ("sections", command), arguments={"id": command})


def _nowhere(what: str, id_: str, path: Path) -> Finding:
    return Finding(f"no-{what}", f"there is no {what} {id_!r}", path, arguments={"id": id_})


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
