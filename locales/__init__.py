"""What the bot says, a folder a language: Fluent texts and their Translator."""

from locales.translator import Translator, languages, load_translators

__all__ = ["Translator", "languages", "load_translators"]
