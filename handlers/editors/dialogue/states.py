"""What an editor can be in the middle of."""

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

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


State: TypeAlias = Draft | FileWanted | FileReady | PhotoWanted

_state: TypeAdapter[State] = TypeAdapter(Annotated[State, Field(discriminator="is_about")])


def read_state(text: str) -> State:
    """Read what a dialogue holds."""
    return _state.validate_json(text)


def open_state(dialogue: Dialogue | None) -> State | None:
    """Return what somebody is in the middle of, None where that is nothing or over."""
    return None if dialogue is None or dialogue.is_over else read_state(dialogue.state)


async def awaited(context: Context) -> State | None:
    """Return what an editor is in the middle of who sends something, None for anybody else."""
    user, chat = context.speaker, context.chat
    if user is None or chat is None or not await rights.is_staff(context):
        return None
    return open_state(await context.database.read(dialogues.find, chat.id, user.id))
