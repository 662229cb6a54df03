"""What an answer says, in the words of the written questions."""

from collections.abc import Sequence

from answers.answer import PeopleQuery


def label(fact: str | None, query: PeopleQuery | None, people: Sequence[str]) -> str:
    """Return a fact's id, `countries`, or `person:` with the ids of the people in order."""
    if fact is not None:
        return fact
    if query is not None and query.asked == "countries" and not query.person and not query.persons:
        return "countries"
    return expected("person:" + ",".join(people))


def expected(expect: str) -> str:
    """Return what is expected with people in order."""
    if expect.startswith("person:"):
        return "person:" + ",".join(sorted(expect.removeprefix("person:").split(",")))
    return expect
