"""The index of what is known: documents by their words."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from answers.matching.document import Document, documents_of
from answers.matching.matches import Matches, Postings
from answers.matching.wordings import Wordings
from answers.models.knowledge import Fact, Language
from answers.reading.languages import Languages
from answers.reading.vocabulary import Vocabulary

# A word that means little by itself still tells two questions apart.
FUNCTION_WEIGHT = 0.2
# A word of the same group of the lexicon is not quite the same word.
_SAME_GROUP = 0.8
_MOST_TOPICS = 3


class Index:
    """Documents by word; it can be changed a fact at a time."""

    def __init__(self, languages: Languages) -> None:
        self.vocabulary = Vocabulary()
        self.wordings = Wordings()
        self.documents: dict[int, Document] = {}
        self.of_fact: dict[str, list[int]] = {}
        self.with_group: dict[str, Postings] = {}
        self._spoken = languages
        self._lexicon = languages.lexicon
        self._place = {code: place for place, code in enumerate(languages.codes)}
        self._with_word: dict[str, Postings] = {}
        self._languages: dict[str, list[int]] = {}
        self._scales: dict[str, dict[int, float]] = {}
        self._topics: dict[str, list[str]] = {}
        self._next = 0

    def add(self, fact_id: str, fact: Fact) -> None:
        """Index a fact."""
        self._scales.clear()
        self._topics.pop(fact_id, None)
        numbers = self.of_fact.setdefault(fact_id, [])
        for document in documents_of(fact_id, fact, self._spoken):
            number, self._next = self._next, self._next + 1
            self.documents[number] = document
            numbers.append(number)
            self.vocabulary.add(document.words)
            if document.role == "question":
                self.wordings.add(fact_id, document.words)
            for word in set(document.words):
                self._with_word.setdefault(word, {}).setdefault(fact_id, []).append(number)
                self._languages.setdefault(word, [0] * len(self._place))[self._place[document.language]] += 1
            for group in document.groups:
                self.with_group.setdefault(group, {}).setdefault(fact_id, []).append(number)

    def remove(self, fact_id: str) -> None:
        """Forget a fact."""
        self._scales.clear()
        self._topics.pop(fact_id, None)
        for number in self.of_fact.pop(fact_id):
            document = self.documents.pop(number)
            self.vocabulary.remove(document.words)
            if document.role == "question":
                self.wordings.remove(fact_id, document.words)
            for word in set(document.words):
                self._with_word[word].pop(fact_id, None)
                counts = self._languages[word]
                counts[self._place[document.language]] -= 1
                if not any(counts):
                    del self._with_word[word], self._languages[word]
            for group in document.groups:
                self.with_group[group].pop(fact_id, None)

    def languages(self, word: str) -> Sequence[int]:
        """Return in how many documents of each language a folded word stands."""
        return self._languages.get(word) or (0,) * len(self._place)

    def scales(self, fact: str) -> Mapping[int, float]:
        """Return what the scores of a fact's documents are scaled with: the inverse root of a document's weight."""
        known = self._scales.get(fact)
        if known is None:
            worded = [number for number in self.of_fact[fact] if self.documents[number].words]  # emoji alone are none
            known = {number: 1 / math.sqrt(self._weight(number)) for number in worded}
            self._scales[fact] = known
        return known

    def topics(self, fact: str) -> list[str]:
        """Return the folded words that most documents of a fact have in common: what it is about."""
        known = self._topics.get(fact)
        if known is None:
            lexicon = self._lexicon
            counts = Counter(
                word
                for number in self.of_fact[fact]
                for word in dict.fromkeys(self.documents[number].words)  # the order of a set must not tell
                if word not in lexicon.functions and not lexicon.groups.of(word) & lexicon.kinds
            )
            known = self._topics[fact] = [word for word, _ in counts.most_common(_MOST_TOPICS)]
        return known

    def spelling(self, word: str, language: Language) -> str | None:
        """Return how a folded word is spelt in a document, if it stands in one of this language."""
        for number in chain.from_iterable(self._with_word.get(word, {}).values()):
            document = self.documents[number]
            if document.language == language:
                return self._spoken.writing.words(document.text, language)[document.words.index(word)]
        return None

    def matches(self, similar: Mapping[str, float], groups: Iterable[str]) -> Matches:
        """Find where words of the vocabulary that a word is like, or words of its groups, stand."""
        places: list[tuple[Postings, float]] = []
        exact = 0
        for other, value in similar.items():
            if value < 1 and other in self._lexicon.functions:
                continue
            places.append((self._with_word[other], value))
            if value >= _SAME_GROUP:
                exact += self.document_frequency(other)
        for group in groups:
            postings = self.with_group.get(group, {})
            places.append((postings, _SAME_GROUP))
            exact = max(exact, sum(map(len, postings.values())) // 2)
        places.sort(key=_likeness)
        facts: dict[str, float] = {}
        density: dict[str, float] = {}
        for postings, value in places:
            facts.update(dict.fromkeys(postings, value))
            for fact, numbers in postings.items():
                density[fact] = min(1.0, density.get(fact, 0.0) + value * len(numbers) / len(self.of_fact[fact]))
        return Matches(self.rarity(min(exact, len(self.documents))), facts, density, places)

    def rarity(self, document_frequency: int) -> float:
        """Return the inverse document frequency of a word that stands in so many documents, in nats."""
        return math.log(1 + (len(self.documents) - document_frequency + 0.5) / (document_frequency + 0.5))

    def _weight(self, number: int) -> float:
        """Return the weight of a document's words together, in nats."""
        functions = self._lexicon.functions
        return math.fsum(  # exact: the order of a set must not tell
            self.rarity(self.document_frequency(word)) * (FUNCTION_WEIGHT if word in functions else 1)
            for word in set(self.documents[number].words)
        )

    def document_frequency(self, word: str) -> int:
        """Return in how many documents exactly this folded word stands."""
        return sum(self._languages.get(word, ()))


def _likeness(place: tuple[Postings, float]) -> float:
    return place[1]
