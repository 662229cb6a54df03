"""`python -m bot` without a token, as somebody tries it: in a real browser."""

import asyncio
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, async_playwright, expect

from tests.conftest import require
from tests.garysh import clean_environment

pytestmark = pytest.mark.slow

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


@pytest.fixture
async def playground(tmp_path: Path) -> AsyncIterator[str]:
    """Start it in an empty folder and return the one address that it prints; told to end, it ends with 0."""
    environment = clean_environment() | {
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "BOT_PLAYGROUND_LISTEN": "127.0.0.1:0",
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", cwd=tmp_path, env=environment, stdout=PIPE, stderr=PIPE
    )
    yield await _address(process)
    process.send_signal(signal.SIGINT)
    _, log = await process.communicate()
    assert process.returncode == 0
    assert b"Traceback" not in log


async def _address(process: Process) -> str:
    if process.stdout is None:
        raise AssertionError
    addresses = re.findall(r"http://\S+", (await process.stdout.readline()).decode())
    assert len(addresses) == 1
    return str(addresses[0])


@pytest.fixture
async def page(playground: str) -> AsyncIterator[Page]:
    """Open the address."""
    chromium = require("chromium", "chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        opened = await browser.new_page(viewport={"width": 1200, "height": 900})
        await opened.goto(playground)
        yield opened
        if folder := os.environ.get("GARYSH_SCREENSHOTS"):
            await opened.screenshot(path=Path(folder) / "playground.png")
        await browser.close()


async def _ask(phone: Locator, question: str) -> None:
    await phone.get_by_role("textbox").fill(question)
    await phone.get_by_role("textbox").press("Enter")


async def test_a_newcomer_talks_with_the_bot(page: Page) -> None:
    """Both languages are answered from the article, the seven are walked through, the story is read to its end."""
    aigul, ivan = page.get_by_role("region", name="Айгүл"), page.get_by_role("region", name="Иван")
    await aigul.get_by_role("button", name="Бастау").click()
    log = aigul.get_by_role("log")
    await expect(log).to_contain_text("Сәлеметсіз бе!")
    await _ask(aigul, "марка қайда басылды?")
    await expect(log).to_contain_text("Банкнот фабрикасы")
    await _ask(aigul, "/cosmonauts")
    await log.get_by_role("button", name="Тоқтар Әубәкіров").click()
    for name in ("Айымбетов", "Шкаплеров", "Волков", "Гүррагчаа", "Прунариу", "Мастицкая"):
        await log.get_by_role("button", name="Әрі қарай").click()
        await expect(log.locator("strong").last).to_contain_text(name)
    await page.get_by_role("combobox").last.select_option(label="Иван · русский")
    log = ivan.get_by_role("log")
    await ivan.get_by_role("button", name="Начать").click()
    await expect(log).to_contain_text("Здравствуйте!")
    await _ask(ivan, "сколько экспертов приехало")
    await expect(log).to_contain_text("пятисот")
    await _ask(ivan, "/stamps")
    for place in ("2 из 3", "3 из 3"):
        await log.get_by_role("button", name="Дальше").click()
        await expect(log).to_contain_text(place)
