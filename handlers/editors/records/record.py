"""What the module of each kind of thing offers."""

from typing import Protocol

from answers.models.knowledge import Knowledge, Model
from handlers.editors.context import Desk
from handlers.editors.forms.form import Form
from handlers.editors.records.draft import Draft
from handlers.kit.messages import Page
from storage.knowledge.knowledge import Change


class RecordModule(Protocol):
    """A kind of thing that can be edited."""

    @property
    def COLLECTION(self) -> str:  # noqa: N802 - a module's constant
        """The collection of the knowledge that holds such things."""

    @property
    def FORM(self) -> Form:  # noqa: N802 - a module's constant
        """The form that such a thing is written in."""

    def parse(self, thing: str) -> Model:
        """Read such a thing from JSON."""

    def values(self, thing: Model | None, desk: Desk, place: int | None = None) -> dict[str, str]:
        """Return what would have to be typed for this thing."""

    def compile_draft(self, draft: Draft, desk: Desk) -> list[Change]:
        """Return the changes that make a thing of what was typed.

        Raises FaultyFormError.
        """

    def preview(self, draft: Draft, knowledge: Knowledge, desk: Desk) -> list[Page]:
        """Return the thing as people will see it, in both languages."""

    def removal(self, thing: Model, draft: Draft) -> list[Change]:
        """Return the changes that take the thing away, none where it has to stay."""
