"""Questions that lean on what was talked about last: «А Волков?», «а его звания?», «тағы кім?»."""

from dataclasses import replace

from answers.analysis import Analysis
from answers.answer import PeopleQuery, Turn
from answers.folding import fold
from answers.lexicon import Lexicon
from answers.models import Knowledge
from answers.reading import Word, words_of

# A longer question stands by itself.
_MOST_WORDS = 4


def query(analysis: Analysis, previous: Turn) -> PeopleQuery | None:
    """Return the query over people that a short question means after the previous one, if it is such."""
    if previous.query is None and not previous.people:
        return None
    if analysis.parse.rest:
        return None
    if analysis.parse.conditions:
        return None if _asks(analysis) else _carried(analysis.parse.query, previous.query)
    groups = _groups(analysis)
    if "more" in groups:
        return PeopleQuery("list", without=previous.people)
    if _counts(analysis) and "pronoun" in groups and previous.query is not None:
        return replace(previous.query, asked="count")
    return None


def _carried(now: PeopleQuery, before: PeopleQuery | None) -> PeopleQuery | None:
    """Return what is asked now with what was asked before: «А Волков?» after «Какие звания у Аубакирова?»."""
    if before is None:
        return None
    about_persons = bool(now.person or now.persons)
    carried = before.asked in {"titles", "countries"} if about_persons else before.asked == "count"
    return replace(now, asked=before.asked) if carried else None


def completed(analysis: Analysis, previous: Turn, knowledge: Knowledge, lexicon: Lexicon) -> list[Word] | None:
    """Return the question with the words that it leaves out, if it leaves any out."""
    words = list(analysis.reading.words)
    if "pronoun" in _groups(analysis) and not analysis.parse.conditions and 0 < len(previous.people) <= 2:  # noqa: PLR2004
        names = [knowledge.people[id_].name for id_ in previous.people if id_ in knowledge.people]
        return words + _words(names[0].best("ru") if len(names) == 1 else "", lexicon)
    content = [sense for sense in analysis.senses if not sense.function or sense.kinds]
    fact = knowledge.facts.get(previous.fact or "")
    if fact is None or len(content) > _MOST_WORDS:
        return None
    return words + _words(fact.question.best(analysis.language), lexicon)


def _words(text: str, lexicon: Lexicon) -> list[Word]:
    """Return words of a text that say what it is about, not what it asks."""
    found = []
    for word in words_of(text):
        folded = fold(word)
        if folded not in lexicon.functions and not lexicon.groups.of(folded) & lexicon.kinds:
            found.append(Word("", word, folded))
    return found


def _groups(analysis: Analysis) -> frozenset[str]:
    return frozenset[str]().union(*(sense.token.groups for sense in analysis.senses))


def _counts(analysis: Analysis) -> bool:
    return any("howmany" in sense.kinds for sense in analysis.senses)


def _asks(analysis: Analysis) -> bool:
    """Tell whether the question itself says what it wants."""
    return any(sense.kinds for sense in analysis.senses) or bool(_groups(analysis) & {"titles", "countries", "list"})


def leans(analysis: Analysis) -> bool:
    """Tell whether a question names nobody and points back at somebody: «а его звания?»."""
    return "pronoun" in _groups(analysis) and not analysis.parse.named and not analysis.parse.conditions
