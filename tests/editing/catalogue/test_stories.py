"""A story is made, changed and deleted in the chat; visitors find it beside the stamps."""

import pytest

from playground import Message, Person
from storage.database.limits import MAX_NAME
from tests.editors import Editor

pytestmark = pytest.mark.usefixtures("garysh")

_STORY = (
    "рассказ: История значка\nәңгіме: Төсбелгі тарихы\nисточник: Пресс-служба https://example.kz/badge\n"
    "дата: 10.09.2025\n"
    "заголовок: Как придумали\nтекст: Значок придумал художник.\n"
    "тақырып: Қалай ойлап тапты\nмәтін: Төсбелгіні суретші ойлап тапты."
)


async def _writes(editor: Editor, text: str = _STORY) -> Message:
    await editor.taps(await editor.says("/stories"), "new-story")
    return await editor.taps(await editor.says(text), "button-save")


async def test_a_story_is_told_beside_the_stamps(editor: Editor, ivan: Person, aigul: Person) -> None:
    """As long as there is one story, /stamps offers no other; then a button leads there and back, in both languages."""
    assert "Другие рассказы" not in (await ivan.says("/stamps")).labels
    saved = await _writes(editor)
    assert saved.text.startswith(editor.say("saved-story"))
    assert "Значок придумал художник." in saved.text
    assert "Төсбелгіні суретші ойлап тапты." in saved.text
    stamps = await ivan.says("/stamps")
    assert "1 из 3" in stamps.text
    stories = await ivan.taps(stamps, "Другие рассказы")
    assert stories.labels == ["История марок серии «Космос»", "История значка", "↩ Назад"]
    told = await ivan.taps(stories, "История значка")
    assert told.text.startswith("Как придумали · 1 из 1\n\nЗначок придумал художник.")
    assert told.links == ["https://example.kz/badge"]
    assert "История значка" in (await ivan.says("/why")).text
    stories = await aigul.taps(await aigul.says("/stamps"), "Басқа әңгімелер")
    assert (await aigul.taps(stories, "Төсбелгі тарихы")).text.startswith("Қалай ойлап тапты · 1/1\n\nТөсбелгіні")


async def test_step_by_step(editor: Editor) -> None:
    """Both titles, the source, then the first chapter; a title that is too long is refused at once."""
    say = editor.say
    prompt = await editor.taps(await editor.says("/stories"), "new-story")
    values = {
        "title_ru": "История значка",
        "title_kk": "Төсбелгі тарихы",
        "source": "Пресс-служба",
        "date": "2025-09-10",
        "chapter_ru": "Как придумали",
        "text_ru": "Значок придумал художник.",
        "chapter_kk": "Қалай ойлап тапты",
        "text_kk": "Төсбелгіні суретші ойлап тапты.",
    }
    order = []
    while values:
        [field] = [name for name in values if prompt.text.startswith(_begins(editor, name))]
        order.append(field)
        if field == "title_ru":
            assert (await editor.says("ы" * (MAX_NAME + 1))).text.startswith(say("step-faulty"))
        prompt = await editor.says(values.pop(field))
    assert {*order[:2]} == {"title_ru", "title_kk"}
    assert order[2:4] == ["source", "date"]
    assert prompt.text.startswith(say("draft-heading"))
    assert (await editor.taps(prompt, "button-save")).text.startswith(say("saved-story"))


async def test_a_story_with_faults(editor: Editor) -> None:
    """Without a title, a source or a chapter it is no story."""
    await editor.taps(await editor.says("/stories"), "new-story")
    refused = await editor.says("рассказ: История значка\nзаголовок: Как придумали\nисточник: Пресс-служба\nдата: нет")
    assert editor.say("fault-date", text="нет") in refused.text
    await editor.says("дата: 2025-09-10")
    while not (page := editor.person.chat.replies[-1]).text.startswith(editor.field("label-story-text", "ru")):
        await editor.taps(page, "button-skip")
    assert editor.say("button-skip") not in page.labels  # a chapter has a text
    await editor.says("Значок придумал художник.")
    while editor.say("button-save") not in (page := editor.person.chat.replies[-1]).labels:
        await editor.taps(page, "button-skip")
    assert (await editor.taps(page, "button-save")).text.startswith(editor.say("saved-story"))


