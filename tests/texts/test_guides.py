"""The editors' guides name what the bot really has: its commands, its buttons, its fields."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast

from answers.models.knowledge import LANGUAGES, Language
from handlers import routing
from handlers.editors.forms.form import keys, read
from handlers.editors.records import fact
from locales import load_translators
from locales.translator import texts

_DOCS = Path(__file__).parents[2] / "docs"
_MOST_BYTES = 150_000
# Bold in the guides is a button, unless it begins or stands within a sentence of the guide's own.
_BUTTON = re.compile(r"\*\*([^*]+?)\*\*")


def _guide(language: Language) -> str:
    return (_DOCS / f"editors.{language}.md").read_text("utf-8")


def _labels(language: Language) -> Iterator[re.Pattern[str]]:
    """Yield what our texts look like that have words of their own; an argument may be anything."""
    for entry in FluentParser().parse(texts(language)).body:
        if isinstance(entry, ast.Message) and entry.value is not None:
            parts = [
                re.escape(part.value) if isinstance(part, ast.TextElement) else ".+" for part in entry.value.elements
            ]
            if any(character.isalpha() for part in parts for character in part):
                yield re.compile("".join(parts))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_is_told_and_is_there(language: Language) -> None:
    """No command of editors and owners is left out, none is made up."""
    told = set(re.findall(r"(?<![\w.])/([a-z]+)(?![\w/.])", _guide(language)))
    menus = routing.menus(routing.TOPICS, load_translators())
    assert told <= {*menus.visitors, *menus.further("owner")}
    assert {*menus.further("owner")} <= told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_is_labelled_so(language: Language) -> None:
    """A button is called in the guide as the bot calls it, across line breaks."""
    labels = list(_labels(language))
    called = {" ".join(text.split()) for text in _BUTTON.findall(_guide(language))}
    own = {text for text in called if text in _OWN[language]}
    assert own == _OWN[language]
    assert [text for text in sorted(called - own) if not any(label.fullmatch(text) for label in labels)] == []
    assert len(called - own) > 25


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_are_taken(language: Language) -> None:
    """What is to be copied has no fault."""
    known = keys(fact.form(load_translators()), load_translators())
    examples = re.findall(r"(?:^ {4}/(?:addfact|editfact).*\n)((?: {4}.+\n)+)", _guide(language), re.MULTILINE)
    assert len(examples) == 3
    for example in examples:
        assert read(re.sub("^ {4}", "", example, flags=re.MULTILINE), known).faults == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_are_there_and_light(language: Language) -> None:
    """Every picture of a language is shown in its guide, with words for those who do not see it."""
    shown = re.findall(r'<img src="(pictures/[\w-]+\.png)" width="320" alt="[^"]+">', _guide(language))
    assert sorted(shown) == sorted(f"pictures/{file.name}" for file in (_DOCS / "pictures").glob(f"*-{language}.png"))
    assert all((_DOCS / name).stat().st_size < _MOST_BYTES for name in shown)


def test_the_guides_say_the_same() -> None:
    """Section for section, picture for picture, command for command."""

    def shape(language: Language) -> list[str]:
        found = re.findall(r"^##|pictures/[\w]+|^ {4}/\w+", _guide(language), re.MULTILINE)
        return [str(one) for one in found]

    assert shape("ru") == shape("kk")


_OWN: dict[Language, set[str]] = {
    "ru": {
        "Испортить ничего нельзя:",
        "Одним сообщением.",
        "По шагам.",
        "Если что-то не так,",
        "Репетиция.",
        "исправить своё сообщение",
        "Фотография:",
        "ответьте на это сообщение",
        "Я хочу сделать человека редактором.",
        "Я передумал.",
        "Я хочу сохранить копию.",
    },
    "kk": {
        "Ештеңені бүлдіріп алмайсыз:",
        "Бір хабарламамен.",
        "Қадам-қадаммен.",
        "Қате кетсе,",
        "Алдын ала тексеру.",
        "өз хабарламаңызды түзету",
        "Сурет:",
        "хабарламаға жауап ретінде",
        "Адамды редактор еткім келеді.",
        "Ойымнан айныдым.",
        "Көшірмесін сақтағым келеді.",
    },
}
