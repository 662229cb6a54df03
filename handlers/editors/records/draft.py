"""Drafts: what an editor has written so far of one record. They are kept as dialogues."""

import secrets
from typing import Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from answers.models.knowledge import Language, Model, Story

RecordType: TypeAlias = Literal["fact", "person", "title", "country", "story", "chapter", "section", "event"]
# What can be added and deleted: there always is one event.
ManyOf: TypeAlias = Literal["fact", "person", "title", "country", "story", "chapter", "section"]


NOWHERE = -1  # the place of what is no chapter, as buttons carry it


def new_id(kind: RecordType) -> str:
    """Return an id that no other database has given either: exports can be merged."""
    return f"{kind}-{secrets.token_hex(5)}"


class Draft(BaseModel):
    """A new record, or a changed one.

    `token` is on the buttons of its latest preview: those of an earlier one mean nothing. `values` are the fields that
    the editor filled, as typed; of a changed record, only those. `base` is the record as the editor saw it, as JSON,
    None for a new one. `place` is a chapter's. `asking` is the field whose value comes next. `message_id` is that of
    the message which is the draft, `cluster` the number of the unanswered questions which it answers. `first` is the
    language whose fields are asked for first, None for the editor's own.
    """

    model_config = ConfigDict(frozen=True)

    is_about: Literal["draft"] = "draft"
    kind: RecordType
    token: str = Field(default_factory=lambda: secrets.token_hex(4))
    target: str
    base: str | None = None
    place: int | None = None
    values: dict[str, str] = Field(default_factory=dict)
    lines: dict[str, int] = Field(default_factory=dict)
    asking: str | None = None
    message_id: int | None = None
    cluster: int | None = None
    first: Language | None = None

    @property
    def is_new(self) -> bool:
        """Whether the record is yet to be made: a chapter, at the end of its story."""
        return self.base is None or (self.kind == "chapter" and self.place is None)

    def filled(self, **values: str) -> "Draft":
        """Return the draft with these fields filled; an empty one is emptied."""
        return self.model_copy(update={"values": self.values | values})

    def renewed(self, **changes: Any) -> "Draft":  # noqa: ANN401 - as many types as fields
        """Return the draft with these changes and a new token."""
        return self.model_copy(update={**changes, "token": secrets.token_hex(4)})


def place_of(draft: Draft, saved: Model | None) -> int:
    """Return the place in its story of what a draft became: a new chapter is the last one."""
    if draft.place is not None:
        return draft.place
    return len(saved.chapters) - 1 if draft.kind == "chapter" and isinstance(saved, Story) else NOWHERE
