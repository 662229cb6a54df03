"""What of the content is worth a look though a bot can work with it: a missing language, few examples, out of reach."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from answers.models.knowledge import Content, FactsSection, Language, PeopleSection
from storage.database.limits import ENOUGH_EXAMPLES
from storage.knowledge.content import lengths
from storage.knowledge.content.findings import Finding, of_changes
from storage.knowledge.knowledge import Change


def caused(content: Content, changes: Sequence[Change], today: date) -> list[Finding]:
    """Return what of the changed records is worth a look: what lacks, what is out of reach, what is over already."""
    found = chain(
        untranslated(content),
        _with_few_examples(content),
        _unreached(content),
        _empty(content),
        _over(content, today),
    )
    return of_changes(found, changes)


def untranslated(content: Content) -> Iterator[Finding]:
    """Name each text that lacks a language of the event."""
    wanted = _languages_of(content)
    for path, text, _ in lengths.texts(content):
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
    if content.sections and content.event is not None and content.event.topic not in reached:
        reason = f"no section shows the topic {content.event.topic!r}, which new facts get"
        yield Finding("unreached", reason, ("event", "topic"), arguments={"id": content.event.topic})


def _empty(content: Content) -> Iterator[Finding]:
    """Name each section that shows nothing."""
    topics = {fact.topic for fact in content.facts.values()}
    for command, section in content.sections.items():
        lacks_facts = isinstance(section, FactsSection) and topics.isdisjoint(section.topics)
        if lacks_facts or (isinstance(section, PeopleSection) and not content.people):
            yield Finding("empty-section", "there is nothing that this section could show", ("sections", command))


def _over(content: Content, today: date) -> Iterator[Finding]:
    for id_, fact in content.facts.items():
        if fact.until is not None and fact.until < today:
            yield Finding("over", f"it was told until {fact.until}, and is told no more", ("facts", id_, "until"))


def _languages_of(content: Content) -> Sequence[Language]:
    """Return the languages of the event; where that is not said, those that some fact is told in."""
    if content.event is not None:
        return content.event.languages
    return tuple(dict.fromkeys(language for fact in content.facts.values() for language in fact.answer.languages()))
