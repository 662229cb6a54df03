"""What the bot says: every text in every language, within Telegram's limits."""

import re
from collections.abc import Iterator

import pytest
from fluent.syntax import FluentParser, ast

from handlers.kit.markup import units
from handlers.routing import TOPICS
from locales import load_translators
from locales.translator import Language, Translator, texts

_TOAST = 200  # answerCallbackQuery
_NUMBERS = {"count", "countries", "number", "total"}


def _messages(language: Language) -> dict[str, ast.Message]:
    resource = FluentParser().parse(texts(language))
    assert not [entry for entry in resource.body if isinstance(entry, ast.Junk)]
    return {entry.id.name: entry for entry in resource.body if isinstance(entry, ast.Message)}


def _arguments(node: object) -> Iterator[str]:
    """Yield the names of the arguments that a message takes."""
    if isinstance(node, ast.VariableReference):
        yield node.id.name
    elif isinstance(node, ast.BaseNode):
        for value in vars(node).values():
            for child in value if isinstance(value, list) else [value]:
                yield from _arguments(child)


@pytest.fixture(params=["ru", "kk"])
def say(request: pytest.FixtureRequest) -> Translator:
    """Return the translator into each language."""
    language: Language = request.param
    return load_translators()[language]


def test_both_languages_say_the_same_things() -> None:
    """No text and no argument is in one language alone."""
    assert {key: set(_arguments(message)) for key, message in _messages("ru").items()} == {
        key: set(_arguments(message)) for key, message in _messages("kk").items()
    }


@pytest.mark.parametrize("number", [0, 1, 2, 5, 21])
def test_every_text_is_rendered(say: Translator, number: int) -> None:
    """With its arguments, each gives a text: no placeholder is left, no name of a key is shown."""
    for key, message in _messages(say.language).items():
        numbers = {name: number if name in _NUMBERS else "слово" for name in _arguments(message)}
        text = say(key, **numbers)
        assert text
        assert not re.search(r"[{}$]", text), key


def test_a_missing_text_or_argument_is_an_error(say: Translator) -> None:
    """Nothing half-made reaches a person."""
    with pytest.raises(KeyError):
        say("no-such-text")
    with pytest.raises(ValueError, match="id-text"):
        say("id-text")


def test_texts_fit_where_telegram_shows_them(say: Translator) -> None:
    """Commands' descriptions and toasts are within the Bot API's limits."""
    for command in (command for topic in TOPICS for command in topic.commands if command.menu):
        assert 1 <= units(say(f"command-{command.name}")) <= 256
    for key in ("language-chosen", "old-button", "apology", "too-long", "passed-on", "taken-back", "rated-helpful"):
        assert units(say(key)) <= _TOAST, key


def test_toasts_in_both_languages_fit() -> None:
    """Whoever has chosen no language, with a phone that speaks neither, is told in both."""
    for key in ("old-button", "apology", "too-long", "nothing-to-undo", "admins-link-spent"):
        assert units("\n".join(say(key) for say in load_translators().values())) <= _TOAST, key
