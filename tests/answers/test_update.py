"""What editors add is answered at once, in every way of asking."""

import time
from datetime import date

import pytest

from answers.engine import Engine
from answers.models.knowledge import Content, Fact, Text


def _fact(question: Text, answer: Text) -> Fact:
    return Fact(
        topic="forum",
        question=question,
        answer=answer,
        source="kazpravda",
        verified=date(2025, 9, 10),
    )


_ADDED = {
    "exhibition": _fact(
        Text({"ru": "Когда откроется выставка?", "kk": "Көрме қашан ашылады?"}),
        Text({"ru": "Выставка откроется 12 апреля.", "kk": "Көрме 12 сәуірде ашылады."}),
    ),
    "ticket": _fact(Text({"ru": "Сколько стоит билет?"}), Text({"ru": "Билет стоил пять тысяч тенге."})),
    "age": _fact(
        Text({"ru": "Сколько лет Аубакирову?", "kk": "Әубәкіров неше жаста?"}),
        Text({"ru": "Ему 79 лет.", "kk": "Ол 79 жаста."}),
    ),
}


@pytest.fixture(scope="module")
def grown(knowledge: Content) -> Engine:
    """Return an engine that was given three more facts."""
    engine = Engine(knowledge)
    engine.update(knowledge.model_copy(update={"facts": {**knowledge.facts, **_ADDED}}))
    return engine


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("Когда откроется выставка?", "exhibition"),
        ("когда открывается выставка", "exhibition"),
        ("korme qashan ashylady", "exhibition"),
        ("rjulf dscnfdrf", "exhibition"),
        ("почём билет", "ticket"),
        ("цена билета", "ticket"),
        ("билет қанша тұрады", "ticket"),
        ("билеттің бағасы қандай", "ticket"),
        ("возраст Аубакирова", "age"),
        ("аубакиров неше жаста", "age"),
        ("skolko let aubakirovu", "age"),
    ],
)
def test_new_facts_answer(grown: Engine, question: str, fact: str) -> None:
    """Prices, dates and ages are unknown only until somebody tells them; one language serves both."""
    assert grown.answer(question).fact == fact


@pytest.mark.parametrize("question", ["сколько лет Волкову", "Волков неше жаста"])
def test_new_facts_answer_only_for_themselves(grown: Engine, question: str) -> None:
    """What is known of one is not known of another."""
    assert grown.answer(question).status != "answered"


def test_update_equals_rebuild(knowledge: Content) -> None:
    """An engine that was changed back and forth answers like one that was made anew."""
    changed = {**knowledge.facts, **_ADDED}
    del changed["koumiss"]
    changed["place"] = changed["place"].model_copy(update={"answer": Text({"ru": "В Алматы."})})
    engine = Engine(knowledge)
    engine.update(knowledge.model_copy(update={"facts": changed}))
    rebuilt = Engine(knowledge.model_copy(update={"facts": changed}))
    questions = ["где был форум", "цена билета", "пили кумыс", "марки кто печатал", "ғарышкерлер", "сколько экспертов"]
    assert [engine.answer(question) for question in questions] == [rebuilt.answer(question) for question in questions]
    engine.update(knowledge)
    fresh = Engine(knowledge)
    assert [engine.answer(question) for question in questions] == [fresh.answer(question) for question in questions]


def test_a_forgotten_fact_is_not_answered(knowledge: Content) -> None:
    """What was deleted is gone from every way of finding it."""
    rest = {id_: fact for id_, fact in knowledge.facts.items() if id_ != "koumiss"}
    engine = Engine(knowledge)
    engine.update(knowledge.model_copy(update={"facts": rest}))
    assert engine.answer("Понравился ли космонавтам кумыс?").fact is None


def test_a_person_who_leaves_is_unknown(knowledge: Content) -> None:
    """People come and go as facts do."""
    rest = {id_: person for id_, person in knowledge.people.items() if id_ != "volkov"}
    engine = Engine(knowledge)
    engine.update(knowledge.model_copy(update={"people": rest}))
    assert engine.answer("Кто такой Волков?").status != "answered"


def test_one_of_many_facts_changes_quickly(knowledge: Content) -> None:
    """A change of one fact among thousands is not a rebuild."""
    many = {
        f"fact-{number}": _fact(
            Text({"ru": f"Что известно о предмете {number}?"}), Text({"ru": f"Это предмет номер {number}."})
        )
        for number in range(3000)
    }
    engine = Engine(knowledge.model_copy(update={"facts": {**knowledge.facts, **many}}))
    many["fact-7"] = _fact(Text({"ru": "Где стоит самовар?"}), Text({"ru": "Самовар стоит в фойе."}))
    started = time.process_time()
    engine.update(knowledge.model_copy(update={"facts": {**knowledge.facts, **many}}))
    taken = time.process_time() - started
    assert engine.answer("где самовар").fact == "fact-7"
    assert taken < 0.05
