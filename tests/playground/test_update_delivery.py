"""Updates reach the bot as from Telegram: offsets, long polls, conflicts, webhooks."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web

from playground import BotApiServer
from tests.playground.fake_bot import FakeBot, Json


@pytest.fixture
async def poller(telegram: BotApiServer) -> AsyncIterator[FakeBot]:
    """Give a bot that polls only where the test says so."""
    async with FakeBot(telegram) as fake:
        yield fake


def texts(updates: list[Json]) -> list[str]:
    """Return what was said."""
    return [update["message"]["text"] for update in updates]


async def test_an_offset_confirms_what_is_before_it(telegram: BotApiServer, poller: FakeBot) -> None:
    """Updates come again and again until a greater offset confirms them; a negative one counts from the end."""
    aigul = telegram.user("Aigul")
    for text in ("1", "2", "3", "4"):
        await aigul.sends(text)
    first = await poller.result("getUpdates", limit=2)
    assert texts(first) == ["1", "2"]
    assert await poller.result("getUpdates", limit=2) == first
    assert texts(await poller.result("getUpdates", offset=first[-1]["update_id"] + 1)) == ["3", "4"]
    assert texts(await poller.result("getUpdates", offset=-1)) == ["4"]
    assert texts(await poller.result("getUpdates")) == ["4"]


async def test_redelivery_after_a_lost_offset(telegram: BotApiServer, poller: FakeBot) -> None:
    """On demand everything confirmed comes again under its old id, before what is new."""
    aigul = telegram.user("Aigul")
    await aigul.sends("old")
    [update] = await poller.result("getUpdates")
    await poller.result("getUpdates", offset=update["update_id"] + 1)
    await aigul.sends("new")
    telegram.updates.redeliver()
    again = await poller.result("getUpdates")
    assert again[0] == update
    assert texts(again) == ["old", "new"]


async def test_a_long_poll_waits_for_news(telegram: BotApiServer, poller: FakeBot) -> None:
    """A poll with a timeout ends as soon as somebody writes, and with nothing when nobody does."""
    poll = asyncio.create_task(poller.result("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    assert not poll.done()
    await telegram.user("Aigul").sends("hello")
    assert texts(await asyncio.wait_for(poll, 1)) == ["hello"]
    after = telegram.updates.pending[-1][0] + 1
    assert await asyncio.wait_for(poller.result("getUpdates", offset=after, timeout=1), 3) == []


async def test_a_second_poll_ends_the_first(telegram: BotApiServer, poller: FakeBot) -> None:
    """Two instances disturb each other: the one that waited gets 409."""
    first = asyncio.create_task(poller.refusal("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(poller.result("getUpdates", timeout=20))
    assert (await asyncio.wait_for(first, 1)).startswith("Conflict: terminated by other getUpdates request")
    await telegram.user("Aigul").sends("hello")
    assert texts(await asyncio.wait_for(second, 1)) == ["hello"]


async def test_kinds_that_were_not_asked_for_do_not_come(telegram: BotApiServer, poller: FakeBot) -> None:
    """The server remembers allowed_updates."""
    aigul = telegram.user("Aigul")
    await poller.result("getUpdates", allowed_updates=["edited_message"])
    message = await aigul.sends("one")
    await aigul.edits(message, "two")
    [update] = await poller.result("getUpdates")
    assert update["edited_message"]["text"] == "two"
    assert "edit_date" in update["edited_message"]


async def test_anything_can_be_injected(strict: BotApiServer, caller: FakeBot) -> None:
    """Malformed updates and ids out of order come among the good ones, in the order of their making."""
    aigul = strict.user("Aigul")
    await aigul.sends("before")
    strict.updates.inject({"update_id": 7, "message": "nonsense"})
    strict.updates.inject({"update_id": 900_000_000, "unheard_of": {}})
    await aigul.sends("after")
    updates = await caller.result("getUpdates")
    assert [update["update_id"] for update in updates] == [100_000_001, 7, 900_000_000, 900_000_001]


async def test_a_webhook_gets_updates_until_it_takes_them(telegram: BotApiServer, poller: FakeBot) -> None:
    """Each update is posted with the secret until answered with 2xx; polling is refused; an answer may be a call."""
    got: list[tuple[str | None, str]] = []

    async def hook(request: web.Request) -> web.Response:
        message = (await request.json())["message"]
        got.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), message["text"]))
        if len(got) == 1:
            return web.Response(status=500)
        call = {"method": "sendMessage", "chat_id": message["chat"]["id"], "text": f"got {message['text']}"}
        return web.json_response(call)

    application = web.Application()
    application.router.add_post("/hook", hook)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
        await poller.result("setWebhook", url=url, secret_token="s3cret")
        aigul = telegram.user("Aigul")
        assert (await aigul.says("hello")).text == "got hello"
        assert got == [("s3cret", "hello"), ("s3cret", "hello")]
        assert "while webhook is active" in await poller.refusal("getUpdates")
        info = await poller.result("getWebhookInfo")
        assert info["url"] == url
        assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
        await poller.result("deleteWebhook")
        await aigul.sends("to the poll")
        assert texts(await poller.result("getUpdates")) == ["to the poll"]
    finally:
        await runner.cleanup()


async def test_thousands_of_messages_are_taken_quickly(telegram: BotApiServer, poller: FakeBot) -> None:
    """Ten thousand waiting updates and a thousand sends take seconds, so that tests of load are possible."""
    aigul = telegram.user("Aigul")
    async with asyncio.timeout(20):
        for number in range(10_000):
            await aigul.sends(str(number))
        offset, received = 0, 0
        while updates := await poller.result("getUpdates", offset=offset):
            received += len(updates)
            offset = updates[-1]["update_id"] + 1
        for _ in range(1_000):
            await poller.result("sendMessage", chat_id=aigul.id, text="<b>x</b>", parse_mode="HTML")
    assert received == 10_000
    assert telegram.sends == 1_000
