"""The control interface of the world, under `/control`: for tests that run the server in a process of its own."""

import json
from typing import Any

from aiohttp import web
from pydantic import ValidationError

from playground.bot_api.api import Api, Call
from playground.bot_api.faults import Fault
from playground.specification.errors import Json, TelegramError
from playground.web.people import as_json
from playground.world.cloud import Cloud


class WorldControl:
    """What stands in chats, what the bot called, what is to go wrong."""

    def __init__(self, cloud: Cloud, api: Api) -> None:
        self._cloud = cloud
        self._api = api

    def routes(self) -> list[web.RouteDef]:
        """Return the routes."""
        return [
            web.get("/control/chats/{chat_id}/messages", self._messages),
            web.get("/control/files/{file_id}", self._file),
            web.get("/control/calls", self._calls),
            web.get("/control/summary", self._summary),
            web.post("/control/faults", self._fault),
            web.delete("/control/faults", self._clear_faults),
            web.post("/control/updates", self._inject),
            web.post("/control/redeliver", self._redeliver),
        ]

    async def _messages(self, request: web.Request) -> web.Response:
        try:
            chat = self._cloud.find_chat(int(request.match_info["chat_id"]))
        except TelegramError as error:
            raise web.HTTPNotFound(text=error.description) from None
        return web.json_response([as_json(message) for message in chat.messages])

    async def _file(self, request: web.Request) -> web.Response:
        try:
            file = self._cloud.files.get(request.match_info["file_id"])
        except TelegramError as error:
            raise web.HTTPNotFound(text=error.description) from None
        picture = file.kind == "photo"
        headers = {} if picture else {"Content-Disposition": "attachment"}
        content_type = file.mime_type if picture and file.mime_type in {"image/png", "image/jpeg"} else None
        return web.Response(body=file.content, content_type=content_type or "application/octet-stream", headers=headers)

    async def _calls(self, request: web.Request) -> web.Response:
        method = request.query.get("method")
        calls = [call for call in self._api.calls if method in {None, call.method}]
        return web.json_response([_call(call) for call in calls], dumps=_dumps)

    async def _summary(self, _request: web.Request) -> web.Response:
        summary = {
            "sends": self._cloud.sends,
            "pending_updates": len(self._cloud.updates.pending),
            "refusals": [_call(call) for call in self._api.refusals],
        }
        return web.json_response(summary, dumps=_dumps)

    async def _fault(self, request: web.Request) -> web.Response:
        try:
            self._api.faults.add(Fault.model_validate_json(await request.read()))
        except ValidationError as error:
            raise web.HTTPBadRequest(text=str(error)) from None
        return web.json_response({})

    async def _clear_faults(self, _request: web.Request) -> web.Response:
        self._api.faults.clear()
        return web.json_response({})

    async def _inject(self, request: web.Request) -> web.Response:
        self._cloud.updates.inject(await request.json())
        return web.json_response({})

    async def _redeliver(self, _request: web.Request) -> web.Response:
        self._cloud.updates.redeliver()
        return web.json_response({})


def _call(call: Call) -> Json:
    return {
        "method": call.method,
        "parameters": call.parameters,
        "at": call.at,
        "status": call.status,
        "description": call.description,
    }


def _dumps(value: Any) -> str:  # noqa: ANN401 - whatever a call carried
    return json.dumps(value, default=repr)
