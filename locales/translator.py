"""Texts by key, in one language."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache, lru_cache, partial
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, TypeAlias

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser

Language: TypeAlias = Literal["ru", "kk"]

_LANGUAGES: tuple[Language, ...] = ("ru", "kk")
_MOST_KEPT = 500  # what is said recurs: sources, offers, greetings


class Translator:
    """Says texts in one language."""

    def __init__(self, language: Language, texts: str) -> None:
        """Read the texts of a Fluent resource (projectfluent.org)."""
        self.language: Language = language
        bundle = FluentBundle([language], use_isolating=False)
        bundle.add_resource(FluentParser(with_spans=False).parse(texts))  # places are of no use here
        self._say = lru_cache(_MOST_KEPT)(partial(_format, bundle))

    def __call__(self, key: str, /, **arguments: str | int) -> str:
        """Return the text with its arguments filled in.

        Raises KeyError where there is no such text, and ValueError where an argument is missing: fluent.runtime itself
        would show the name instead.
        """
        return self._say(key, **arguments)

    def date(self, day: date) -> str:
        """Return a date in figures, as both languages write it."""
        return f"{day.day:02}.{day.month:02}.{day.year}"

    def moment(self, at: datetime) -> str:
        """Return a date with the time of day."""
        return f"{self.date(at)} {at:%H:%M}"


@cache
def load_translators() -> Mapping[Language, Translator]:
    """Return the translators of all languages, by language code; they are read once in a process."""
    return MappingProxyType({language: Translator(language, texts(language)) for language in _LANGUAGES})


def texts(language: Language) -> str:
    """Return all that is said in one language."""
    resources = [file for file in (files("locales") / language).iterdir() if file.name.endswith(".ftl")]
    return "\n".join(file.read_text("utf-8") for file in sorted(resources, key=lambda file: file.name))


def _format(bundle: FluentBundle, key: str, /, **arguments: str | int) -> str:
    message = bundle.get_message(key)
    if message.value is None:
        raise KeyError(key)
    text, errors = bundle.format_pattern(message.value, arguments)
    if errors:
        reason = f"{key}: {errors}"
        raise ValueError(reason)
    return str(text)
