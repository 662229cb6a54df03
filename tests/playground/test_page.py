"""The chat page, in a real browser."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, FilePayload, Locator, Page, async_playwright, expect

from playground import BotApiServer
from playground.world.contents import picture
from tests.playground.fake_bot import FakeBot

pytestmark = pytest.mark.slow

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """Start Chromium."""
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield started
        await started.close()


@pytest.fixture
async def page(browser: Browser, telegram: BotApiServer, bot: FakeBot) -> AsyncIterator[Page]:
    """Open the page with three visitors and an owner; it must not complain, nor ask anybody else for anything."""
    await bot.result("setMyDescription", description="I know all about the forum.")
    await bot.result("setMyCommands", commands=[{"command": "start", "description": "begin"}])
    kazakh = [{"command": "start", "description": "бастау"}, {"command": "help", "description": "көмек"}]
    await bot.result("setMyCommands", commands=kazakh, language_code="kk")
    telegram.user("Айгүл", language_code="kk")
    telegram.user("Иван", language_code="ru")
    telegram.user("Emma", language_code="en")
    telegram.note(telegram.user("Owner", language_code="ru", user_id=1001), "owner")
    opened = await browser.new_page(viewport={"width": 1200, "height": 860})
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda request: None if _is_ours(request.url, telegram) else complaints.append(request.url))
    await opened.goto(telegram.url)
    yield opened
    assert complaints == []


def _is_ours(url: str, telegram: BotApiServer) -> bool:
    return url.startswith((telegram.url, telegram.url.replace("http", "ws"), "blob:", "data:"))


async def shoot(page: Page, name: str) -> None:
    """Keep a screenshot where GARYSH_SCREENSHOTS names a folder."""
    folder = os.environ.get("GARYSH_SCREENSHOTS")
    if folder:
        await page.screenshot(path=Path(folder) / f"{name}.png")


def phone(page: Page, name: str) -> Locator:
    """Return the phone that is in somebody's hands."""
    return page.get_by_role("region", name=name)


async def test_a_visitor_talks_with_the_bot(page: Page) -> None:
    """Start, read, tap, see the edit in place, toasts and alerts; all by name and role."""
    aigul = phone(page, "Айгүл")
    await expect(aigul.get_by_text("I know all about the forum.")).to_be_visible()
    await shoot(page, "1-start")
    await aigul.get_by_role("button", name="Бастау").click()
    log = aigul.get_by_role("log")
    await expect(log.locator("strong")).to_have_text("Welcome")
    await expect(log.get_by_role("link", name="read")).to_have_attribute("href", "https://example.kz/")
    await expect(log.get_by_role("link", name="Site")).to_be_visible()
    await log.get_by_role("button", name="Hint").click()
    await expect(aigul.get_by_text("This is a hint")).to_be_visible()
    await shoot(page, "2-toast")
    await log.get_by_role("button", name="Next").click()
    await expect(log.get_by_text("Second page")).to_be_visible()
    await expect(log.get_by_role("listitem")).to_have_count(2)
    await log.get_by_role("button", name="Warn").click()
    await expect(aigul.get_by_role("dialog")).to_contain_text("This is a warn")
    await shoot(page, "3-alert")
    await aigul.get_by_role("dialog").get_by_role("button").click()
    await expect(aigul.get_by_role("dialog")).to_be_hidden()


async def test_keyboard_alone_is_enough(page: Page) -> None:
    """Enter sends, the menu of one's own language opens with a slash, the arrow edits the last message."""
    aigul = phone(page, "Айгүл")
    await aigul.get_by_role("button", name="Бастау").press("Enter")
    field = aigul.get_by_role("textbox", name="Хабарлама")
    await field.fill("/h")
    await expect(aigul.get_by_role("button", name="/help көмек")).to_be_visible()
    await shoot(page, "4-menu")
    await field.fill("when?")
    await field.press("Enter")
    log = aigul.get_by_role("log")
    await expect(log.get_by_text("You said: when?")).to_be_visible()
    await field.press("ArrowUp")
    await expect(aigul.get_by_text("Хабарламаны өзгерту")).to_be_visible()
    await field.fill("where?")
    await shoot(page, "5-editing")
    await field.press("Enter")
    await expect(log.get_by_text("You said: where?")).to_be_visible()
    await expect(log.get_by_text("when?")).to_have_count(0)


