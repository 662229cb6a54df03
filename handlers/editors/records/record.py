"""What the module of each type of record offers."""

from collections.abc import Mapping
from typing import Protocol

from answers.models.knowledge import Knowledge, Language, Model
from handlers.editors.context import EditorContext
from handlers.editors.forms.form import Form
from handlers.editors.records.draft import Draft
from handlers.kit.messages import Page
from locales import Translator
from storage.knowledge.knowledge import Change


class RecordModule(Protocol):
    """A type of record that can be edited."""

    @property
    def COLLECTION(self) -> str:  # noqa: N802 - a module's constant
        """The collection of the knowledge that holds such records."""

    def form(self, translators: Mapping[Language, Translator]) -> Form:
        """Return the form that such a record is written in, with its texts in these languages."""

    def parse(self, record: str) -> Model:
        """Read such a record from JSON."""

    def values(self, record: Model | None, editor: EditorContext, place: int | None = None) -> dict[str, str]:
        """Return what would have to be typed for this record."""

    def compile_draft(self, draft: Draft, editor: EditorContext) -> list[Change]:
        """Return the changes that make a record of what was typed.

        Raises FaultyFormError.
        """

    def preview(self, draft: Draft, knowledge: Knowledge, editor: EditorContext) -> list[Page]:
        """Return the record as people will see it, in all languages."""

    def removal(self, record: Model, draft: Draft) -> list[Change]:
        """Return the changes that take the record away, none where it has to stay."""
