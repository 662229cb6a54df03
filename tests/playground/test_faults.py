"""Bad days on demand."""

import asyncio

import aiohttp
import pytest

from playground import BotApiServer, Fault, bad_gateway, too_many_requests
from tests.playground.fake_bot import FakeBot


@pytest.fixture
async def said(strict: BotApiServer) -> dict[str, object]:
    """Return parameters of a good message."""
    aigul = strict.user("Aigul")
    await aigul.sends("/start")
    return {"chat_id": aigul.id, "text": "x"}


async def test_too_many_requests(strict: BotApiServer, caller: FakeBot, said: dict[str, object]) -> None:
    """So many calls of one method to one chat are told to wait; everything else goes on, nothing was shown."""
    chat_id = said["chat_id"]
    assert isinstance(chat_id, int)
    strict.fails(too_many_requests(35, method="sendMessage", chat_id=chat_id))
    assert await caller.result("getMe")
    body = await caller.call("sendMessage", **said)
    assert body["parameters"] == {"retry_after": 35}
    assert strict.sends == 0
    await caller.result("sendMessage", **said)
    assert strict.sends == 1


async def test_a_gateway_answers_in_html(strict: BotApiServer, caller: FakeBot) -> None:
    """502 comes without JSON, until the faults are cleared."""
    strict.fails(bad_gateway(count=None))
    for _ in range(2):
        with pytest.raises(aiohttp.ContentTypeError) as caught:
            await caller.call("getMe")
        assert caught.value.status == 502
    strict.faults.clear()
    assert await caller.result("getMe")


@pytest.mark.parametrize("accepted", [True, False])
async def test_a_reset_connection(
    strict: BotApiServer, caller: FakeBot, said: dict[str, object], *, accepted: bool
) -> None:
    """The connection breaks, whether or not the message was delivered."""
    strict.fails(Fault(method="sendMessage", ending="reset", accepted=accepted))
    with pytest.raises(aiohttp.ClientConnectionError):
        await caller.call("sendMessage", **said)
    assert strict.sends == accepted


async def test_an_answer_that_never_comes(strict: BotApiServer, caller: FakeBot, said: dict[str, object]) -> None:
    """The message is there, and the bot waits for ever."""
    strict.fails(Fault(ending="hang", accepted=True))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(caller.call("sendMessage", **said), 0.2)
    assert strict.sends == 1


async def test_a_truncated_answer(strict: BotApiServer, caller: FakeBot) -> None:
    """Half of the JSON comes."""
    strict.fails(Fault(ending="truncate"))
    with pytest.raises(ValueError, match=r"Unterminated|delimiter|Expecting"):
        await caller.call("getMe")


async def test_a_delay(strict: BotApiServer, caller: FakeBot) -> None:
    """The right answer comes late."""
    strict.fails(Fault(delay=0.2, ending="proceed"))
    started = asyncio.get_running_loop().time()
    assert await caller.result("getMe")
    assert asyncio.get_running_loop().time() - started >= 0.2
