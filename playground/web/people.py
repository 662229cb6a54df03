"""The control interface of people, under `/control/users`: what the page, and tests in other processes, do."""

import asyncio
import contextlib
from typing import TypeVar

from aiohttp import web
from pydantic import BaseModel, ConfigDict, ValidationError

from playground.specification.errors import Json, TelegramError
from playground.world.chats import Chat
from playground.world.cloud import Cloud
from playground.world.incoming import BlockedError
from playground.world.messages import Message
from playground.world.people import Person, private_person

Body = TypeVar("Body", bound=BaseModel)
PATIENCE = 10.0


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class NewUser(_Strict):
    """Body of `POST /control/users`."""

    first_name: str
    id: int | None = None
    language_code: str | None = None
    username: str | None = None
    last_name: str | None = None


class NewText(_Strict):
    """Body of `POST …/messages`; without chat_id it goes to the private chat with the bot."""

    text: str
    chat_id: int | None = None
    reply_to: int | None = None


class Edit(_Strict):
    """Body of `POST …/edits`."""

    message_id: int
    text: str
    chat_id: int | None = None


class Press(_Strict):
    """Body of `POST …/taps`; the data may be one that no button has."""

    message_id: int
    callback_data: str
    chat_id: int | None = None


class Sticker(_Strict):
    """Body of `POST …/stickers`."""

    emoji: str = "🚀"


class PeopleControl:
    """What one can do with somebody's phone."""

    def __init__(self, cloud: Cloud) -> None:
        self._cloud = cloud

    def routes(self) -> list[web.RouteDef]:
        """Return the routes."""
        user = "/control/users/{user_id}"
        return [
            web.get("/control/users", self._users),
            web.post("/control/users", self._add_user),
            web.get(f"{user}/events", self._events),
            web.post(f"{user}/messages", self._say),
            web.post(f"{user}/edits", self._edit),
            web.post(f"{user}/taps", self._press),
            web.post(f"{user}/stickers", self._sticker),
            web.post(f"{user}/photos", self._photo),
            web.post(f"{user}/documents", self._document),
            web.post(f"{user}/block", self._block),
            web.post(f"{user}/unblock", self._unblock),
        ]

    async def _users(self, _request: web.Request) -> web.Response:
        notes = self._cloud.notes
        users = [account.as_user() | {"note": notes.get(account.id, "")} for account in self._cloud.users.values()]
        return web.json_response(users)

    async def _add_user(self, request: web.Request) -> web.Response:
        given = await _read(request, NewUser)
        names = given.model_dump(exclude={"first_name", "id"})
        return web.json_response(self._cloud.add_user(given.first_name, given.id, **names).as_user())

    async def _say(self, request: web.Request) -> web.Response:
        given = await _read(request, NewText)
        person = self._person(request)
        chat = self._chat(given.chat_id, person)
        replied = chat.posts.get(given.reply_to or 0)
        try:
            return _shown(await person.sends(given.text, chat=chat, reply_to=chat.show(replied) if replied else None))
        except BlockedError:
            raise web.HTTPConflict(text="the bot is blocked") from None

    async def _edit(self, request: web.Request) -> web.Response:
        given = await _read(request, Edit)
        person = self._person(request)
        message = self._message(self._chat(given.chat_id, person), given.message_id)
        if message.is_from_bot:
            raise web.HTTPForbidden(text="the bot wrote this")
        return _shown(await person.edits(message, given.text))

    async def _press(self, request: web.Request) -> web.Response:
        given = await _read(request, Press)
        person = self._person(request)
        message = self._message(self._chat(given.chat_id, person), given.message_id)
        tap = await person.forges(message, given.callback_data)
        return web.json_response({"query_id": tap.query.id})

    async def _sticker(self, request: web.Request) -> web.Response:
        given = await _read(request, Sticker)
        return _shown(await self._person(request).sends_sticker(given.emoji))

    async def _photo(self, request: web.Request) -> web.Response:
        """Take the picture's bytes as they are; the caption is in the query."""
        content = await request.read()
        try:
            return _shown(await self._person(request).sends_photo(request.query.get("caption", ""), content=content))
        except TelegramError as error:
            raise web.HTTPUnsupportedMediaType(text=error.description) from None

    async def _document(self, request: web.Request) -> web.Response:
        """Take the file's bytes as they are; name and caption are in the query."""
        query = request.query
        person = self._person(request)
        name, caption = query.get("name", "file"), query.get("caption", "")
        return _shown(await person.sends_document(name, await request.read(), caption=caption))

    async def _block(self, request: web.Request) -> web.Response:
        await self._person(request).blocks()
        return web.json_response({})

    async def _unblock(self, request: web.Request) -> web.Response:
        await self._person(request).unblocks()
        return web.json_response({})

    async def _events(self, request: web.Request) -> web.WebSocketResponse:
        """Open a WebSocket: first the whole state of one phone, then each event in its private chat."""
        person = self._person(request)
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        events: asyncio.Queue[Json] = asyncio.Queue()
        stop = self._cloud.bell.listen(events.put_nowait)
        events.put_nowait({"kind": "profile"})
        writer = asyncio.create_task(self._write(socket, person, events))
        try:
            async for _ in socket:
                pass
        finally:
            stop()
            writer.cancel()
        return socket

    async def _write(self, socket: web.WebSocketResponse, person: Person, events: "asyncio.Queue[Json]") -> None:
        with contextlib.suppress(ConnectionError):
            await socket.send_json(
                {"kind": "state", "messages": [as_json(message) for message in person.chat.messages]}
            )
            while True:
                event = await events.get()
                if event["kind"] == "profile":
                    await socket.send_json(event | self._profile(person))
                elif event.get("chat_id") == person.id:
                    await socket.send_json(event)

    def _profile(self, person: Person) -> Json:
        language = person.account.language_code or ""
        profile = self._cloud.profile
        texts = {kind: profile.text(kind, language) for kind in profile.texts}
        return texts | {
            "username": self._cloud.bot.username,
            "commands": profile.commands_for(person.id, language),
        }

    def _person(self, request: web.Request) -> Person:
        account = self._cloud.users.get(int(request.match_info["user_id"]))
        if account is None:
            raise web.HTTPNotFound(text="no such person")
        return private_person(self._cloud, account, PATIENCE)

    def _chat(self, chat_id: int | None, person: Person) -> Chat:
        chat = person.chat if chat_id is None else self._cloud.chats.get(chat_id)
        if chat is None or person.id not in chat.members:
            raise web.HTTPNotFound(text="no such chat")
        return chat

    def _message(self, chat: Chat, message_id: int) -> Message:
        post = chat.posts.get(message_id)
        if post is None:
            raise web.HTTPNotFound(text="no such message")
        return chat.show(post)


async def _read(request: web.Request, kind: type[Body]) -> Body:
    try:
        return kind.model_validate_json(await request.read())
    except ValidationError as error:
        raise web.HTTPBadRequest(text=str(error)) from None


def _shown(message: Message) -> web.Response:
    return web.json_response(as_json(message))


def as_json(message: Message) -> Json:
    """Return a message with what its `Message` object does not tell."""
    return {
        "message": message.payload,
        "by_bot": message.is_from_bot,
        "version": message.version,
        "emoji": message.reactions,
    }
