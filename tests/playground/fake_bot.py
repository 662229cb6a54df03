"""A tiny bot, so that the stand-in for Telegram can be tested without the real one."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from types import TracebackType
from typing import Any, Self

import aiohttp

from playground import BotApiServer

Json = dict[str, Any]
Handle = Callable[["FakeBot", Json], Awaitable[object]]
MENU = {
    "inline_keyboard": [
        [{"text": "Next", "callback_data": "next"}, {"text": "Hint", "callback_data": "hint"}],
        [{"text": "Warn", "callback_data": "warn"}],
        [{"text": "Site", "url": "https://example.kz/"}],
    ]
}


class FakeBot(AbstractAsyncContextManager["FakeBot"]):
    """Calls methods over HTTP, and with a handler polls and hands over each update."""

    def __init__(self, telegram: BotApiServer, handle: Handle | None = None) -> None:
        self._base = f"{telegram.url}/bot{telegram.token}"
        self._handle = handle
        self._session = aiohttp.ClientSession()
        self._polling: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        """Begin to poll."""
        if self._handle is not None:
            self._polling = asyncio.create_task(self._poll(self._handle))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._polling is not None:
            self._polling.cancel()
        await self._session.close()

    async def call(self, method: str, **parameters: object) -> Json:
        """Return the body of the answer to a call with a JSON body."""
        async with self._session.post(f"{self._base}/{method}", json=parameters) as response:
            body: Json = await response.json()
            return body

    async def result(self, method: str, **parameters: object) -> Any:  # noqa: ANN401 - as many types as methods
        """Return the result of a call that is to be accepted."""
        body = await self.call(method, **parameters)
        assert body["ok"], body
        return body["result"]

    async def refusal(self, method: str, **parameters: object) -> str:
        """Return the description with which a call is refused."""
        body = await self.call(method, **parameters)
        assert not body["ok"], body
        return str(body["description"])

    async def _poll(self, handle: Handle) -> None:
        offset = 0
        while True:
            for update in await self.result("getUpdates", offset=offset, timeout=20):
                offset = update["update_id"] + 1
                await handle(self, update)


async def converse(bot: FakeBot, update: Json) -> None:
    """Answer like a small real bot: a menu, pages in place, hints, formatted text."""
    match update:
        case {"message": {"chat": {"id": chat_id}, "text": "/start"}}:
            await bot.result("sendChatAction", chat_id=chat_id, action="typing")
            text = "<b>Welcome</b> &amp; <a href='https://example.kz/'>read</a>, then /help"
            await bot.result("sendMessage", chat_id=chat_id, text=text, parse_mode="HTML", reply_markup=MENU)
        case {"message": {"chat": {"id": chat_id}, "text": "quote"}}:
            text = f"<blockquote expandable>{'A long story. ' * 40}</blockquote>"
            await bot.result("sendMessage", chat_id=chat_id, text=text, parse_mode="HTML")
        case {"message": {"chat": {"id": chat_id}, "message_id": message_id} as message}:
            reply = {"message_id": message_id}
            text = f"You said: {message.get('text', 'something without words')}"
            await bot.result("sendMessage", chat_id=chat_id, text=text, reply_parameters=reply)
        case {"edited_message": {"chat": {"id": chat_id}, "message_id": message_id, "text": text}}:
            mended = f"You said: {text}"
            await bot.result("editMessageText", chat_id=chat_id, message_id=message_id + 1, text=mended)
        case {"callback_query": {"id": query_id, "data": "next", "message": {"message_id": message_id, "chat": chat}}}:
            await bot.result("answerCallbackQuery", callback_query_id=query_id)
            page = {"chat_id": chat["id"], "message_id": message_id, "text": "Second page"}
            await bot.result("editMessageText", **page, reply_markup=MENU)
        case {"callback_query": {"id": query_id, "data": data}}:
            shown = {"text": f"This is a {data}", "show_alert": data == "warn"}
            await bot.result("answerCallbackQuery", callback_query_id=query_id, **shown)
