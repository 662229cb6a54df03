"""From a question to an answer."""

from collections.abc import Sequence
from dataclasses import replace

from answers import lexicon, people, plausibility, smalltalk
from answers.answer import Answer, Turn
from answers.candidates import Candidate, collect
from answers.directory import Directory
from answers.language import Identifier
from answers.lines import Lines
from answers.models import Knowledge, Language
from answers.reading import Reader
from answers.senses import Sense, Senses

_ANSWERED = 0.5
_OFFERED = 0.2
_MOST_OPTIONS = 3


class Engine:
    """Answers questions from a snapshot of the knowledge. Not safe to change from one thread while another asks."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._lexicon = lexicon.load()
        self._trigrams = plausibility.load()
        self._courtesies = smalltalk.load()
        self._lines = Lines(self._lexicon)
        self._identifier = Identifier(self._lexicon, self._trigrams, self._lines.languages)
        self._reader = Reader(self._trigrams, self._is_known)
        self._knowledge = Knowledge()
        self._directory = Directory(self._knowledge)
        self.update(knowledge)

    @property
    def knowledge(self) -> Knowledge:
        """What is answered from."""
        return self._knowledge

    def update(self, knowledge: Knowledge) -> None:
        """Take over a new snapshot; only what differs costs time."""
        old, new = self._knowledge.facts, knowledge.facts
        for id_ in [id_ for id_, fact in old.items() if new.get(id_) is not fact and new.get(id_) != fact]:
            self._lines.remove(id_)
        for id_, fact in new.items():
            if id_ not in self._lines.of_fact:
                self._lines.add(id_, fact)
        before = self._knowledge
        self._knowledge = knowledge
        if (before.people, before.countries, before.titles) != (knowledge.people, knowledge.countries, knowledge.titles):
            self._directory = Directory(knowledge)
        self._senses = Senses(self._lexicon, self._lines, self._directory, self._identifier)

    def answer(
        self,
        question: str,
        language: Language = "ru",
        previous: Turn | None = None,
        vector: Sequence[float] | None = None,
    ) -> Answer:
        """Decide about one question; `language` counts only where the text cannot tell."""
        del previous, vector
        reading = self._reader.read(question)
        senses = self._senses.of_all(reading.words)
        spoken = self._identifier.identify(reading.words, [sense.language for sense in senses], language)
        kind, rest = self._courtesies.recognize([word.folded for word in reading.words])
        if not senses:
            return Answer("unknown", spoken, 0.0)
        if kind is not None and rest == 0:
            return Answer("smalltalk", spoken, 0.95, smalltalk=kind)
        candidates = collect(senses, self._lines)
        parse = people.parse([sense.token for sense in senses], self._directory, self._knowledge)
        found = self._people(parse, senses, spoken)
        best = candidates[0] if candidates else None
        confidence = self._confidence(best) if best else 0.0
        if found.confidence > confidence:
            return replace(found, options=self._options(candidates, parse, found.status))
        matched = tuple(dict.fromkeys(sense.word.typed for sense in senses if best and best.fact in sense.matches.facts))
        if best is not None and confidence >= _ANSWERED:
            return Answer("answered", spoken, confidence, fact=best.fact, matched=matched, turn=Turn(fact=best.fact))
        status = "offered" if confidence >= _OFFERED else "unknown"
        return Answer(status, spoken, confidence, options=self._options(candidates, parse, status))

    def _is_known(self, word: str) -> bool:
        return (
            word in self._lines.vocabulary
            or word in self._directory.vocabulary
            or word in self._lexicon.functions
            or bool(self._lexicon.groups.of(word))
        )

    def _confidence(self, candidate: Candidate) -> float:
        return candidate.closeness * 0.6 + candidate.coverage * 0.4 - 0.2

    def _people(self, parse: people.Parse, senses: Sequence[Sense], language: Language) -> Answer:
        if parse.about == "nothing" or not parse.people:
            return Answer("unknown", language, 0.0)
        whole = sum(sense.weight for sense in senses) or 1.0
        rest = sum(senses[place].weight for place in parse.rest) / whole
        confidence = max(0.0, 0.9 - 1.5 * rest - 0.5 * parse.strangers)
        matched = tuple(dict.fromkeys(senses[place].word.typed for place in sorted(parse.named)))
        status = "answered" if confidence >= _ANSWERED else "offered" if confidence >= _OFFERED else "unknown"
        return Answer(
            status,
            language,
            confidence,
            query=parse.query if status == "answered" else None,
            people=parse.people if status == "answered" else (),
            matched=matched,
            turn=Turn(people=parse.people, query=parse.query),
        )

    def _options(self, candidates: Sequence[Candidate], parse: people.Parse, status: str) -> tuple[str, ...]:
        if status == "answered":
            return ()
        named = [f"person:{id_}" for id_ in parse.people] if parse.query.person else []
        return tuple([*named, *(candidate.fact for candidate in candidates if candidate.coverage > 0.2)][:_MOST_OPTIONS])
