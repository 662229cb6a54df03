"""Texts by key, in one language."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache, lru_cache, partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import TypeAlias

from babel import Locale
from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser

Language: TypeAlias = str  # the name of its folder: an ISO 639 code

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

    def language_name(self, language: Language) -> str:
        """Return what a language is called in this one (CLDR), its code where that is not known."""
        return str(Locale.parse(self.language).languages.get(language, language))

    def date(self, day: date) -> str:
        """Return a date in figures."""
        return f"{day.day:02}.{day.month:02}.{day.year}"

    def moment(self, at: datetime) -> str:
        """Return a date with the time of day."""
        return f"{self.date(at)} {at:%H:%M}"


@cache
def languages() -> tuple[Language, ...]:
    """Return the languages that there are texts in."""
    folders = [folder for folder in files("locales").iterdir() if folder.is_dir()]
    return tuple(sorted(folder.name for folder in folders if any(map(_is_resource, folder.iterdir()))))


@cache
def load_translators() -> Mapping[Language, Translator]:
    """Return the translators of all languages, by language code; they are read once in a process."""
    return MappingProxyType({language: Translator(language, texts(language)) for language in languages()})


def texts(language: Language) -> str:
    """Return all that is said in one language."""
    resources = filter(_is_resource, (files("locales") / language).iterdir())
    return "\n".join(file.read_text("utf-8") for file in sorted(resources, key=lambda file: file.name))


def _is_resource(file: Traversable) -> bool:
    return file.name.endswith(".ftl")


def _format(bundle: FluentBundle, key: str, /, **arguments: str | int) -> str:
    message = bundle.get_message(key)
    if message.value is None:
        raise KeyError(key)
    text, errors = bundle.format_pattern(message.value, arguments)
    if errors:
        reason = f"{key}: {errors}"
        raise ValueError(reason)
    return str(text)
