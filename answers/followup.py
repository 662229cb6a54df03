"""Questions that lean on what was talked about last: «А Иванов?», «а его звания?», «тағы кім?»."""

from dataclasses import replace

from answers.analysis.analysis import Analysis
from answers.matching.index import Index
from answers.models.answer import PeopleQuery, Turn
from answers.models.knowledge import Content
from answers.models.reading import Word
from answers.reading.writing import Writing

# A longer question stands by itself.
_MOST_WORDS = 2


def query(analysis: Analysis, previous: Turn) -> PeopleQuery | None:
    """Return the query over people that a short question means after the previous one, if it is such."""
    if analysis.parse.uncovered or (previous.query is None and not previous.people):
        return None
    if analysis.parse.conditions:
        return None if _asks(analysis) else _carried(analysis.parse.query, previous.query)
    return _pointing(analysis, previous)


def _pointing(analysis: Analysis, previous: Turn) -> PeopleQuery | None:
    """Return what a question without any name asks about the people before: «кто ещё?», «қай елден?», «сколько их?»."""
    groups = analysis.parse.groups
    kinds = frozenset[str]().union(*analysis.kinds)
    if "more" in groups:
        return PeopleQuery("list", without=previous.people)
    if len(previous.people) == 1 and "guest" not in groups and groups & {"titles", "countries"}:
        return PeopleQuery("titles" if "titles" in groups else "countries", person=previous.people[0])
    if "pronoun" in groups and "who" in kinds:
        return PeopleQuery("list", persons=previous.people)
    if "pronoun" in groups and "howmany" in kinds and previous.query is not None:
        return replace(previous.query, asked="count")
    return None


def _carried(now: PeopleQuery, before: PeopleQuery | None) -> PeopleQuery | None:
    """Return what is asked now with what was asked before: «А Иванов?» after «Какие звания у Петрова?»."""
    if before is None:
        return None
    about_persons = bool(now.person or now.persons)
    carried = before.asked in {"titles", "countries"} if about_persons else before.asked == "count"
    return replace(now, asked=before.asked) if carried else None


def completions(
    analysis: Analysis, previous: Turn, knowledge: Content, index: Index, writing: Writing
) -> list[list[Word]]:
    """Return the question with words that it may leave out, the likeliest first."""
    words = list(analysis.reading.words)
    if "pronoun" in analysis.parse.groups and not analysis.parse.conditions and 0 < len(previous.people) <= 2:  # noqa: PLR2004
        names = [
            knowledge.people[id_].name.best(analysis.language) for id_ in previous.people if id_ in knowledge.people
        ]
        said = [word for name in names for word in writing.words(name, analysis.language)]
        return [words + [Word("", word, writing.fold(word)) for word in said]]
    content = [word for word in analysis.words if not word.function or word.kinds]
    if previous.fact not in knowledge.facts or len(content) > _MOST_WORDS:
        return []
    return [[*words, Word("", topic, topic)] for topic in index.topics(previous.fact)]


def _asks(analysis: Analysis) -> bool:
    """Tell whether the question itself says what it wants."""
    wanted = analysis.parse.groups & {"titles", "countries", "list"}
    return bool(wanted or analysis.kinds)


def leans(analysis: Analysis) -> bool:
    """Tell whether a question names nobody and points back at somebody: «а его звания?»."""
    parse = analysis.parse
    return "pronoun" in parse.groups and not parse.named and not parse.conditions
