"""What goes along with a stored call: files that its row names, and photos of ours."""

import asyncio
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from telegram import InputFile
from telegram.error import BadRequest

from bot.api.transport import Bot
from storage.database.database import Database
from storage.delivery import outbox
from storage.delivery.outbox import FILE, PICTURE
from storage.knowledge import pictures
from storage.knowledge.pictures import Picture


async def call(bot: Bot, database: Database, method: str, parameters: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON
    """Make a call with what goes along with it.

    Raises telegram.error.TelegramError as `Bot.call` does, BadRequest also where a file is gone.
    """
    name = _picture_of(parameters)
    if name is None:
        return await bot.call(method, _with_files(parameters))
    picture = await database.read(pictures.find, name)
    if picture is None:  # a database from elsewhere: the words are what counts
        words = _words(parameters)
        return await bot.call("sendMessage", words | {"text": words.pop("caption")})
    if picture.bot_id == bot.id:
        return await bot.call(method, _with_photo(parameters, picture.file_id))
    upload = InputFile(picture.content, filename="photo.jpg")
    result = await bot.call("sendPhoto", _words(parameters) | {"photo": upload})
    file_id = result["photo"][-1]["file_id"]
    await database.write(pictures.keep, name, Picture(picture.content, bot.id, file_id))
    return result


def discard(parameters: Mapping[str, Any]) -> None:
    """Delete the files: they were sent, or never will be."""
    for _, path in _files(parameters):
        path.unlink(missing_ok=True)


async def sweep(folder: Path, database: Database) -> None:
    """Delete what lies in the folder and goes along with no stored call: a run that was killed left it."""
    named = {Path(path).name for path in await database.read(outbox.files)}
    await asyncio.to_thread(_delete_others, folder, named)


def _delete_others(folder: Path, named: Collection[str]) -> None:
    for file in folder.glob("*"):
        if file.name not in named:
            file.unlink(missing_ok=True)


def _with_files(parameters: Mapping[str, Any]) -> dict[str, Any]:
    try:
        files = {name: InputFile(path.read_bytes(), filename=path.name) for name, path in _files(parameters)}
    except FileNotFoundError as error:
        message = f"the file {error.filename} is gone"
        raise BadRequest(message) from error
    return {**parameters, **files}


def _files(parameters: Mapping[str, Any]) -> Iterator[tuple[str, Path]]:
    for name, value in parameters.items():
        if isinstance(value, dict) and FILE in value:
            yield name, Path(value[FILE])


def _picture_of(parameters: Mapping[str, Any]) -> str | None:
    """Return which photo of ours goes along: in sendPhoto, or in the media of editMessageMedia."""
    photo = parameters.get("photo") or parameters.get("media", {}).get("media")
    return str(photo[PICTURE]) if isinstance(photo, dict) and PICTURE in photo else None


def _with_photo(parameters: Mapping[str, Any], file_id: str) -> dict[str, Any]:
    if "photo" in parameters:
        return {**parameters, "photo": file_id}
    return {**parameters, "media": {**parameters["media"], "media": file_id}}


def _words(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a new message with the same words is sent with."""
    media = parameters.get("media", parameters)
    kept = ("chat_id", "reply_parameters", "reply_markup")
    return {name: parameters[name] for name in kept if name in parameters} | {
        "caption": media["caption"],
        "parse_mode": media["parse_mode"],
    }
