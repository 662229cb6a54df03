"""Names that a question leaves out: «не врач», «кроме Иванова», «нет звания профессора», «Түркиядан басқа»."""

from collections.abc import Collection, Iterable, Sequence

from answers.people.gazetteer import Mention
from answers.people.tokens import Token

_FARTHEST = 5
# What may stand between the negation and the name.
_BETWEEN = frozenset({"titles", "bearing", "presence", "guest", "countries", "list"})


def is_left_out(mention: Mention, mentions: Iterable[Mention], tokens: Sequence[Token]) -> bool:
    """Tell whether a negation before (Russian) or after (Kazakh) a name belongs to it.

    Where names share a word («заслуженный врач и врач года»), the others tell where each of them stands.
    """
    others = [other for other in mentions if other is not mention]
    taken = frozenset[int]().union(*(other.places for other in others))
    places = mention.places - taken or mention.places
    return _before(min(places), mention.places, taken, tokens) or _after(max(places), mention.places, tokens)


def _before(first: int, own: Collection[int], taken: Collection[int], tokens: Sequence[Token]) -> bool:
    only = frozenset({"not", "besides"})
    for place in range(first - 1, max(-1, first - 1 - _FARTHEST), -1):
        groups = tokens[place].groups
        if groups & only:
            return "whether" not in tokens[place + 1].groups
        if place in taken and place not in own:
            only = frozenset({"besides"})  # «кроме Иванова и Петрова», but «не врач, но профессор»
        elif place not in own and not _may_stand_between(tokens[place]):
            return False
    return False


def _after(last: int, own: Collection[int], tokens: Sequence[Token]) -> bool:
    for place in range(last + 1, min(len(tokens), last + 1 + _FARTHEST)):
        if "lacking" in tokens[place].groups:
            return place + 1 == len(tokens) or "whether" not in tokens[place + 1].groups
        if place not in own and not tokens[place].groups & _BETWEEN:
            return False
    return False


def _may_stand_between(token: Token) -> bool:
    return bool(token.groups & _BETWEEN) or (token.free and not token.kinds and "but" not in token.groups)
