"""A bare Bot API server in a process of its own: no validation, just updates out and answers in."""

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from urllib.parse import parse_qsl

import uvloop
from aiohttp import web

_BATCH = 100
WARM_UP = 500  # updates before the clock starts: connections are open then, what is made once is made
_CHATS = 200
_PAUSE = 0.05  # seconds that a poll takes where there is nothing
_FIRST_MESSAGE = 1000


class Server:
    """Hands out one update for each question, and measures from the end of the warm-up until each has its answer."""

    def __init__(self, questions: list[str]) -> None:
        self._updates = [_update(number, text) for number, text in enumerate(questions, start=1)]
        self._answers = self._confirmed = 0
        self._first_poll: float | None = None
        self._begun = self._ended = 0.0
        self._polled = asyncio.Event()
        self._done = asyncio.Event()
        self._message_ids = count(10_000_000)

    def routes(self) -> list[web.RouteDef]:
        """Return the Bot API and the two questions of the bench."""
        return [
            web.route("*", "/bot{token}/{method}", self._call),
            web.get("/first_poll", self._tell_first_poll),
            web.get("/result", self._tell_result),
        ]

    async def _call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"].lower()
        body = await request.read()
        if method == "getupdates":
            return _result(await self._poll(_parameters(request, body)))
        if method == "sendmessage":
            self._count_answer()
            chat = {"id": 1, "type": "private", "first_name": "A"}
            return _result({"message_id": next(self._message_ids), "date": 1, "chat": chat, "text": "a"})
        if method == "getme":
            return _result({"id": 123456, "is_bot": True, "first_name": "Bench", "username": "bench_bot"})
        return _result([] if method == "getmycommands" else {} if method.startswith("get") else True)

    async def _poll(self, parameters: dict[str, str]) -> Sequence[object]:
        if self._first_poll is None:
            self._first_poll = time.time()
            self._polled.set()
        self._confirmed = max(self._confirmed, int(parameters.get("offset") or 0) - 1)
        is_warm = self._answers >= WARM_UP
        end = min(self._confirmed + _BATCH, len(self._updates) if is_warm else WARM_UP)
        batch = self._updates[self._confirmed : end]
        if not batch:
            await asyncio.sleep(_PAUSE)
        elif is_warm and not self._begun:
            self._begun = time.perf_counter()
        return batch

    def _count_answer(self) -> None:
        self._answers += 1
        if self._answers == len(self._updates):
            self._ended = time.perf_counter()
            self._done.set()

    async def _tell_first_poll(self, _: web.Request) -> web.Response:
        await self._polled.wait()
        return web.json_response(self._first_poll)

    async def _tell_result(self, _: web.Request) -> web.Response:
        await self._done.wait()
        return web.json_response((len(self._updates) - WARM_UP) / (self._ended - self._begun))


def _parameters(request: web.Request, body: bytes) -> dict[str, str]:
    if request.content_type == "application/json":
        return dict(json.loads(body or b"{}"))
    return dict(parse_qsl(body.decode())) | dict(request.query)


def _result(result: object) -> web.Response:
    return web.Response(body=json.dumps({"ok": True, "result": result}).encode(), content_type="application/json")


def _update(number: int, text: str) -> dict[str, object]:
    person = {"id": 5000 + number % _CHATS, "is_bot": False, "first_name": "Aigul", "language_code": "kk"}
    chat = {"id": person["id"], "type": "private", "first_name": "Aigul"}
    message = {"message_id": _FIRST_MESSAGE + number, "date": 1_780_000_000, "from": person, "chat": chat, "text": text}
    return {"update_id": number, "message": message}


async def serve(questions: list[str]) -> None:
    """Serve on a free port of the loopback interface, and print the address."""
    application = web.Application()
    application.add_routes(Server(questions).routes())
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0]
    sys.stdout.write(f"http://{host}:{port}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("questions", type=Path, help="a file with a question on each line")
    lines = parser.parse_args().questions.read_text("utf-8").splitlines()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as main:
        main.run(serve(lines))
