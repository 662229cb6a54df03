"""Editors of both languages, who walk the same paths: what is on their buttons is read from the translator."""

from dataclasses import dataclass

from bot.playground import Message, Person
from locales import Translator


@dataclass(frozen=True)
class Editor:
    """Somebody with rights, and the translator into the language that the bot speaks with this person."""

    person: Person
    say: Translator

    async def says(self, text: str) -> Message:
        """Write, and hear the answer."""
        return await self.person.says(text)

    async def taps(self, page: Message, *keys: str) -> Message:
        """Tap the buttons with these texts of ours, each under the page that the one before led to."""
        for key in keys:
            page = await self.person.taps(page, self.say(key))
        return page
