"""An event in three languages, of which one is new: whatever editors do goes over all of them."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from locales import Translator, load_translators
from locales.translator import texts
from playground import BotApiServer, Person
from storage.knowledge.content import content
from tests.conftest import OWNER_ID
from tests.editors import Editor
from tests.events import with_content
from tests.garysh import running, settings_for

_SAY = load_translators()["ru"]
_KEYS = {"question": "question", "answer": "answer", "examples": "examples"}
_FACT = (
    "/addfact\nвопрос: Где буфет?\nответ: Внизу.\nсұрақ: Буфет қайда?\nжауап: Төменде.\n"
    "question: Where is the buffet?\nanswer: Downstairs.\nисточник: Пресс-служба\nдата: 2025-09-10"
)


def _english() -> Translator:
    """Return texts of a third language: those of Russian, with keys and a name of its own."""
    own = {f"key-{key}": word for key, word in _KEYS.items()} | {"language-name": "English"}
    lines = texts("ru").splitlines()
    return Translator(
        "en", "\n".join(f"{key} = {own[key]}" if (key := line.partition(" = ")[0]) in own else line for line in lines)
    )


@pytest.fixture
async def asel(telegram: BotApiServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Editor]:
    """Return the owner of a bot that tells the shipped event in English, too."""
    three = {**load_translators(), "en": _english()}
    monkeypatch.setattr("bot.service.load_translators", lambda: three)
    with_content(tmp_path, content.write(content.shipped()).replace("  - kk\n", "  - kk\n    - en\n", 1))
    async with running(settings_for(telegram, tmp_path, owner_ids=frozenset({OWNER_ID}))):
        yield Editor(telegram.user("Асель", user_id=OWNER_ID, language_code="ru"), _SAY)


async def test_a_fact_in_three_languages(asel: Editor, ivan: Person) -> None:
    """In one message; previewed, listed and mended in each of them."""
    say = asel.say
    saved = await asel.says(_FACT)
    for heading in ("Русский · Где буфет?", "Қазақша · Буфет қайда?", "English · Where is the buffet?"):
        assert heading in saved.text
    assert "⚠️" not in saved.text
    changed = await asel.says("/editfact 20\nответ: Наверху.")
    assert say("warning-behind", language="казахский, английский") in changed.text
    assert [asel.field("label-fact-answer", code) for code in ("kk", "en")] == changed.labels[-2:]
    caught_up = await asel.says("/editfact 20\nжауап: Жоғарыда.")
    assert say("warning-behind", language="английский") in caught_up.text
    assert (await asel.says("/missing")).labels[0].startswith("№ ")
    listed = await asel.says("/missing")
    while f"№ 20 · {say('mark-behind', language='английский')} · Где буфет?" not in listed.labels:
        listed = await asel.taps(listed, "button-next")
    assert (await ivan.says("Где буфет?")).text.startswith("Наверху.")


async def test_step_by_step(asel: Editor) -> None:
    """One's own language first, then each of the others, then what has none."""
    say, prompt = asel.say, await asel.says("/addfact")
    asked = []
    for text in ("Где буфет?", "Внизу.", "буфет", "Буфет қайда?", "Төменде.", "буфет", "Where?", "There.", "buffet"):
        asked.append(prompt.text.partition("\n")[0])
        prompt = await asel.says(text)
    assert asked == [
        asel.field(f"label-fact-{part}", code)
        for code in ("ru", "kk", "en")
        for part in ("question", "answer", "examples")
    ]
    assert prompt.text == say("ask-fact-source")


async def test_what_lacks_is_named_by_its_own_key(asel: Editor) -> None:
    """In the words with which the line begins."""
    refused = await asel.says("/addfact\nquestion: Where?\nисточник: Пресс-служба")
    assert "Строка 2: у вопроса нет ответа. Добавьте строку «answer:»." in refused.text
    refused = await asel.says("/addfact\nисточник: Пресс-служба")
    assert "«вопрос:» и «ответ:», «сұрақ:» и «жауап:» или «question:» и «answer:»" in refused.text


async def test_statistics_and_digest(asel: Editor, ivan: Person) -> None:
    """The picture is drawn with a part of each bar for every language."""
    await ivan.says("Где прошёл форум?")
    assert (await asel.person.says("/stats")).payload.get("photo")
