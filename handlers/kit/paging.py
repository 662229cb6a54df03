"""Long lists, a page at a time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from handlers.kit.messages import Button
from handlers.kit.payloads import Payload
from locales import Translator

T = TypeVar("T")

_ON_A_PAGE = 8


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """What of a list is on a page; pages are counted from 0."""

    shown: Sequence[T]
    page: int
    pages: int

    def place(self) -> dict[str, str]:
        """Return where this is, as texts say it."""
        return {"page": str(self.page + 1), "pages": str(self.pages)}

    def steps(self, say: Translator, to: Callable[[int], Payload]) -> list[list[Button]]:
        """Return the row of buttons that lead to the pages beside this one; none where there is no other."""
        steps = []
        if self.page > 0:
            steps.append(Button(say("button-previous"), to(self.page - 1)))
        if self.page + 1 < self.pages:
            steps.append(Button(say("button-next"), to(self.page + 1)))
        return [steps] if steps else []


def page_with(place: int) -> int:
    """Return the page on which this place of a list is."""
    return max(place, 0) // _ON_A_PAGE


def turned_to(page: int, found: Sequence[T]) -> Part[T]:
    """Return a page of a list; where the list became shorter, its last one."""
    pages = max(1, -(-len(found) // _ON_A_PAGE))
    page = min(max(page, 0), pages - 1)
    return Part(found[page * _ON_A_PAGE : (page + 1) * _ON_A_PAGE], page, pages)
