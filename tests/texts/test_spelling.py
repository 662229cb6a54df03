"""Every Russian and Kazakh word of the content and of the locales was seen by a dictionary, or by somebody."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from answers.models.knowledge import Language
from locales.translator import texts
from storage.knowledge.content import content
from tests.dictionaries import ask

_REVIEWED = Path(__file__).parent
_WORD = re.compile(r"[а-яёәғқңөұүһі]+(?:-[а-яёәғқңөұүһі]+)*", re.IGNORECASE)


def _content(value: object, language: Language) -> Iterator[str]:
    """Yield the texts under a language's key; aliases are in both, so they count where they belong by their letters."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key == language:
                yield from _strings(part)
            elif key not in {"ru", "kk", "aliases"}:
                yield from _content(part, language)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _content(part, language)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_every_word_is_known(language: Language) -> None:
    """An unknown word fails until somebody has looked at it and put it on the reviewed list beside this test."""
    everything = [*_content(content.shipped().model_dump(), language), *_locale(language)]
    words = {word for text in everything for word in _WORD.findall(text)}
    assert len(words) > 300
    reviewed = set((_REVIEWED / f"reviewed-{language}.txt").read_text("utf-8").split())
    unknown = set(ask("-l", words, language).split())
    assert sorted(unknown - reviewed) == []
    assert sorted(reviewed - unknown) == [], "no longer used, or known by now: take these off the list"


def _locale(language: Language) -> Iterator[str]:
    for line in texts(language).splitlines():
        if not line.startswith("#"):
            yield line.partition(" = ")[2] if " = " in line else line
