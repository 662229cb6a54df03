"""What an editor can be in the middle of."""

import json
from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from handlers.editors.records import RECORDS
from handlers.editors.records.draft import Draft
from handlers.kit import rights
from handlers.kit.context import Context
from storage.users import dialogues
from storage.users.dialogues import Dialogue


class FileWanted(BaseModel):
    """A file is to come: it will be imported."""

    model_config = ConfigDict(frozen=True)

    is_about: Literal["file"] = "file"


class FileReady(BaseModel):
    """A file was read, and what it would change was shown; `digest` is of these changes."""

    model_config = ConfigDict(frozen=True)

    is_about: Literal["import"] = "import"
    token: str
    file_id: str
    name: str
    digest: str


class PhotoWanted(BaseModel):
    """A photo is to come, for a person or a chapter."""

    model_config = ConfigDict(frozen=True)

    is_about: Literal["photo"] = "photo"
    kind: Literal["person", "chapter"]
    target: str
    place: int


class Unreadable(BaseModel):
    """What another version of the bot, or another event, left behind: it cannot go on; `values` are what was typed."""

    model_config = ConfigDict(frozen=True)

    is_about: Literal["unreadable"] = "unreadable"
    values: Mapping[str, str] = Field(default_factory=dict)


_Readable: TypeAlias = Annotated[Draft | FileWanted | FileReady | PhotoWanted, Field(discriminator="is_about")]
State: TypeAlias = Draft | FileWanted | FileReady | PhotoWanted | Unreadable

_readable: TypeAdapter[Draft | FileWanted | FileReady | PhotoWanted] = TypeAdapter(_Readable)


def read_state(text: str) -> State:
    """Read what a dialogue holds, or as much of it as can be read."""
    try:
        state = _readable.validate_json(text)
        if isinstance(state, Draft) and state.base is not None:
            RECORDS[state.kind].parse(state.base)
    except ValidationError:
        return Unreadable(values=_values(text))
    return state


def open_state(dialogue: Dialogue | None) -> State | None:
    """Return what somebody is in the middle of, None where that is nothing or over."""
    return None if dialogue is None or dialogue.is_over else read_state(dialogue.state)


def _values(text: str) -> dict[str, str]:
    try:
        state = json.loads(text)
    except ValueError:
        return {}
    values = state.get("values") if isinstance(state, dict) else None
    if not isinstance(values, dict):
        return {}
    return {name: value for name, value in values.items() if isinstance(value, str)}


async def awaited(context: Context) -> State | None:
    """Return what an editor is in the middle of who sends something, None for anybody else."""
    user, chat = context.speaker, context.chat
    if user is None or chat is None or not await rights.is_staff(context):
        return None
    return open_state(await context.database.read(dialogues.find, chat.id, user.id))
