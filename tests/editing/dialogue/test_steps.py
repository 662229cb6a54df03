"""Step by step, each field is looked at when it is typed: what is faulty is refused there and then."""

from collections.abc import Mapping

import pytest

from storage.database.limits import MAX_NAME
from tests.editors import Editor

_LONG = "ы" * 4000
_FAULTY = {  # what is refused at the step of a field, and what is taken there after that
    "question_ru": (_LONG, "Где буфет?"),
    "answer_ru": (_LONG, "Буфет внизу."),
    "examples_ru": (f"буфет; {_LONG}", "буфет"),
    "question_kk": (_LONG, "Буфет қайда?"),
    "answer_kk": (_LONG, "Буфет төменде."),
    "examples_kk": (f"буфет; {_LONG}", "асхана"),
    "source": ("https://example", "Пресс-служба https://example.kz/1"),
    "date": ("31.02.2025", "10.09.2025"),
}
_PERSON = {
    "name_ru": ("ы" * (MAX_NAME + 1), "Иван Белла"),
    "name_kk": ("ы" * (MAX_NAME + 1), "Иван Белла"),
    "aliases": (None, "Белла"),
    "sex": ("оно", "мужчина"),
    "country": ("Атлантида", "Ресей"),
    "titles": ("космонавт; адмирал", "космонавт"),
    "source": ("www.пресса", "Баспасөз қызметі"),
    "date": ("вчера", "2025-09-10"),
}
_TITLE = {
    "name_ru": ("ы" * (MAX_NAME + 1), "Герой Словакии"),
    "name_kk": ("ы" * (MAX_NAME + 1), "Словакия Батыры"),
    "kind": ("хорошее", "награда"),
    "aliases": (None, "словацкий герой"),
}
_CHAPTER = {
    "title_ru": ("ы" * (MAX_NAME + 1), "Где купить"),
    "text_ru": (_LONG, "На почте."),
    "title_kk": ("ы" * (MAX_NAME + 1), "Қайдан алуға болады"),
    "text_kk": (_LONG, "Поштадан."),
}


async def _walk(editor: Editor, kind: str, prompt: str, fields: Mapping[str, tuple[str | None, str]]) -> str:
    """Answer each question wrongly, then rightly; return what the draft finally looks like."""
    say, asked = editor.say, []
    for _ in fields:
        [field] = [name for name in fields if prompt.endswith(_asked(editor, kind, name))]
        asked.append(field)
        wrong, right = fields[field]
        if wrong is not None:
            refused = await editor.says(wrong)
            assert refused.text.startswith(say("step-faulty"))
            assert refused.text.endswith(_asked(editor, kind, field))
        prompt = (await editor.says(right)).text
        assert say("step-faulty") not in prompt
    assert set(asked) == set(fields)
    assert prompt.startswith(say("draft-heading"))
    return prompt


def _asked(editor: Editor, kind: str, field: str) -> str:
    """Return how the bot asks for a field."""
    part, _, language = field.partition("_")
    question = editor.say(f"ask-{kind}-{part}")
    return f"{editor.field(f'label-{kind}-{part}', language)}\n\n{question}" if language else question


async def test_a_fact(editor: Editor) -> None:
    """A text that is too long, a broken link, a date that is none: the dialogue stays there, and the rest is kept."""
    prompt = await editor.says("/addfact")
    preview = await _walk(editor, "fact", prompt.text, _FAULTY)
    for text in ("Буфет внизу.", "Буфет төменде.", "10.09.2025", "Пресс-служба"):
        assert text in preview


async def test_the_refusal_says_what_is_wrong_and_what_to_do(editor: Editor) -> None:
    """With the words of the one-message form; leaving out is possible where it was before."""
    say = editor.say
    await editor.says("/addfact")
    prompt = await editor.says("вопрос: Где буфет?\nответ: Внизу.\nсұрақ: Буфет қайда?\nжауап: Төменде.")
    while not prompt.text.startswith(say("ask-fact-source")):
        prompt = await editor.taps(prompt, "button-skip")
    refused = await editor.says("https://")
    assert say("fault-link", text="https://") in refused.text
    prompt = await editor.says("Пресс-служба")
    assert say("ask-fact-date") in prompt.text
    refused = await editor.says("31.02.2025")
    assert say("fault-date", text="31.02.2025") in refused.text
    preview = await editor.taps(refused, "button-skip")
    assert preview.text.startswith(say("draft-heading"))