async def test_a_story_is_changed_deleted_and_had_back(editor: Editor, ivan: Person) -> None:
    """Its title and source are fields; a second chapter stays; every step is in the history and can be undone."""
    say = editor.say
    await _writes(editor)
    stories = await editor.says("/stories")
    title = "История значка" if say.language == "ru" else "Төсбелгі тарихы"
    chapters = await editor.person.taps(stories, title)
    await editor.taps(chapters, "new-chapter")
    await editor.taps(
        await editor.says("заголовок: Где взять\nтекст: У входа.\nтақырып: Қайда\nмәтін: Есік алдында."), "button-save"
    )
    card = await editor.taps(await editor.person.taps(await editor.says("/stories"), title), "list-story")
    assert card.text.startswith(say("heading-story"))
    prompt = await editor.person.taps(await editor.taps(card, "button-edit"), editor.field("label-story-title", "ru"))
    assert "История значка" in prompt.text
    saved = await editor.taps(await editor.says("Как родился значок"), "button-save")
    assert saved.labels == [say("button-undo"), say("button-edit"), say("button-history")]
    listed = await ivan.taps(await ivan.says("/stamps"), "Другие рассказы")
    assert "1 из 2" in (await ivan.taps(listed, "Как родился значок")).text
    history = await editor.taps(saved, "button-history")
    assert len([label for label in history.labels if "Гүлнәр" in label]) == 3
    card = await editor.taps(
        await editor.person.taps(await editor.says("/stories"), _now(title, say.language)), "list-story"
    )
    deleted = await editor.taps(card, "button-delete", "button-delete")
    assert deleted.text.startswith(say("deleted-story"))
    assert "Другие рассказы" not in (await ivan.says("/stamps")).labels
    await editor.taps(deleted, "button-undo")
    listed = await ivan.taps(await ivan.says("/stamps"), "Другие рассказы")
    assert "1 из 2" in (await ivan.taps(listed, "Как родился значок")).text


def _begins(editor: Editor, field: str) -> str:
    """Return how the question for a field begins."""
    part, _, language = field.partition("_")
    return editor.field(f"label-story-{part}", language) if language else editor.say(f"ask-story-{part}")


def _now(title: str, language: str) -> str:
    return "Как родился значок" if language == "ru" else title


async def test_without_the_stamps_the_other_stories_are_offered(editor: Editor, ivan: Person) -> None:
    """Editors may take the stamps away: the command and the menu lead to what there is."""
    await _writes(editor)
    stories = await editor.says("/stories")
    card = await editor.taps(await editor.person.taps(stories, stories.labels[0]), "list-story")
    await editor.taps(card, "button-delete", "button-delete")
    page = await ivan.says("/stamps")
    assert page.labels == ["История значка", "↩ Назад"]
    page = await ivan.taps(await ivan.says("/start"), "Почтовые марки")
    assert page.labels == ["История значка", "↩ Назад"]


@pytest.mark.parametrize(
    ("catalogue", "kind", "text", "changed"),
    [
        (
            "list-countries",
            "country",
            "страна: Словакия\nел: Словакия\nтакже: словацкий",
            "страна: Словацкая Республика",
        ),
        (
            "list-titles",
            "title",
            "звание: Герой Словакии\nатақ: Словакия Батыры\nвид: награда\nтакже: словацкий герой",
            "звание: Народный герой Словакии",
        ),
    ],
)
async def test_a_country_and_a_title(editor: Editor, catalogue: str, kind: str, text: str, changed: str) -> None:
    """Added, changed, deleted; each change in the history, each undone."""
    say = editor.say
    await editor.taps(await editor.says("/people"), catalogue, f"new-{kind}")
    added = await editor.taps(await editor.says(text), "button-save")
    assert added.text.startswith(say(f"saved-{kind}"))
    await editor.taps(added, "button-edit")
    saved = await editor.taps(await editor.says(changed), "button-save")
    name = changed.partition(": ")[2]
    assert name in saved.text
    history = await editor.taps(saved, "button-history")
    assert len([label for label in history.labels if "Гүлнәр" in label]) == 2
    catalogued = await editor.taps(await editor.says("/people"), catalogue)
    theirs = name if say.language == "ru" else "Словакия"
    card = await editor.person.taps(catalogued, theirs)
    assert name in card.text
    deleted = await editor.taps(card, "button-delete", "button-delete")
    assert deleted.text.startswith(say(f"deleted-{kind}"))
    catalogued = await editor.taps(await editor.says("/people"), catalogue)
    assert not [label for label in catalogued.labels if theirs in label]
    for _ in range(2):  # the deletion, then the change
        assert (await editor.says("/undo")).text.startswith(say("undone", count=1))
    catalogued = await editor.taps(await editor.says("/people"), catalogue)
    before = text.partition("\n")[0].partition(": ")[2] if say.language == "ru" else "Словакия"
    assert [label for label in catalogued.labels if before in label]
    assert name not in catalogued.labels
