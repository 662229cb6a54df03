"""Words that mean the event, its people, its sections: the content gives them, the lexicon takes them in as groups."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from answers.models.knowledge import CommandName, Content, Language, Phrases
from answers.reading.writing import Writing

_SHORTEST_STEM = 4
_NONE = Phrases()


class EventWords(NamedTuple):
    """What the event is called, and what its people are; `sections` are called otherwise."""

    event: Phrases = _NONE
    people: Phrases = _NONE
    sections: tuple[tuple[CommandName, Phrases], ...] = ()

    def concepts(self, endings: Mapping[Language, tuple[str, ...]], writing: Writing) -> dict[str, str]:
        """Return groups of what is asked about, in the words of a lexicon; `endings` are those that stems lack."""
        return {
            "event": " ".join(_entries(self.event, endings, writing)),
            "event_people": " ".join(_entries(self.people, endings, writing)),
            **{f"section_{name}": " ".join(_entries(words, endings, writing)) for name, words in self.sections},
        }

    def of_people(self, endings: Mapping[Language, tuple[str, ...]], writing: Writing) -> dict[str, str]:
        """Return groups of questions over people: who they are, and where one has to be to be one of them."""
        return {
            "guest": " ".join(_entries(self.people, endings, writing)),
            "presence": " ".join(_entries(self.event, endings, writing)),
        }


NO_WORDS = EventWords()


def event_words(content: Content) -> EventWords:
    """Return what the content calls its event, its people and its sections."""
    event, people = (_NONE, _NONE) if content.event is None else (content.event.aliases, content.event.people.aliases)
    sections = ((name, _without(section.aliases, event, people)) for name, section in sorted(content.sections.items()))
    return EventWords(event, people, tuple((name, words) for name, words in sections if words.root))


def _without(phrases: Phrases, *others: Phrases) -> Phrases:
    """Return phrases that do not mean something else as well."""
    return Phrases(
        {
            language: kept
            for language in phrases.languages()
            if (kept := tuple(one for one in phrases.get(language) if all(one not in o.get(language) for o in others)))
        }
    )


def _entries(phrases: Phrases, endings: Mapping[Language, tuple[str, ...]], writing: Writing) -> Iterator[str]:
    """Yield words as a lexicon has them: the stem of a single one, each two in a row of a longer phrase."""
    for language in phrases.languages():
        for phrase in phrases.get(language):
            words = writing.words(phrase, language)
            if len(words) == 1:
                yield _stem(words[0], endings.get(language, ()))
            else:
                yield from map("-".join, pairwise(words))


def _stem(word: str, endings: tuple[str, ...]) -> str:
    """Return a word without what other forms of it have not, if that leaves enough to tell it from others."""
    stem = next((word.removesuffix(ending) for ending in endings if word.endswith(ending)), word)
    return f"{stem}*" if len(stem) >= _SHORTEST_STEM else word
