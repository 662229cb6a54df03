"""Editors of both languages, who walk the same paths: what is on their buttons is read from the translator."""

from dataclasses import dataclass

from locales import Translator
from playground import Message, Person

FACT = (
    "/addfact\nвопрос: Где буфет?\nответ: Буфет внизу.\nсұрақ: Буфет қайда?\nжауап: Буфет төменде.\n"
    "источник: Пресс-служба\nдата: 2025-09-10"
)


@dataclass(frozen=True)
class Editor:
    """Somebody with rights, and the translator into the language that the bot speaks with this person."""

    person: Person
    say: Translator

    @property
    def question(self) -> str:
        """The question of FACT, as this editor reads it."""
        return "Где буфет?" if self.say.language == "ru" else "Буфет қайда?"

    def field(self, key: str, language: str) -> str:
        """Return what a field with a text in a language is called."""
        return f"{self.say(key)} · {self.say.language_name(language)}"

    async def says(self, text: str) -> Message:
        """Write, and hear the answer."""
        return await self.person.says(text)

    async def taps(self, page: Message, *keys: str) -> Message:
        """Tap the buttons with these texts of ours, each under the page that the one before led to."""
        for key in keys:
            page = await self.person.taps(page, self.say(key))
        return page
