"""From a question to an answer."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from answers import clauses, decision, followup, lexicon, people, plausibility, smalltalk
from answers.analysis import Analysis
from answers.answer import Answer, PeopleQuery, Status, Turn
from answers.candidates import collect
from answers.directory import Directory
from answers.language import Identifier
from answers.lines import Lines
from answers.models import Knowledge, Language
from answers.reading import Reader, Reading
from answers.senses import Senses
from answers.similarity import Similarity
from answers.verdict import Verdict, judge

_MOST_OPTIONS = 3
# A less likely fact is an option only if it has a topic of the question, in about these words.
_LEAST_OPTION = 0.1
_SAME_TOPIC = 0.8
# Between these probabilities an embedding may change the decision.
_UNSURE = (0.05, 0.9)
# What a question leaves out is guessed: a little less sure than what it says.
_GUESSED = 0.9


class Engine:
    """Answers questions from a snapshot of the knowledge. Not safe to change from one thread while another asks."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.lexicon = lexicon.load()
        self.decision = decision.load()
        self._trigrams = plausibility.load()
        self._courtesies = smalltalk.load()
        self._lines = Lines(self.lexicon)
        self._similarity = Similarity(self._lines)
        self._identifier = Identifier(self.lexicon, self._trigrams, self._lines.languages)
        self._reader = Reader(self._trigrams, self._is_known)
        self._knowledge = Knowledge()
        self._directory = Directory(self._knowledge)
        self.update(knowledge)

    @property
    def knowledge(self) -> Knowledge:
        """What is answered from."""
        return self._knowledge

    @property
    def lines(self) -> Lines:
        """The index of what is answered from."""
        return self._lines

    def update(self, knowledge: Knowledge) -> None:
        """Take over a new snapshot; only what differs costs time."""
        old, new = self._knowledge.facts, knowledge.facts
        for id_ in [id_ for id_, fact in old.items() if new.get(id_) is not fact and new.get(id_) != fact]:
            self._lines.remove(id_)
        for id_, fact in new.items():
            if id_ not in self._lines.of_fact:
                self._lines.add(id_, fact)
        before, self._knowledge = self._knowledge, knowledge
        if (before.people, before.countries, before.titles) != (
            knowledge.people,
            knowledge.countries,
            knowledge.titles,
        ):
            self._directory = Directory(knowledge)
        self._senses = Senses(self.lexicon, self._lines, self._directory, self._identifier)
        self._similarity.forget()

    def without_vector(self) -> list[str]:
        """Return texts whose sentence embedding `set_vectors` has not been given yet."""
        return self._similarity.missing()

    def set_vectors(self, vectors: Mapping[str, Sequence[float]]) -> None:
        """Take over sentence embeddings of unit length by their text, as many as there are so far."""
        self._similarity.set(vectors)

    def answer(
        self,
        question: str,
        language: Language = "ru",
        previous: Turn | None = None,
        vector: Sequence[float] | None = None,
    ) -> Answer:
        """Decide about one question.

        `language` counts only where the text cannot tell. `previous` is what was talked about last in the same
        chat, `vector` the sentence embedding of an earlier answer's `reading`.
        """
        reading = self._reader.read(question)
        if not reading.words:
            return Answer("unknown", language, 0.0)
        analysis = self.analyse(reading, language, vector)
        verdict = self._judge(analysis)
        if analysis.courtesy.kind is not None and not analysis.courtesy.beside:  # it asks for nothing
            return self._answer(analysis, verdict, vector)
        if not verdict.answered and reading.script != "layout":
            analysis, verdict = self._asked(question, analysis, verdict, vector)
        if previous is not None:
            analysis, verdict = self._follow(analysis, verdict, previous, vector)
        return self._answer(analysis, verdict, vector)

    def analyse(self, reading: Reading, language: Language, vector: Sequence[float] | None = None) -> Analysis:
        """Find out about a question what there is to find out."""
        senses = self._senses.of_all(reading.words)
        courtesy = self._courtesies.recognize(
            [word.folded for word in reading.words], [sense.ordinary for sense in senses]
        )
        nearness = {} if vector is None else self._similarity.near(vector)
        return Analysis(
            reading,
            senses,
            self._identifier.identify([sense.language for sense in senses], language),
            collect(senses, self._lines, nearness),
            people.parse([sense.token for sense in senses], self._directory, self._knowledge),
            courtesy,
            nearness,
        )

    def read(self, question: str) -> Reading:
        """Read a question in the script and layout that it was typed in."""
        return self._reader.read(question)

    def spelt(self, analysis: Analysis) -> str:
        """Return a question in the letters that it was meant in, as far as these are known."""
        language, spellings = analysis.language, self.lexicon.spellings
        return " ".join(
            self._lines.spelling(word.folded, language) or spellings.get(word.folded) or word.meant
            for word in analysis.reading.words
        )

    def _is_known(self, word: str) -> bool:
        return (
            word in self._lines.vocabulary
            or word in self._directory.vocabulary
            or word in self.lexicon.functions
            or bool(self.lexicon.groups.of(word))
        )

    def _judge(self, analysis: Analysis) -> Verdict:
        return judge(analysis, self.decision, self._lines)

    def _asked(
        self, question: str, analysis: Analysis, verdict: Verdict, vector: Sequence[float] | None
    ) -> tuple[Analysis, Verdict]:
        """Judge what of a message asks by itself, where the rest leads to it or says what it is asked for."""
        best, judged = analysis, verdict
        for text in clauses.asking(question, self._courtesies.personal, self._asks):
            reading = self._reader.read(text)
            if not reading.words:
                continue
            alone = self.analyse(reading, analysis.language, vector)
            found = self._judge(alone)
            if found.confidence > judged.confidence and (found.answered or analysis.courtesy.kind is None):
                best, judged = replace(alone, language=analysis.language), found
        return best, judged

    def _asks(self, word: str) -> bool:
        return bool(self.lexicon.groups.of(word) & self.lexicon.kinds)

    def _follow(
        self, analysis: Analysis, verdict: Verdict, previous: Turn, vector: Sequence[float] | None
    ) -> tuple[Analysis, Verdict]:
        query = followup.query(analysis, previous)
        if query is not None:
            return analysis, self._found(query, max(verdict.confidence, _GUESSED))
        leans = followup.leans(analysis)
        if verdict.answered and not leans:
            return analysis, verdict
        best, judged = analysis, replace(verdict, confidence=0.0, answered=False) if leans else verdict
        for words in followup.completions(analysis, previous, self._knowledge, self._lines):
            whole = self.analyse(Reading(tuple(words), analysis.reading.script), analysis.language, vector)
            found = self._judge(whole)
            if found.confidence * _GUESSED > judged.confidence:
                best, judged = replace(whole, language=analysis.language), found
        return best, judged

    def _found(self, query: PeopleQuery, confidence: float) -> Verdict:
        return Verdict(confidence, None, query, people.find(query, self._knowledge), (), answered=True)

    def _answer(self, analysis: Analysis, verdict: Verdict, vector: Sequence[float] | None) -> Answer:
        confidence, spoken, courtesy = verdict.confidence, analysis.language, analysis.courtesy
        if _is_courtesy(analysis, verdict):
            kind = courtesy.kind or "praise"  # «ну ладно», «иә»
            return Answer("smalltalk", spoken, 1.0 - confidence if courtesy.beside else 1.0, smalltalk=kind)
        status: Status = "unknown"
        if verdict.answered:
            status = "answered"
        elif confidence >= self.decision.offered:
            status = "offered"
        answered = status == "answered"
        unsure = vector is None and _UNSURE[0] < confidence < _UNSURE[1]
        return Answer(
            status,
            spoken,
            confidence,
            fact=verdict.fact if answered else None,
            query=verdict.query if answered else None,
            people=verdict.people if answered else (),
            options=() if answered else self._options(analysis, verdict),
            matched=_matched(analysis, verdict),
            turn=self._turn(analysis, verdict),
            unsure=unsure,
            reading=self.spelt(analysis) if unsure else "",
        )

    def _options(self, analysis: Analysis, verdict: Verdict) -> tuple[str, ...]:
        named = analysis.parse.people if analysis.parse.query.person else ()
        likely = [fact for fact, confidence in verdict.ranking if confidence >= _LEAST_OPTION]
        topics = [sense.matches for sense in analysis.senses if sense.topical and not sense.function]
        # The more of a fact's lines have a topic, the more it is about that.
        about = {
            candidate.fact: sum(
                len(numbers)
                for matches in topics
                for numbers, value in matches.lines(candidate.fact)
                if value >= _SAME_TOPIC
            )
            for candidate in analysis.candidates
        }
        related = sorted((fact for fact in about if about[fact]), key=lambda fact: -about[fact])
        found = dict.fromkeys([*(f"person:{id_}" for id_ in named), *likely, *related])
        return tuple(found)[:_MOST_OPTIONS]

    def _turn(self, analysis: Analysis, verdict: Verdict) -> Turn:
        if verdict.answered:
            return Turn(verdict.fact, verdict.people, verdict.query)
        if analysis.parse.query.person:
            return Turn(people=analysis.parse.people, query=analysis.parse.query)
        return Turn()


