"""From a question to an answer."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from answers import followup
from answers.analysis import word_weights
from answers.analysis.analysis import Analysis
from answers.analysis.candidates import collect, rank
from answers.analysis.word_analysis import WordAnalysis, WordAnalyzer, WordSources
from answers.decision import decision, smalltalk
from answers.decision.smalltalk import Message
from answers.decision.verdict import Verdict, judge
from answers.matching.index import Index
from answers.matching.similarity import Similarity
from answers.models.answer import Answer, PeopleQuery, Status, Turn
from answers.models.knowledge import Content, Language
from answers.models.reading import Reading
from answers.people import queries
from answers.people.gazetteer import Gazetteer
from answers.reading import clauses, languages
from answers.reading.event_words import event_words
from answers.reading.folding import normalize
from answers.reading.identification import Identifier
from answers.reading.languages import Languages
from answers.reading.lexicon import Lexicon
from answers.reading.orthography import SHIPPED
from answers.reading.reader import Reader

_MOST_OPTIONS = 3
# A less likely fact is an option only if it has a topic of the question, in about these words.
_LEAST_OPTION = 0.1
_SAME_TOPIC = 0.8
# Between these probabilities an embedding may change the decision.
_UNSURE = (0.05, 0.9)
# A message is small talk if that is likelier than this, and than what would be answered; or so likely that nothing else
# is looked for in it.
_LEAST_SMALLTALK = 0.5
_SURELY_SMALLTALK = 0.98
# What is asked as an editor wrote it is as good as certain.
_WORDED = 0.99
# What a question leaves out is guessed: a little less sure than what it says.
_GUESSED = 0.9


class Engine:
    """Answers questions from a snapshot of the knowledge. Not safe to change from one thread while another asks.

    `data` is the folder of what languages are and of what was learned.
    """

    def __init__(self, knowledge: Content, data: Path = SHIPPED) -> None:
        self.decision = decision.load(data)
        self.uncovered = word_weights.load(data)
        self._smalltalk = smalltalk.load(data)
        self._data = data
        self._knowledge = Content()
        self._languages = self._spoken(knowledge)
        self._index = Index(self._languages)
        self._similarity = Similarity(self._index)
        self._learn(self._languages)
        self.update(knowledge)

    @property
    def knowledge(self) -> Content:
        """What is answered from."""
        return self._knowledge

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that it answers in, the first the default."""
        return self._languages.codes

    @property
    def lexicon(self) -> Lexicon:
        """Words of these languages that mean the same or mean little."""
        return self._languages.lexicon

    @property
    def index(self) -> Index:
        """The index of what is answered from."""
        return self._index

    def update(self, knowledge: Content) -> None:
        """Take over a new snapshot; only what differs costs time, unless it is to be `read_otherwise`."""
        spoken = self._spoken(knowledge)
        if spoken is not self._languages:
            self._learn(spoken)
        old, new = self._knowledge.facts, knowledge.facts
        for id_ in [id_ for id_, fact in old.items() if new.get(id_) is not fact and new.get(id_) != fact]:
            self._index.remove(id_)
        for id_, fact in new.items():
            if id_ not in self._index.of_fact:
                self._index.add(id_, fact)
        before, self._knowledge = self._knowledge, knowledge
        if (before.people, before.countries, before.titles) != (
            knowledge.people,
            knowledge.countries,
            knowledge.titles,
        ):
            self._gazetteer = Gazetteer(knowledge, self._languages.writing)
        sources = WordSources(
            self._languages.writing.fold,
            self.lexicon,
            self._index,
            self._gazetteer,
            self._identifier,
            self._smalltalk.any,
            self.uncovered,
        )
        self._word_analyzer = WordAnalyzer(sources)
        self._similarity.forget()

    def read_otherwise(self, knowledge: Content) -> bool:
        """Whether a snapshot changes how texts are read (languages, words for the event): then all are indexed anew."""
        return self._spoken(knowledge) is not self._languages

    def without_vector(self) -> list[str]:
        """Return texts whose sentence embedding `set_vectors` has not been given yet."""
        return self._similarity.missing()

    def set_vectors(self, vectors: Mapping[str, Sequence[float]]) -> None:
        """Take over sentence embeddings of unit length by their text, as many as there are so far."""
        self._similarity.set(vectors)

    def answer(
        self,
        question: str,
        language: Language | None = None,
        previous: Turn | None = None,
        vector: Sequence[float] | None = None,
    ) -> Answer:
        """Decide about one question.

        `language` counts only where the text cannot tell; unless one is given, it is the first that is spoken.
        `previous` is what was talked about last in the same chat, `vector` the sentence embedding of an earlier
        answer's `reading`, spelt.
        """
        language = language or self._languages.codes[0]
        reading = self._reader.read(question)
        if not reading.words:
            return _of_no_words(question, language)
        words = self._word_analyzer.analyse(reading.words)
        fact = self._index.wordings.fact([word.folded for word in reading.words])
        if fact is not None:
            analysis = self._analyse(reading, words, language, vector)
            return self._answer(analysis, Verdict(_WORDED, fact, None, (), ((fact, _WORDED),), answered=True), vector)
        message = smalltalk.message(reading, words)
        chance = self._smalltalk.chance(message, [word.smalltalk for word in words])
        if chance > _SURELY_SMALLTALK:
            return self._smalltalk_answer(message, chance, self._language(reading, language))
        analysis = self._analyse(reading, words, language, vector)
        verdict = self._judge(analysis)
        if not verdict.answered and reading.script != "layout":
            analysis, verdict = self._asked(question, analysis, verdict, vector, chance)
        if previous is not None:
            analysis, verdict = self._follow(analysis, verdict, previous, vector)
        if chance > max(_LEAST_SMALLTALK, verdict.confidence):
            return self._smalltalk_answer(message, chance, analysis.language)
        return self._answer(analysis, verdict, vector)

    def analyse(self, reading: Reading, language: Language, vector: Sequence[float] | None = None) -> Analysis:
        """Find out about a question what there is to find out."""
        return self._analyse(reading, self._word_analyzer.analyse(reading.words), language, vector)

    def read(self, question: str) -> Reading:
        """Read a question in the script and layout that it was typed in."""
        return self._reader.read(question)

    def certain_language(self, question: str) -> Language | None:
        """Return the language of a question, None where it could be in several, or in another."""
        reading = self._reader.read(question)
        return self._identifier.certain(reading, self._word_analyzer.languages(reading.words))

    def spelt(self, reading: Reading, language: Language) -> str:
        """Return a question in the letters that it was meant in, as far as these are known."""
        spellings = self.lexicon.spellings
        return " ".join(
            self._index.spelling(word.folded, language) or spellings.get(word.folded) or word.meant
            for word in reading.words
        )

    def _analyse(
        self, reading: Reading, words: Sequence[WordAnalysis], language: Language, vector: Sequence[float] | None
    ) -> Analysis:
        nearness = {} if vector is None else self._similarity.near(vector)
        whole = sum([word.weight for word in words]) or 1.0
        ranked = rank(words)
        return Analysis(
            reading,
            words,
            whole,
            [word.kinds for word in words if word.kinds],
            self._language(reading, language),
            ranked,
            collect(ranked, words, whole, self._index, nearness),
            queries.parse([word.token for word in words], self._gazetteer, self._knowledge, self.lexicon.ours),
            nearness,
        )

    def _language(self, reading: Reading, otherwise: Language) -> Language:
        return self._identifier.identify(self._word_analyzer.languages(reading.words), otherwise)

    def _smalltalk_answer(self, message: Message, chance: float, language: Language) -> Answer:
        return Answer("smalltalk", language, chance, smalltalk=self._smalltalk.kinds.of(message))

    def _spoken(self, knowledge: Content) -> Languages:
        codes = languages.spoken(knowledge.event, self._data)
        return languages.load(codes, event_words(knowledge), self._data)

    def _learn(self, spoken: Languages) -> None:
        """Begin anew in some languages; what is known is indexed again."""
        self._languages = spoken
        self._index = Index(spoken)
        self._similarity = self._similarity.over(self._index)
        self._identifier = Identifier(spoken, self._index.languages)
        self._reader = Reader(spoken.writing, spoken.trigrams, self._is_known)
        self._gazetteer = Gazetteer(Content(), spoken.writing)
        self._knowledge = Content()

    def _is_known(self, word: str) -> bool:
        lexicon = self._languages.lexicon
        return (
            word in self._index.vocabulary
            or word in self._gazetteer.vocabulary
            or word in lexicon.functions
            or bool(lexicon.groups.of(word))
        )

    def _judge(self, analysis: Analysis) -> Verdict:
        return judge(analysis, self.decision, self._index)

    def _asked(
        self, question: str, analysis: Analysis, verdict: Verdict, vector: Sequence[float] | None, smalltalk: float
    ) -> tuple[Analysis, Verdict]:
        """Judge what of a message asks by itself, where the rest leads to it or says what it is asked for."""
        best, judged = analysis, verdict
        for text in clauses.asking(question, self.lexicon.personal, self._asks, self._languages.writing):
            reading = self._reader.read(text)
            if not reading.words:
                continue
            alone = self.analyse(reading, analysis.language, vector)
            found = self._judge(alone)
            if found.confidence > judged.confidence and (found.answered or smalltalk < _LEAST_SMALLTALK):
                best, judged = alone._replace(language=analysis.language), found
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
        best, judged = analysis, verdict._replace(confidence=0.0, answered=False) if leans else verdict
        for words in followup.completions(analysis, previous, self._knowledge, self._index, self._languages.writing):
            whole = self.analyse(Reading(tuple(words), analysis.reading.script), analysis.language, vector)
            found = self._judge(whole)
            if found.confidence * _GUESSED > judged.confidence:
                best, judged = whole._replace(language=analysis.language), found
        return best, judged

    def _found(self, query: PeopleQuery, confidence: float) -> Verdict:
        return Verdict(confidence, None, query, queries.find(query, self._knowledge), (), answered=True)

    def _answer(self, analysis: Analysis, verdict: Verdict, vector: Sequence[float] | None) -> Answer:
        confidence = verdict.confidence
        status: Status = "unknown"
        if verdict.answered:
            status = "answered"
        elif confidence >= self.decision.offered:
            status = "offered"
        answered = status == "answered"
        unsure = vector is None and _UNSURE[0] < confidence < _UNSURE[1]
        return Answer(
            status,
            analysis.language,
            confidence,
            fact=verdict.fact if answered else None,
            query=verdict.query if answered else None,
            people=verdict.people if answered else (),
            options=() if answered else self._options(analysis, verdict),
            matched=_matched(analysis, verdict),
            turn=self._turn(analysis, verdict),
            reading=analysis.reading if unsure else None,
        )

    def _options(self, analysis: Analysis, verdict: Verdict) -> tuple[str, ...]:
        named = analysis.parse.people if analysis.parse.query.person else ()
        likely = [fact for fact, confidence in verdict.ranking if confidence >= _LEAST_OPTION]
        topics = [word.matches for word in analysis.words if word.topical and not word.function]
        # The more of a fact's documents have a topic, the more it is about that.
        about = {
            fact: sum(
                len(numbers) for matches in topics for numbers, value in matches.documents(fact) if value >= _SAME_TOPIC
            )
            for fact in dict.fromkeys((*(candidate.fact for candidate in analysis.candidates), *analysis.ranked))
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


def _of_no_words(message: str, language: Language) -> Answer:
    """Meet a message of signs and emoji with a word of ours, but nothing with nothing."""
    if normalize(message).strip():
        return Answer("smalltalk", language, 1.0, smalltalk="presence")
    return Answer("unknown", language, 0.0)


def _matched(analysis: Analysis, verdict: Verdict) -> tuple[str, ...]:
    """Return the question's words that the verdict rests on, as typed."""
    typed: list[str] = []
    for place, (read, word) in enumerate(zip(analysis.reading.words, analysis.words, strict=False)):
        rests = place in analysis.parse.named if verdict.fact is None else verdict.fact in word.matches.facts
        if rests and not word.function and read.typed:
            typed.append(read.typed)
    return tuple(dict.fromkeys(typed))
