"""No word of the shipped event stands in the code, the lexicon or the locales: what is said of it is in the content."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from answers.models.knowledge import Content
from storage.knowledge.content import content
from tests.dictionaries import ask

_ROOT = Path(__file__).parents[2]
_WORD = re.compile(r"[а-яёәғқңөұүһі]{4,}", re.IGNORECASE)
# Words that no dictionary of ours tells to be verbs or adjectives, by how these end; nouns are what is left.
_NO_NOUNS = {
    "ru": re.compile(r".*([ыио]й|ть|ти|чь|ться|тись|чься|[аяеёиу]т|л[аио]?|лся|лась|лись|мся|мых|ных|ные|ного)"),
    "kk": re.compile(r".*([дт][ыі]|[ғқгк][ае]н|[ыі]?п|м[ае]йды|[ае]ды|[ае]ді|ғаны|гені)"),
}
_KAZAKH = re.compile(r"[әғқңөұүһі]")
_TRAINED = {"decision.json", "smalltalk.json", "uncovered.json"}  # weights, which are learned from its questions
_GENERAL = Path(__file__).parent  # general-ru.txt and general-kk.txt: looked at, and found to be anybody's words


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            if key not in {"url", "countries", "source", "country"}:
                yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)


def _words(known: Content) -> set[str]:
    return {word.lower() for text in _strings(known.model_dump(mode="json")) for word in _WORD.findall(text)}


def _stems(words: set[str], language: str) -> dict[str, set[str]]:
    """Return the dictionary's stems of each word; none of one that it does not know."""
    stems: dict[str, set[str]] = {word: set() for word in words}
    for line in ask("-s", words, language).lower().splitlines():
        word, *stem = line.split() or [""]
        if word in stems:
            stems[word].update(stem)
    return stems


def _own(words: set[str], language: str) -> dict[str, set[str]]:
    """Return the stems of words; what the Russian dictionary knows counts as Russian, whatever the Kazakh one says."""
    kazakh = set(filter(_KAZAKH.search, words))
    russian = {word for word, stems in _stems(words - kazakh, "ru").items() if stems}
    return _stems(words - (kazakh if language == "ru" else russian), language)


def _of_people(known: Content) -> set[str]:
    names = (text for person in known.people.values() for text in (*person.name.root.values(), *person.aliases))
    return {word.lower() for name in names for word in _WORD.findall(name)}


def _others() -> Iterator[Content]:
    for file in [*(_ROOT / "training/data/events").rglob("*.yaml"), _ROOT / "tests/fixtures/solvay.yaml"]:
        yield content.parse(file.read_text("utf-8"))


def _ours() -> Iterator[Path]:
    for folder in ("answers", "bot", "handlers", "locales"):
        for file in (_ROOT / folder).rglob("*"):
            if file.suffix in {".py", ".toml", ".ftl", ".json"} and file.name not in _TRAINED:
                yield file


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_code_knows_no_word_of_the_event(language: str) -> None:
    """Names, and the nouns that none of two dozen other events has, in any form.

    Whoever finds a word that anybody uses puts it on the list beside this test, and takes off what is no longer found.
    """
    shipped = content.shipped().model_copy(update={"countries": {}})
    others = set[str]().union(*map(_words, _others()))
    elsewhere = set[str]().union(*_stems(others, language).values())
    nouns = {
        stem
        for word, stems in _own(_words(shipped), language).items()
        if not _NO_NOUNS[language].fullmatch(word) and stems.isdisjoint(elsewhere)
        for stem in stems
        if not _NO_NOUNS[language].fullmatch(stem)
    }
    names = _of_people(shipped)
    general = set((_GENERAL / f"general-{language}.txt").read_text("utf-8").split())
    places = {
        word.lower(): str(file.relative_to(_ROOT))
        for file in _ours()
        for word in _WORD.findall(file.read_text("utf-8"))
    }
    of_ours = _own({*places}, language)
    found = {word: places[word] for word, stems in of_ours.items() if not (stems | {word}).isdisjoint(nouns | names)}
    assert {word: file for word, file in sorted(found.items()) if word not in general} == {}
    assert sorted(general - found.keys()) == [], "no longer found: take these off the list"
    assert len(nouns) > 80
