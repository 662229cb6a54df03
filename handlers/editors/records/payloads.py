"""What the buttons of editors carry."""

from typing import ClassVar, Literal

from handlers.editors.records.draft import NOWHERE, ManyOf, RecordType
from handlers.kit.payloads import Payload


class DraftAction(Payload):
    """Save the draft whose preview this is, skip or empty the field asked for, drop the draft, list its fields."""

    name: ClassVar[str] = "draft"
    token: str
    action: Literal["save", "skip", "drop", "fields"]


class DraftField(Payload):
    """Fill this field of the draft anew."""

    name: ClassVar[str] = "fill"
    token: str
    field: str


class EditRecord(Payload):
    """Show what of a record can be changed."""

    name: ClassVar[str] = "edit"
    kind: RecordType
    target: str
    place: int = NOWHERE


class EditField(Payload):
    """Change one field of a record."""

    name: ClassVar[str] = "field"
    kind: RecordType
    target: str
    place: int
    field: str


class DeleteRecord(Payload):
    """Delete a record as it was when this button was made, after a question."""

    name: ClassVar[str] = "delete"
    action: Literal["ask", "now", "delete", "keep"]  # «delete» as on the buttons of release 1.0.0; the other is shorter
    kind: ManyOf
    target: str
    place: int
    version: int


class VerifyFact(Payload):
    """Note that a fact was verified today."""

    name: ClassVar[str] = "verify"
    fact: str


class TellTogether(Payload):
    """Tell two facts together: their sources disagree."""

    name: ClassVar[str] = "together"
    fact: str
    other: str


class OpenRecord(Payload):
    """Show a record as editors see it."""

    name: ClassVar[str] = "open"
    kind: RecordType
    target: str
    place: int = NOWHERE


class NewRecord(Payload):
    """Write a new record; `target` is the story of a new chapter."""

    name: ClassVar[str] = "new"
    kind: ManyOf
    target: str = ""


class ListRecords(Payload):
    """List the records of a type; `target` is the story whose chapters are listed."""

    name: ClassVar[str] = "list"
    what: Literal["people", "titles", "countries", "stories", "chapters"]
    target: str = ""


class ShowEvent(Payload):
    """Show the event with its sections."""

    name: ClassVar[str] = "event"


class ListFacts(Payload):
    """Show a page of the facts that hold all of the words."""

    name: ClassVar[str] = "facts"
    page: int
    words: str


class Undo(Payload):
    """Take an action back."""

    name: ClassVar[str] = "undo"
    action: int


class ShowHistory(Payload):
    """Show the changes of one record, or of everything."""

    name: ClassVar[str] = "history"
    collection: str = ""
    id: str = ""
    page: int = 0


class ShowChange(Payload):
    """Show one change."""

    name: ClassVar[str] = "change"
    number: int


class Restore(Payload):
    """Bring a version back: the one that this change left."""

    name: ClassVar[str] = "restore"
    number: int


class ChangePhoto(Payload):
    """Ask for a photo, or take the one away."""

    name: ClassVar[str] = "photo"
    action: Literal["ask", "remove"]
    kind: Literal["person", "chapter"]
    target: str
    place: int