def _is_courtesy(analysis: Analysis, verdict: Verdict) -> bool:
    """Tell whether a message with a courtesy in it asks for nothing else."""
    courtesy = analysis.courtesy
    if courtesy.kind is None or not courtesy.beside:
        return not courtesy.beside and (courtesy.kind is not None or not verdict.answered)
    rest = [analysis.senses[place] for place in courtesy.beside]
    asking = courtesy.asking or any(sense.kinds and sense.ordinary for sense in rest)
    if asking or courtesy.kind == "praise":
        return not verdict.answered and all(sense.function for sense in rest)
    if courtesy.kind == "thanks":
        return True
    if verdict.answered:
        return all(sense.function for sense in rest)
    if len(rest) == 1 and courtesy.kind in {"identity", "abilities", "wellbeing"}:
        return True
    return courtesy.personal or courtesy.kind in {"parting", "apology"} or not any(sense.topical for sense in rest)


def _matched(analysis: Analysis, verdict: Verdict) -> tuple[str, ...]:
    """Return the question's words that the verdict rests on, as typed."""
    typed: list[str] = []
    for place, (word, sense) in enumerate(zip(analysis.reading.words, analysis.senses, strict=False)):
        rests = place in analysis.parse.named if verdict.fact is None else verdict.fact in sense.matches.facts
        if rests and not sense.function and word.typed:
            typed.append(word.typed)
    return tuple(dict.fromkeys(typed))
