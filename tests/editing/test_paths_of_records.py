"""What editors keep true, walked by a Russian and by a Kazakh editor, each in the own language throughout."""

import pytest

from locales import load_translators
from playground import Person
from tests.editors import FACT, Editor

pytestmark = pytest.mark.usefixtures("garysh")

_RU = load_translators()["ru"]


async def _answers(ivan: Person, aigul: Person, russian: str, kazakh: str) -> None:
    assert (await ivan.says("Где буфет?")).text.startswith(russian)
    assert (await aigul.says("Буфет қайда?")).text.startswith(kazakh)


async def test_roles(owner: Editor, ivan: Person) -> None:
    """An owner invites, sees who may edit, removes; the invitation is worth nothing after its use."""
    say = owner.say
    page = await owner.says("/admins")
    assert say("admins-no-editors") in page.text
    link = (await owner.taps(page, "admins-invite")).text.partition("?start=")[2]
    assert (await ivan.says(f"/start {link}")).text.startswith(_RU("admins-welcome-heading"))
    page = await owner.says("/admins")
    assert f"• Иван · {ivan.id}" in page.text
    asked = await owner.person.taps(page, "Иван")
    assert asked.text == say("admins-remove-question", name="Иван")
    assert (await owner.taps(asked, "admins-remove")).text == say("admins-removed", name="Иван")
    assert (await owner.says(f"/admins {ivan.id}")).text == say("admins-appointed", name="Иван")
    assert (await owner.says("/admins она")).text == say("admins-no-id", text="она")
    assert (await owner.says(f"/admins {owner.person.id}")).text == say("admins-is-owner")


async def test_a_fact_lives_and_goes(editor: Editor, ivan: Person, aigul: Person) -> None:
    """In one message, found, opened, changed by a field and by lines, verified, deleted, had back."""
    say = editor.say
    saved = await editor.says(FACT)
    assert saved.text.startswith(say("saved-fact", number="20"))
    assert saved.labels == [say("button-undo"), say("button-edit"), say("button-history")]
    await _answers(ivan, aigul, "Буфет внизу.", "Буфет төменде.")
    listed = await editor.says("/facts буфет")
    assert listed.text.startswith(say("facts-found", words="буфет"))
    assert listed.labels == [f"№ 20 · {editor.question}"]
    assert (await editor.says("/facts абракадабра")).text.endswith(say("facts-none"))
    opened = await editor.person.taps(listed, "№ 20")
    assert opened.text.startswith(say("heading-fact", number="20"))
    assert (await editor.taps(opened, "button-verify")).text.startswith(say("saved-verified", number="20"))
    await editor.person.taps(await editor.says("/editfact 20"), editor.field("label-fact-answer", "ru"))
    preview = await editor.says("Буфет наверху.")
    assert preview.text.startswith(say("draft-heading"))
    assert (await editor.taps(preview, "button-save")).text.startswith(say("saved-fact", number="20"))
    assert (await editor.says("/editfact 20\nжауап: Буфет жоғарыда.")).text.startswith(say("saved-fact", number="20"))
    await _answers(ivan, aigul, "Буфет наверху.", "Буфет жоғарыда.")
    question = await editor.says("/delfact 20")
    assert question.text.startswith(say("delete-question-fact", number="20"))
    assert question.labels == [say("button-delete"), say("button-keep")]
    assert (await editor.taps(question, "button-keep")).text == say("delete-kept")
    deleted = await editor.taps(await editor.says("/delfact 20"), "button-delete")
    assert deleted.text.startswith(say("deleted-fact", number="20"))
    assert (await editor.says("/delfact 20")).text == say("fact-which", command="/delfact")
    assert "Буфет" not in (await ivan.says("Где буфет?")).text
    assert "Буфет" not in (await aigul.says("Буфет қайда?")).text
    await editor.taps(deleted, "button-undo")
    await _answers(ivan, aigul, "Буфет наверху.", "Буфет жоғарыда.")


async def test_the_own_message_is_edited(editor: Editor, ivan: Person, asel: Person) -> None:
    """It edits the fact, until somebody else did; then the newer text is shown, and nothing of his own is lost."""
    say = editor.say
    message = await editor.person.sends(FACT)
    await editor.person.hears()
    await editor.person.edits(message, FACT.replace("внизу", "слева"))
    assert (await editor.person.hears()).text.startswith(say("saved-fact", number="20"))
    await asel.says("/editfact 20\nответ: Буфет закрыт.")
    await editor.person.edits(message, FACT.replace("внизу", "справа"))
    conflict = await editor.person.hears()
    assert conflict.text.startswith(say("conflict-heading"))
    assert say("conflict-text", name="Асель") in conflict.text
    assert "Буфет закрыт." in conflict.text
    assert "Буфет справа." in conflict.text.partition(say("conflict-yours"))[2]
    assert (await ivan.says("Где буфет?")).text.startswith("Буфет закрыт.")
    assert (await editor.taps(conflict, "button-save-over")).text.startswith(say("saved-fact", number="20"))
    assert (await ivan.says("Где буфет?")).text.startswith("Буфет справа.")


