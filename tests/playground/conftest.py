"""A server for each test, and the browser."""

from collections.abc import AsyncIterator

import pytest

from playground import BotApiServer
from playground.specification.schema import load_schema
from tests.conftest import require
from tests.playground.fake_bot import FakeBot, converse


@pytest.fixture
async def telegram() -> AsyncIterator[BotApiServer]:
    """Serve for a test that expects no refused call; every result is held against the specification."""
    schema = load_schema()
    async with BotApiServer("123456:TEST") as server:
        yield server
        assert not server.refusals
        for call in server.calls:
            if call.status == 200:
                schema.check(schema.methods[call.method]["returns"][0], call.result)


@pytest.fixture
async def strict() -> AsyncIterator[BotApiServer]:
    """Serve for a test about refusals."""
    async with BotApiServer("123456:TEST") as server:
        yield server


@pytest.fixture
async def bot(telegram: BotApiServer) -> AsyncIterator[FakeBot]:
    """Run a bot that answers."""
    async with FakeBot(telegram, converse) as fake:
        yield fake


@pytest.fixture
async def caller(strict: BotApiServer) -> AsyncIterator[FakeBot]:
    """Give a bot that only calls."""
    async with FakeBot(strict) as fake:
        yield fake


@pytest.fixture
def chromium() -> str:
    """Return where Chromium is."""
    return require("chromium", "chromium")
