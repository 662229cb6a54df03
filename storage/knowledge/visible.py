"""What of the knowledge is said on a day, and what speaks for facts that are told together."""

from datetime import date

from answers.models.knowledge import Fact, Knowledge, Language, Phrases


def visible(known: Knowledge, day: date) -> Knowledge:
    """Return the knowledge without the facts that are no longer said on this day."""
    return known.model_copy(update={"facts": {id_: fact for id_, fact in known.facts.items() if is_visible(fact, day)}})


def is_visible(fact: Fact, day: date) -> bool:
    """Whether a fact is still said on this day."""
    return fact.until is None or day <= fact.until


def representatives(knowledge: Knowledge) -> Knowledge:
    """Return the knowledge with one fact for each that are told together: it answers the questions of all of them.

    Otherwise they would compete for the same questions, and none would be clearly the nearest.
    """
    facts: dict[str, Fact] = {}
    representative: dict[str, str] = {}
    for id_, fact in knowledge.facts.items():
        if fact.together is None:
            facts[id_] = fact
        elif fact.together not in representative:
            representative[fact.together] = id_
            facts[id_] = fact
        else:
            first = representative[fact.together]
            facts[first] = _answering_both(facts[first], fact)
    return knowledge.model_copy(update={"facts": facts})


def told_together(fact_id: str, knowledge: Knowledge) -> list[str]:
    """Return this fact and those that are told with it, in their order."""
    together = knowledge.facts[fact_id].together
    if together is None:
        return [fact_id]
    return [id_ for id_, fact in knowledge.facts.items() if fact.together == together]


def _answering_both(first: Fact, other: Fact) -> Fact:
    def both(language: Language) -> tuple[str, ...]:
        question = other.question.get(language)
        questions = () if question is None else (question,)
        return tuple(dict.fromkeys((*first.examples.get(language), *questions, *other.examples.get(language))))

    languages = dict.fromkeys((*first.examples.languages(), *other.question.languages(), *other.examples.languages()))
    return first.model_copy(update={"examples": Phrases({language: both(language) for language in languages})})