async def test_a_person(editor: Editor) -> None:
    """A name that is no button, a sex that is none, a country and a title that nobody knows."""
    prompt = await editor.taps(await editor.says("/people"), "new-person")
    assert "Белла" in await _walk(editor, "person", prompt.text, _PERSON)


async def test_a_title(editor: Editor) -> None:
    """A kind of title that there is not."""
    prompt = await editor.taps(await editor.says("/people"), "list-titles", "new-title")
    assert "Герой Словакии" in await _walk(editor, "title", prompt.text, _TITLE)


async def test_a_chapter(editor: Editor) -> None:
    """A chapter that would not fit into a message."""
    stories = await editor.says("/stories")
    chapters = await editor.person.taps(stories, stories.labels[0])
    prompt = await editor.taps(chapters, "new-chapter")
    assert "Поштадан." in await _walk(editor, "chapter", prompt.text, _CHAPTER)


async def test_the_last_day_of_a_fact(editor: Editor) -> None:
    """A date that is none is refused at its step, and the next one is taken."""
    say = editor.say
    prompt = await editor.taps(await editor.says("/editfact 1"), "label-fact-until")
    assert say("ask-fact-until") in prompt.text
    refused = await editor.says("до весны")
    assert say("fault-date", text="до весны") in refused.text
    assert say("ask-fact-until") in refused.text
    saved = await editor.taps(await editor.says("31.12.2999"), "button-save")
    assert saved.text.startswith(say("saved-fact", number="1"))
    opened = await editor.says("/facts")
    card = await editor.person.taps(opened, "№ 1 ")
    assert say("fact-until", date="31.12.2999") in card.text


async def test_lines_in_the_middle_of_a_dialogue(editor: Editor) -> None:
    """Several fields at once are looked at as well: the faulty line is named, the others are kept."""
    say = editor.say
    await editor.says("/addfact")
    refused = await editor.says("вопрос: Где лифт?\nответ: Слева.\nдата: 2025-13-01")
    assert refused.text.startswith(say("faults-heading"))
    assert say("fault-line", line=3, text=say("fault-date", text="2025-13-01")) in refused.text
    prompt = await editor.says("дата: 2025-09-10")
    while not prompt.text.startswith(say("ask-fact-source")):
        prompt = await editor.taps(prompt, "button-skip")
    preview = await editor.says("Пресс-служба")
    assert "Слева." in preview.text
    assert "10.09.2025" in preview.text


@pytest.mark.parametrize("value", ["<b>&</b>", "👩‍🚀", "\u200bневидимое\u200d"])
async def test_hard_texts_are_taken_as_typed(editor: Editor, value: str) -> None:
    """Markup, emoji and invisible marks pass the steps unchanged."""
    say = editor.say
    await editor.says("/addfact")
    await editor.says("Что на табличке?")
    prompt = await editor.says(value)
    assert not prompt.text.startswith(say("step-faulty"))
    while not prompt.text.startswith(say("ask-fact-source")):
        prompt = await editor.taps(prompt, "button-skip")
    await editor.says(value)
    preview = await editor.taps(editor.person.chat.replies[-1], "button-skip")
    assert preview.text.startswith(say("draft-heading"))
    assert preview.text.count(value) == 4  # answer and source, in the previews of both languages
    saved = await editor.taps(preview, "button-save")
    assert f"{say('language-name')} · Что на табличке?" in saved.text


async def test_a_command_in_between_loses_nothing(editor: Editor) -> None:
    """The country is not known yet, so it is added first: what was typed of the person comes back, to be pasted."""
    say = editor.say
    await editor.taps(await editor.says("/people"), "new-person")
    await editor.says("имя: Иван Белла\nаты: Иван Белла\nтакже: Белла\nпол: мужчина")
    refused = await editor.says("Словакия")
    assert refused.text.startswith(say("step-faulty"))
    people = await editor.says("/people")
    assert people.text.endswith(say("list-text"))
    given = await editor.person.hears()
    assert given.text.startswith(say("draft-aside"))
    typed = given.text.removeprefix(say("draft-aside")).strip()
    await editor.taps(people, "list-countries", "new-country")
    await editor.taps(await editor.says("страна: Словакия\nел: Словакия\nтакже: словак"), "button-save")
    await editor.taps(await editor.says("/people"), "new-person")
    prompt = await editor.says(typed)
    assert prompt.text.startswith(say("ask-person-country"))
    assert (await editor.says("Словакия")).text.startswith(say("ask-person-titles"))
    await editor.says("/cancel")
    assert await editor.person.chat.stays_silent(0.2)
