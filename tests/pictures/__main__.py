"""`python -m tests.pictures [FOLDER]`: the pictures of the editors' guides, of the real bot."""

import asyncio
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Browser, async_playwright

from answers.models.knowledge import Language
from locales import load_translators
from playground import BotApiServer
from storage.database.opening import prepare
from storage.knowledge.content.content import fill_with_shipped_content
from tests.conftest import OWNER_ID, require
from tests.garysh import running, settings_for
from tests.pictures.scenes import Cast, fill, play
from tests.pictures.stage import Stage
from tests.pictures.words import WORDS

_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
_PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


async def main(folder: Path) -> None:
    """Play in both languages."""
    chromium = require("chromium", "chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        for language in ("ru", "kk"):
            with tempfile.TemporaryDirectory() as home:
                await _play(browser, language, Path(home), folder)
        await browser.close()


async def _play(browser: Browser, language: Language, home: Path, folder: Path) -> None:
    words = WORDS[language]
    prepare(home / "garysh.db", home, fill_with_shipped_content)
    fill(home / "garysh.db", words)
    async with BotApiServer("123456:A-token-of-no-bot-at-all") as telegram:
        owner = telegram.user("Асель", user_id=OWNER_ID, language_code=language)
        cast = Cast(
            telegram.user(words.editor, language_code=language),
            telegram.user(words.visitor, language_code=language),
            words,
        )
        async with running(settings_for(telegram, home, owner_ids=frozenset({OWNER_ID}))):
            for person in (owner, cast.editor, cast.visitor):
                await person.says("/start")
                await person.taps(await person.says("/language"), load_translators()[language]("language-name"))
            page = await browser.new_page(device_scale_factor=2, timezone_id="Asia/Almaty", color_scheme="light")
            await page.goto(telegram.url)
            await play(Stage(telegram, page, load_translators()[language], folder), owner, cast)
            await page.close()


if __name__ == "__main__":
    wanted = Path(sys.argv[1]) if len(sys.argv) > 1 else _PICTURES
    wanted.mkdir(parents=True, exist_ok=True)
    asyncio.run(main(wanted))
