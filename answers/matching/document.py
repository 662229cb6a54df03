"""What is searched: each question, example and answer of a fact is a document."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from answers.models.knowledge import Fact, Language
from answers.reading.languages import Languages

Role: TypeAlias = Literal["question", "answer"]


@dataclass(frozen=True, slots=True)
class Document:
    """One text of a fact, its folded words, and the groups of the lexicon that they belong to."""

    fact: str
    text: str
    role: Role
    language: Language
    words: tuple[str, ...]
    groups: frozenset[str]


def documents_of(fact_id: str, fact: Fact, languages: Languages) -> Iterator[Document]:
    """Yield what of a fact is searched: its texts in the languages that are spoken."""
    for language in languages.codes:
        for text in (fact.question.get(language), *fact.examples.get(language)):
            if text is not None:
                yield _document(fact_id, "question", language, text, languages)
        answer = fact.answer.get(language)
        if answer is not None:
            yield _document(fact_id, "answer", language, answer, languages)


def _document(fact_id: str, role: Role, language: Language, text: str, languages: Languages) -> Document:
    writing, lexicon = languages.writing, languages.lexicon
    words = tuple(map(writing.fold, writing.words(text, language)))
    groups = frozenset[str]().union(*map(lexicon.groups.of, words))
    phrases = lexicon.groups.phrases
    for pair in pairwise(words):
        groups |= phrases.get(" ".join(pair), frozenset())
    return Document(fact_id, text, role, language, words, groups)
