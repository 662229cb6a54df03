"""The Bot API over HTTP: requests in, effects, answers out."""

import asyncio
import contextlib
import json
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from playground.bot_api.faults import Fault, Faults
from playground.bot_api.methods import METHODS
from playground.specification.errors import InvalidCallError, Json, TelegramError, leave_out, reject
from playground.specification.schema import Upload
from playground.world.cloud import Cloud

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Call:
    """A call that came in, and how it was answered."""

    method: str
    parameters: Json
    at: float = field(default_factory=time.monotonic)
    status: int = 0
    """The HTTP status that was answered; 0 as long as none was."""
    description: str = ""
    """Why it was refused."""
    result: object = None


class Api:
    """The endpoints `/bot{token}/{method}` and `/file/bot{token}/{path}`."""

    def __init__(self, token: str, cloud: Cloud) -> None:
        self.calls: list[Call] = []
        self.refusals: list[Call] = []
        self.faults = Faults()
        self._token = token
        self._cloud = cloud
        self._closing = asyncio.Event()

    def close(self) -> None:
        """End what still waits: long polls, delays, answers that never come."""
        self._closing.set()
        self._cloud.updates.close()

    def routes(self) -> list[web.RouteDef]:
        """Return the routes."""
        return [
            web.route("*", "/bot{token}/{method}", self._called),
            web.get("/file/bot{token}/{path:.*}", self._file),
        ]

    async def perform(self, call: Call) -> Json:
        """Make a call take effect; returns the body of the answer."""
        try:
            call.method = self._cloud.schema.method(call.method)
            implementation = METHODS.get(call.method)
            if implementation is None:
                leave_out(call.method)
            parameters = self._cloud.schema.parameters(call.method, call.parameters)
            call.result = await implementation(self._cloud, parameters)
        except TelegramError as error:
            call.status, call.description = error.status, error.description
            if isinstance(error, InvalidCallError):
                self._remember(call)
            return error.answer()
        call.status = 200
        return {"ok": True, "result": call.result}

    async def _called(self, request: web.Request) -> web.StreamResponse:
        call = Call(request.match_info["method"], {})
        self.calls.append(call)
        if request.match_info["token"] != self._token:
            call.status, call.description = 401, "Unauthorized"
            self._remember(call)
            return _response(401, TelegramError(401, "Unauthorized").answer())
        try:
            call.parameters = await read_parameters(request)
        except InvalidCallError as error:
            call.status, call.description = error.status, error.description
            self._remember(call)
            return _response(error.status, error.answer())
        fault = self.faults.take(call.method, call.parameters)
        if fault is not None:
            return await self._meet(fault, call, request)
        body = await self.perform(call)
        return _response(call.status, body)

    async def _meet(self, fault: Fault, call: Call, request: web.Request) -> web.StreamResponse:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._closing.wait(), fault.delay)
        body: Json = {}
        if fault.accepted or fault.ending in {"truncate", "proceed"}:
            body = await self.perform(call)
        else:
            call.description = f"fault: {fault.ending}"
        match fault.ending:
            case "proceed":
                return _response(call.status, body)
            case "truncate":
                text = json.dumps(body)
                return web.Response(status=call.status, text=text[: len(text) // 2], content_type="application/json")
            case "hang":
                await self._closing.wait()
                return _broken(request)
            case "reset":
                return _broken(request)
        call.status, call.description = fault.status, fault.description
        if fault.html is not None:
            return web.Response(status=fault.status, text=fault.html, content_type="text/html")
        return _response(fault.status, fault.body())

    async def _file(self, request: web.Request) -> web.Response:
        file = self._cloud.files.at(request.match_info["path"])
        if request.match_info["token"] != self._token or file is None:
            return _response(404, TelegramError(404, "Not Found").answer())
        return web.Response(body=file.content, content_type="application/octet-stream")

    def _remember(self, call: Call) -> None:
        self.refusals.append(call)
        logger.warning("refused %s: %s", call.method, call.description)


def _broken(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def read_parameters(request: web.Request) -> Json:
    """Return the parameters of a call, from wherever the Bot API takes them; raises `InvalidCallError`."""
    parameters: Json = dict(request.query)
    match request.content_type:
        case "application/json":
            try:
                body = await request.json()
            except ValueError:
                reject("can't parse JSON object")
            if not isinstance(body, dict):
                reject("can't parse JSON object")
            return parameters | body
        case "application/x-www-form-urlencoded":
            return parameters | {name: str(value) for name, value in (await request.post()).items()}
        case "multipart/form-data":
            return parameters | await _parts(request)
    return parameters


async def _parts(request: web.Request) -> Json:
    parts: Json = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or part.name is None:
            reject("can't parse multipart body")
        content = bytes(await part.read(decode=True))
        if part.filename is None:
            parts[part.name] = content.decode()
        else:
            mime_type = part.headers.get("Content-Type", "application/octet-stream")
            parts[part.name] = Upload(part.filename, content, mime_type)
    return parts


_dumps: Callable[[Any], str] = json.JSONEncoder(separators=(",", ":")).encode


def _response(status: int, body: Json) -> web.Response:
    return web.Response(status=status, text=_dumps(body), content_type="application/json")
