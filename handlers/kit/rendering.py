"""What an answer says, in words: the same for the chat and for the shell."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from answers.models.answer import Answer, PeopleQuery
from answers.models.knowledge import Knowledge, Language, PeopleSection, Source, Text
from handlers.kit import markup
from handlers.kit.messages import Button, Page, Sheet
from locales import Translator
from storage.knowledge.visible import told_together


class Option(NamedTuple):
    """A close question that is offered: `fact` is an id, or `person:ID`."""

    fact: str
    question: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """An answer in words. `text` is plain and without the source; where options follow, it leads up to them.

    `others` are what further sources say, who disagree.
    """

    text: str
    heading: str = ""
    sources: Sequence[Source] = ()
    options: Sequence[Option] = ()
    others: Sequence["Rendered"] = ()

    @property
    def plain(self) -> str:
        """The whole text, without the sources."""
        own = f"{self.heading}\n{self.text}" if self.heading else self.text
        return "\n\n".join([own, *(other.plain for other in self.others)])


def render(answer: Answer, knowledge: Knowledge, say: Translator) -> Rendered:
    """Put an answer into words."""
    if answer.smalltalk is not None:
        event = knowledge.event
        about, bot = event.about.best(say.language), event.bot.name.best(say.language)
        return Rendered(say(f"smalltalk-{answer.smalltalk}", about=about, bot=bot))
    if answer.fact is not None:
        return fact(answer.fact, knowledge, answer.language, say)
    if answer.status == "answered" and answer.query is not None:
        return people(answer.query, answer.people, knowledge, answer.language, say)
    options = [_option(one, knowledge, answer.language, say) for one in answer.options]
    if answer.status == "offered":
        return Rendered(say("offer-text"), options=options)
    return Rendered(say("unknown-offer" if options else "unknown-text"), options=options)


def fact(fact_id: str, knowledge: Knowledge, language: Language, say: Translator) -> Rendered:
    """Tell a fact, and what is told together with it."""
    first, *others = (
        Rendered(_best(told.answer, language, say), sources=[knowledge.sources[told.source]])
        for told in (knowledge.facts[id_] for id_ in told_together(fact_id, knowledge))
    )
    return replace(first, others=others)


def sheet(rendered: Rendered, say: Translator, rows: Sequence[Sequence[Button]] = ()) -> Sheet:
    """Return an answer as a message: what each source says, with the source under it."""
    pages = [Page(one.text, heading=one.heading, foot=foot(one.sources, say)) for one in (rendered, *rendered.others)]
    return Sheet(pages, rows)


def person(person_id: str, knowledge: Knowledge, language: Language, say: Translator) -> Rendered:
    """Tell who somebody is: the country, and every title in order."""
    one = knowledge.people[person_id]
    titles = "\n".join(f"• {knowledge.titles[title].name.best(language)}" for title in one.titles)
    text = say("person-country", country=knowledge.countries[one.country].name.best(language))
    if titles:
        text = f"{text}\n\n{say('person-titles')}\n{titles}"
    return Rendered(text, heading=one.name.best(language), sources=[knowledge.sources[one.source]])


def people(
    query: PeopleQuery, found: Sequence[str], knowledge: Knowledge, language: Language, say: Translator
) -> Rendered:
    """Tell who satisfies a query over people."""
    if (query.person is not None or query.asked in ("person", "titles")) and len(found) == 1:
        return person(found[0], knowledge, language, say)
    heading = _conditions(query, knowledge, language, say)
    theirs, count, total = knowledge.event.people.title.best(language), len(found), len(knowledge.people)
    if not found:
        return Rendered(say("people-none", list=_people_section(knowledge) or theirs), heading=heading)
    sources = sources_of(found, knowledge)
    if query.asked == "countries":
        return Rendered(_countries(found, knowledge, language, say), heading=heading, sources=sources)
    if count == total:
        intro = say("people-all", people=theirs, count=count)
    else:
        intro = say("people-found", people=theirs, count=count, total=total)
    lines = [_line(one, knowledge, language) for one in found]
    return Rendered("\n".join([intro, *lines]), heading=heading, sources=sources)


def sources_of(people: Iterable[str], knowledge: Knowledge) -> list[Source]:
    """Return where these people are known from, each source once."""
    return [knowledge.sources[id_] for id_ in dict.fromkeys(knowledge.people[person].source for person in people)]


def foot(sources: Sequence[Source], say: Translator) -> str:
    """Return the lines of HTML that name the sources."""
    return "\n".join(_source(source, say) for source in sources)


def _source(source: Source, say: Translator) -> str:
    text = say("source", name=source.name, date=say.date(source.date))
    return f"<i>{markup.link(text, None if source.url is None else str(source.url))}</i>"


def _best(text: Text, language: Language, say: Translator) -> str:
    own = text.get(language)
    return own if own is not None else f"{text.best(language)}\n\n{say('other-language-only')}"


def _people_section(knowledge: Knowledge) -> str | None:
    """Return the command that lists all people, where there is one."""
    sections = knowledge.sections.items()
    return next((f"/{command}" for command, section in sections if isinstance(section, PeopleSection)), None)


def _line(person_id: str, knowledge: Knowledge, language: Language) -> str:
    one = knowledge.people[person_id]
    return f"• {one.name.best(language)} ({knowledge.countries[one.country].name.best(language)})"


def _countries(found: Sequence[str], knowledge: Knowledge, language: Language, say: Translator) -> str:
    theirs = knowledge.event.people.title.best(language)
    counts: dict[str, int] = {}
    for one in found:
        country = knowledge.people[one].country
        counts[country] = counts.get(country, 0) + 1
    lines = [f"• {knowledge.countries[country].name.best(language)}: {count}" for country, count in counts.items()]
    return "\n".join([say("people-countries", people=theirs, countries=len(counts)), *lines])


def _conditions(query: PeopleQuery, knowledge: Knowledge, language: Language, say: Translator) -> str:
    """Return the conditions of a query side by side: the person sees how the question was understood."""
    countries = [query.country] if query.country else query.countries
    titles = [query.title] if query.title else query.titles
    conditions = [
        " / ".join(knowledge.countries[country].name.best(language) for country in countries),
        " / ".join(knowledge.titles[title].name.best(language) for title in titles),
        say(f"condition-{query.sex}") if query.sex else "",
        say("condition-abroad", country=knowledge.countries[query.abroad].name.best(language)) if query.abroad else "",
        _without(query.without, knowledge, language, say),
    ]
    heading = " · ".join(filter(None, conditions))
    return heading[:1].upper() + heading[1:]


def _without(people: Collection[str], knowledge: Knowledge, language: Language, say: Translator) -> str:
    names = ", ".join(knowledge.people[one].name.best(language) for one in people)
    return say("condition-without", count=len(people), names=names) if people else ""


def _option(option: str, knowledge: Knowledge, language: Language, say: Translator) -> Option:
    kind, _, person_id = option.partition(":")
    if kind == "person":
        return Option(option, say("about-person", name=knowledge.people[person_id].name.best(language)))
    return Option(option, knowledge.facts[option].question.best(language))
