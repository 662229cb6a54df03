"""Texts that are hard to show, in everything that editors write: shown as written, never a fault of the markup."""

import pytest

from playground import Message, Person
from tests.editors import Editor

pytestmark = pytest.mark.usefixtures("garysh")

_HARD = [
    "<b>жирно</b> & <i>косо</i> &amp; &lt;",
    "👩‍🚀👨‍👩‍👧‍👦🇰🇿 🚀",
    "слева\u200d\u200bнаправо\u2060",
    "\u202eнаоборот\u202c \u2066עברית\u2069 \u200fи арабский عربى\u200e",
    "З\u0301а\u0335л\u0334г\u0488о",
    "{ $name } \\n %s `x` *y* _z_ [l](t.me)",
    "' OR 1=1; DROP TABLE facts; --",
]
_DIRECTIONS = dict.fromkeys(range(0x202A, 0x202F))  # Telegram itself drops these marks


def _shown(text: str) -> str:
    return text.translate(_DIRECTIONS)


async def _opens(editor: Editor, name: str, *path: str) -> Message:
    """Open what is listed under a name, and see it there as it was written."""
    page = await editor.says(path[0])
    page = await editor.taps(page, *path[1:])
    [label] = [label for label in page.labels if name in label]
    return await editor.person.taps(page, label)


@pytest.mark.parametrize("text", _HARD)
async def test_in_every_field_of_a_fact(editor: Editor, ivan: Person, text: str) -> None:
    """Question, answer, example, source: in the confirmation, the list, the answer, /why, the history, the deletion."""
    shown, example = _shown(text), text.replace(";", ",")  # a semicolon parts examples
    saved = await editor.says(
        f"/addfact\nвопрос: Что написано {text} на табличке?\nответ: {text}\nпримеры: {example}\nисточник: {text}\n"
        f"сұрақ: Тақтайшада {text} не жазылған?\nжауап: {text}"
    )
    assert saved.text.startswith(editor.say("saved-fact", number="20"))
    assert saved.text.count(shown) >= 6
    card = await _opens(editor, "№ 20", "/facts жазылған")
    assert shown in card.text
    question = "Что написано на табличке?" if "OR" not in text else f"Что написано {text} на табличке?"
    answer = await ivan.says(question)
    assert answer.text.startswith(shown)
    assert answer.text.count(shown) == 2
    assert shown in (await ivan.says("/why")).text
    history = await editor.says("/history 20")
    assert shown in (await editor.person.taps(history, history.labels[0])).text
    fields = await editor.says("/editfact 20")
    assert fields.text.count(shown) >= 5
    assert _shown(example) in fields.text
    await editor.says("/cancel")
    deleted = await editor.taps(await editor.says("/delfact 20"), "button-delete")
    assert deleted.text.startswith(editor.say("deleted-fact", number="20"))


@pytest.mark.parametrize("text", _HARD)
async def test_in_what_is_no_fact(editor: Editor, ivan: Person, aigul: Person, text: str) -> None:
    """A title, a country, a person, a story: in the lists of editors and in what visitors see."""
    shown, say = _shown(text), editor.say
    for catalogue, kind, lines in (
        ("list-titles", "title", f"звание: Звание {text}\nатақ: Атақ {text}\nвид: награда\nтакже: {text}"),
        ("list-countries", "country", f"страна: Страна {text}\nел: Ел {text}\nтакже: {text}"),
    ):
        await editor.taps(await editor.says("/people"), catalogue, f"new-{kind}")
        saved = await editor.taps(await editor.says(lines), "button-save")
        assert saved.text.count(shown) >= 2
    await editor.taps(await editor.says("/people"), "new-person")
    preview = await editor.says(
        f"имя: Аян {text}\nаты: Аян {text}\nтакже: {text}\nпол: мужчина\nстрана: Страна {text}\n"
        f"звания: {'Звание ' + text if ';' not in text else 'космонавт'}\nисточник: {text}\nдата: 2025-09-10"
    )
    saved = await editor.taps(preview, "button-save")
    assert saved.text.startswith(say("saved-person"))
    for person, field in ((ivan, "Страна"), (aigul, "Ел")):
        page = await person.says("/cosmonauts")
        card = await person.taps(page, next(label for label in page.labels if "Аян" in label))
        assert f"Аян {shown}" in card.text
        assert f"{field} {shown}" in card.text
    await editor.taps(await editor.says("/stories"), "new-story")
    preview = await editor.says(
        f"рассказ: Рассказ {text}\nәңгіме: Әңгіме {text}\nисточник: {text}\nдата: 2025-09-10\n"
        f"заголовок: {text}\nтекст: {text}\nтақырып: {text}\nмәтін: {text}"
    )
    assert (await editor.taps(preview, "button-save")).text.startswith(say("saved-story"))
    stories = await ivan.taps(await ivan.says("/stamps"), "Другие рассказы")
    told = await ivan.taps(stories, next(label for label in stories.labels if label.startswith("Рассказ ")))
    assert told.text.startswith(f"{shown} · 1 из 1\n\n{shown}")


async def test_texts_at_the_limit_are_split(editor: Editor, ivan: Person) -> None:
    """Two answers of the largest size in code units come as several messages in the preview, as one to visitors."""
    long = "🚀" * 1700
    refused = await editor.says(
        f"/addfact\nвопрос: Что за ракеты?\nответ: {long}🚀🚀{'🚀' * 100}\nисточник: Пресс-служба"
    )
    assert editor.say("fault-too-long", length=3604, limit=3500) in refused.text
    await editor.says(f"ответ: {long}")
    assert (await ivan.says("Что за ракеты?")).text.startswith(long)
    await editor.person.sends(f"/editfact 20\nсұрақ: Қандай зымырандар?\nжауап: {long}")
    while editor.say("button-undo") not in (reply := await editor.person.hears()).labels:
        assert len(reply.text.encode("utf-16-le")) <= 2 * 4096
    assert (await ivan.says("Что за ракеты?")).text.startswith(long)
