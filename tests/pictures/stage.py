"""The stage: a phone in Chromium whose screen is photographed, and hands that use the bot."""

from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import Page, expect

from locales import Translator
from playground import BotApiServer, Message, Person

_WIDTH = 390  # of a phone, in CSS pixels
_LOWEST, _HIGHEST = 400, 1240
_COLOURS = 96
# Only the playground has these: a phone belongs to one person, and shows no link for editing a message.
_NOT_ON_PHONES = ".owner, .edit"
_HIDE = "all => { for (const one of all) one.hidden = true; }"
_SHOW = "all => { for (const one of all) one.hidden = false; }"


class Stage:
    """What a scene plays on: one person's phone. A picture shows what happened since the scene began."""

    def __init__(self, telegram: BotApiServer, page: Page, say: Translator, folder: Path) -> None:
        self.telegram = telegram
        self.page = page
        self.phone = page.locator(".phone").first
        self.say = say
        self._folder = folder

    async def begin(self, person: Person, since: Message | None = None) -> None:
        """Take the person's phone into the hand; only what happens from now on, or since a message, is to be seen."""
        await self.page.set_viewport_size({"width": _WIDTH, "height": _HIGHEST})
        await self.page.locator(_NOT_ON_PHONES).evaluate_all(_SHOW)
        await self.phone.get_by_role("combobox").select_option(value=str(person.id))
        if person.chat.replies:
            await self._is_shown(person.chat.replies[-1])
        earlier = [one for one in person.chat.messages if since is None or one.message_id < since.message_id]
        for message in earlier:
            await self.phone.locator(f"[data-id='{message.message_id}']").evaluate_all(_HIDE)

    async def taps(self, person: Person, message: Message, key: str, **arguments: str | int) -> Message:
        """Tap the button with this text of ours."""
        return await person.taps(message, self.say(key, **arguments))

    async def shoot(self, name: str, last: Message) -> None:
        """Photograph the screen when this message of the bot is on it."""
        await self._is_shown(last)
        await self.phone.locator(_NOT_ON_PHONES).evaluate_all(_HIDE)
        parts = [self.phone.locator(part) for part in ("header", ".messages", "footer")]
        heights = [box["height"] if (box := await part.bounding_box()) else 0 for part in parts]
        height = int(min(max(sum(heights) + 28, _LOWEST), _HIGHEST))
        await self.page.set_viewport_size({"width": _WIDTH, "height": height})
        await self.page.evaluate("document.fonts.ready")
        await self.phone.locator(".scroll").evaluate("element => { element.scrollTop = element.scrollHeight; }")
        shot = await self.page.screenshot(animations="disabled")
        picture = Image.open(BytesIO(shot)).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
        file = self._folder / f"{name}-{self.say.language}.png"
        picture.save(file, optimize=True)

    async def _is_shown(self, message: Message) -> None:
        element = self.phone.locator(f"[data-id='{message.message_id}']")
        await expect(element).to_be_attached()
        lines = [line for line in (message.text or message.payload.get("caption", "")).splitlines() if line.strip()]
        if lines:
            await expect(element).to_contain_text(lines[-1])
        if "photo" in message.payload:
            await self.page.wait_for_function(
                "id => document.querySelector(`[data-id='${id}'] img`)?.complete", arg=message.message_id
            )
