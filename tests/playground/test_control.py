"""The control interface, as the page and other processes use it."""

import asyncio
import sys

import aiohttp
import pytest

from playground import BotApiServer
from tests.playground.fake_bot import FakeBot


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example:80"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
async def test_other_sites_are_refused(telegram: BotApiServer, headers: dict[str, str]) -> None:
    """A foreign name for this machine, or a foreign page, reaches neither page nor control."""
    async with aiohttp.ClientSession(headers=headers) as session:
        for path in ("/", "/control/users"):
            async with session.get(telegram.url + path) as response:
                assert response.status == 403


@pytest.mark.usefixtures("bot")
async def test_a_whole_dialogue_over_http(telegram: BotApiServer) -> None:
    """Somebody is added, writes, edits, taps and blocks; the chat and the events tell what was seen."""
    async with aiohttp.ClientSession(f"{telegram.url}/control/") as session:
        async with session.post("users", json={"first_name": "Aigul", "language_code": "kk"}) as response:
            user_id = (await response.json())["id"]
        home = f"users/{user_id}"
        async with session.ws_connect(f"{home}/events") as events:
            assert await events.receive_json() == {"kind": "state", "messages": []}
            assert (await events.receive_json())["name"] == "Garysh"
            await session.post(f"{home}/messages", json={"text": "/start"})
            kinds = [(await events.receive_json())["kind"] for _ in range(3)]
            assert kinds == ["message", "action", "message"]
            await session.post(f"{home}/taps", json={"message_id": 2, "callback_data": "next"})
            assert (await events.receive_json())["kind"] == "toast"
            assert (await events.receive_json())["message"]["text"] == "Second page"
            await session.post(f"{home}/edits", json={"message_id": 1, "text": "/forum"})
            assert (await events.receive_json())["message"]["text"] == "/forum"
        async with session.post(f"{home}/edits", json={"message_id": 2, "text": "forged"}) as response:
            assert response.status == 403
        await session.post(f"{home}/block", json={})
        async with session.post(f"{home}/messages", json={"text": "x"}) as response:
            assert response.status == 409
        async with session.get("summary") as response:
            summary = await response.json()
        assert summary["sends"] == 1
        assert summary["refusals"] == []


async def test_faults_and_updates_over_http(strict: BotApiServer, caller: FakeBot) -> None:
    """Faults are set and cleared, updates injected, calls told."""
    async with aiohttp.ClientSession(f"{strict.url}/control/") as session:
        await session.post("faults", json={"method": "getMe", "status": 401, "description": "Unauthorized"})
        assert await caller.refusal("getMe") == "Unauthorized"
        async with session.post("faults", json={"ending": "explode"}) as response:
            assert response.status == 400
        await session.post("updates", json={"update_id": 5, "strange": True})
        assert await caller.result("getUpdates", offset=1) == [{"update_id": 5, "strange": True}]
        async with session.get("calls", params={"method": "getMe"}) as response:
            assert [call["status"] for call in await response.json()] == [401]


async def test_a_process_of_its_own() -> None:
    """`python -m playground` prints its address and serves there."""
    arguments = ("-m", "playground", "--listen", "127.0.0.1:0", "--token", "1:TEST")
    process = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdout=asyncio.subprocess.PIPE)
    try:
        assert process.stdout is not None
        url = (await asyncio.wait_for(process.stdout.readline(), 20)).decode().strip()
        async with aiohttp.ClientSession() as session, session.get(f"{url}/bot1:TEST/getMe") as response:
            assert (await response.json())["result"]["is_bot"]
    finally:
        process.terminate()
        await process.wait()