async def test_a_last_day(editor: Editor, ivan: Person) -> None:
    """What is over is warned of, marked in the list, and not said."""
    say = editor.say
    line = {"ru": "действует до", "kk": "жарамды мерзімі"}[say.language]
    saved = await editor.says(f"{FACT}\n{line}: 11.09.2025")
    assert say("warning-over", date="11.09.2025", key=say("key-until")) in saved.text
    assert say("mark-over") in (await editor.says("/facts буфет")).labels[0]
    assert "Буфет внизу." not in (await ivan.says("Где буфет?")).text


async def test_two_sources(editor: Editor, ivan: Person) -> None:
    """Two facts that disagree are shown together, each with its source, after one tap."""
    say = editor.say
    await editor.says(FACT)
    second = FACT.replace("внизу", "наверху").replace("Пресс-служба", "Газета")
    saved = await editor.says(second)
    assert say("warning-other-source", number="20", question=editor.question) in saved.text
    together = await editor.person.taps(saved, say("button-together", number="20"))
    assert together.text.startswith(say("saved-together", number="21"))
    answer = await ivan.says("Где буфет?")
    for text in ("Буфет внизу.", "Источник: Пресс-служба", "Буфет наверху.", "Источник: Газета"):
        assert text in answer.text


async def test_a_person(editor: Editor, ivan: Person) -> None:
    """A card is made in one message, changed, deleted and had back; its country and titles cannot go meanwhile."""
    say = editor.say
    prompt = await editor.taps(await editor.says("/people"), "new-person")
    assert prompt.text == f"{editor.field('label-person-name', say.language)}\n\n{say('ask-person-name')}"
    preview = await editor.says(
        "имя: Иван Белла\nаты: Иван Белла\nтакже: Белла\nпол: мужчина\nстрана: Ресей\nзвания: ғарышкер\n"
        "источник: Пресс-служба\nдата: 2025-09-10"
    )
    assert (await editor.taps(preview, "button-save")).text.startswith(say("saved-person"))
    assert (await ivan.says("Кто такой Белла?")).text.startswith("Иван Белла")
    card = await editor.person.taps(await editor.says("/people"), "Белла")
    assert card.text.startswith(say("heading-person"))
    await editor.person.taps(await editor.taps(card, "button-edit"), editor.field("label-person-name", say.language))
    saved = await editor.taps(await editor.says("Иван Иванов-Белла"), "button-save")
    assert "Иван Иванов-Белла" in saved.text
    card = await editor.person.taps(await editor.says("/people"), "Белла")
    deleted = await editor.taps(card, "button-delete", "button-delete")
    assert deleted.text.startswith(say("deleted-person"))
    assert not [label for label in (await ivan.says("/cosmonauts")).labels if "Белла" in label]
    await editor.taps(deleted, "button-undo")
    assert [label for label in (await ivan.says("/cosmonauts")).labels if "Белла" in label]
    countries = await editor.taps(await editor.says("/people"), "list-countries")
    russia = "Россия" if say.language == "ru" else "Ресей"
    refused = await editor.taps(await editor.person.taps(countries, russia), "button-delete", "button-delete")
    assert refused.text == say("delete-not-country")
    titles = await editor.taps(await editor.says("/people"), "list-titles")
    hero = "Герой Румынии" if say.language == "ru" else "Румыния Батыры"
    refused = await editor.taps(await editor.person.taps(titles, hero), "button-delete", "button-delete")
    assert refused.text == say("delete-not-title")


async def test_a_chapter(editor: Editor, ivan: Person) -> None:
    """Added at the end, changed, deleted; the only one stays."""
    say = editor.say
    stories = await editor.says("/stories")
    chapters = await editor.person.taps(stories, stories.labels[0])
    await editor.taps(chapters, "new-chapter")
    text = "заголовок: Где купить\nтекст: На почте.\nтақырып: Қайдан алуға болады\nмәтін: Поштадан."
    saved = await editor.taps(await editor.says(text), "button-save")
    assert saved.text.startswith(say("saved-chapter"))
    await editor.person.taps(await editor.taps(saved, "button-edit"), editor.field("label-chapter-text", "ru"))
    await editor.taps(await editor.says("На главной почте."), "button-save")
    page = await ivan.says("/stamps")
    while "Дальше →" in page.labels:
        page = await ivan.taps(page, "Дальше →")
    assert "На главной почте." in page.text
    for expected in (*["deleted-chapter"] * 3, "delete-not-chapter"):
        chapters = await editor.person.taps(await editor.says("/stories"), stories.labels[0])
        card = await editor.person.taps(chapters, "1. ")
        assert (await editor.taps(card, "button-delete", "button-delete")).text.startswith(say(expected))


async def test_photos(editor: Editor, ivan: Person) -> None:
    """Sent for a person, shown on the card, taken away; words meanwhile are told what is awaited."""
    say = editor.say
    card = await editor.person.taps(await editor.says("/people"), "Волков")
    assert (await editor.taps(card, "button-photo")).text.startswith(say("photo-send"))
    assert (await editor.says("сейчас")).text == say("photo-instead")
    await editor.person.sends_photo()
    saved = await editor.person.hears()
    assert saved.text.startswith(say("photo-saved"))
    assert (await ivan.taps(await ivan.says("/cosmonauts"), "Волков")).payload.get("photo")
    card = await editor.person.taps(await editor.says("/people"), "Волков")
    await editor.taps(card, "button-photo", "photo-remove")
    assert not (await ivan.taps(await ivan.says("/cosmonauts"), "Волков")).payload.get("photo")
