"""What the bot says, in Russian and Kazakh: Fluent texts and their Translator."""

from locales.translator import Translator, load_translators

__all__ = ["Translator", "load_translators"]