async def test_each_phone_speaks_its_language(page: Page) -> None:
    """Another phone is another chat in another language; the owner's stands beside it."""
    owner = phone(page, "Owner").get_by_role("combobox")
    await expect(owner.locator("option:checked")).to_have_text("Owner · русский · owner")
    await phone(page, "Айгүл").get_by_role("combobox").select_option("Emma · English")
    emma = phone(page, "Emma")
    await emma.get_by_role("button", name="Start").click()
    await expect(emma.get_by_role("log").get_by_text("Welcome")).to_be_visible()
    await expect(emma).to_have_attribute("lang", "en")
    await emma.get_by_role("combobox").select_option("Иван · русский")
    await expect(phone(page, "Иван").get_by_role("button", name="Начать")).to_be_visible()
    await phone(page, "Иван").get_by_role("combobox").select_option("Emma · English")
    await expect(phone(page, "Emma").get_by_role("log").get_by_text("Welcome")).to_be_visible()


async def test_stickers_files_and_long_quotes(page: Page) -> None:
    """A sticker, a photo, any other file are sent and shown; a long quotation unfolds; a narrow screen has room."""
    await page.set_viewport_size({"width": 360, "height": 740})
    await expect(phone(page, "Owner")).to_be_hidden()
    aigul = phone(page, "Айгүл")
    await aigul.get_by_role("button", name="Бастау").click()
    log = aigul.get_by_role("log")
    await aigul.get_by_role("button", name="Стикер жіберу").click()
    await expect(log.get_by_role("img", name="Стикер 🚀")).to_be_visible()
    shot = FilePayload(name="shot.png", mimeType="image/png", buffer=picture(320, 200))
    await aigul.locator("input[type=file]").set_input_files(shot)
    await expect(log.get_by_role("img", name="Фото")).to_be_visible()
    facts = FilePayload(name="facts.yaml", mimeType="application/yaml", buffer=b"facts: {}")
    await aigul.get_by_role("textbox", name="Хабарлама").fill("/import")
    async with page.expect_file_chooser() as chosen:
        await aigul.get_by_role("button", name="Фото немесе файл жіберу").click()
    await (await chosen.value).set_files(facts)
    await expect(log.get_by_role("link", name="facts.yaml")).to_be_visible()
    await expect(log.get_by_role("button", name="/import")).to_be_visible()
    await aigul.get_by_role("textbox", name="Хабарлама").fill("quote")
    await aigul.get_by_role("button", name="Жіберу", exact=True).click()
    unfold = log.get_by_role("button", name="Толық көрсету")
    await expect(unfold).to_have_attribute("aria-expanded", "false")
    await shoot(page, "6-narrow")
    await unfold.click()
    await expect(log.get_by_role("button", name="Жию")).to_have_attribute("aria-expanded", "true")
    overflow = await page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not overflow


async def test_the_page_outlives_the_server(browser: Browser) -> None:
    """While the server is away the phone says so; when it is back with other people, the page begins anew."""
    async with BotApiServer("1:TEST") as first:
        first.user("Айгүл", user_id=1, language_code="kk")
        page = await browser.new_page()
        await page.goto(first.url)
        await expect(phone(page, "Айгүл").get_by_role("button", name="Бастау")).to_be_visible()
    await expect(phone(page, "Айгүл").get_by_text("байланыс жоқ")).to_be_visible()
    async with BotApiServer("1:TEST", listen=first.url.removeprefix("http://")) as second:
        second.user("Иван", user_id=2, language_code="ru")
        await expect(phone(page, "Иван").get_by_role("button", name="Начать")).to_be_visible()
        await page.close()
