"""Every path of the editors, walked by a Russian and by a Kazakh editor, each in the own language throughout."""

from pathlib import Path

import pytest

from bot.playground import BotApiServer, Person
from locales import load_translators
from tests.editors import Editor
from tests.garysh import rows

pytestmark = pytest.mark.usefixtures("garysh")

_RU, _KK = load_translators().values()
_FACT = (
    "/addfact\nвопрос: Где буфет?\nответ: Буфет внизу.\nсұрақ: Буфет қайда?\nжауап: Буфет төменде.\n"
    "источник: Пресс-служба\nдата: 2025-09-10"
)
_ASKED = "Где купить сувениры?"


def _question(editor: Editor) -> str:
    """Return the fact's question as the editor reads it."""
    return "Где буфет?" if editor.say.language == "ru" else "Буфет қайда?"


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
    assert (await owner.says(f"/admins {ivan.id}")).text == say("admins-appointed", name=str(ivan.id))
    assert (await owner.says("/admins она")).text == say("admins-no-id", text="она")
    assert (await owner.says(f"/admins {owner.person.id}")).text == say("admins-is-owner")


async def test_a_fact_lives_and_goes(editor: Editor, ivan: Person, aigul: Person) -> None:
    """In one message, found, opened, changed by a field and by lines, verified, deleted, had back."""
    say = editor.say
    saved = await editor.says(_FACT)
    assert saved.text.startswith(say("saved-fact", number="20"))
    assert saved.labels == [say("button-undo"), say("button-edit"), say("button-history")]
    await _answers(ivan, aigul, "Буфет внизу.", "Буфет төменде.")
    listed = await editor.says("/facts буфет")
    assert listed.text.startswith(say("facts-found", words="буфет"))
    assert listed.labels == [f"№ 20 · {_question(editor)}"]
    assert (await editor.says("/facts абракадабра")).text.endswith(say("facts-none"))
    opened = await editor.person.taps(listed, "№ 20")
    assert opened.text.startswith(say("heading-fact", number="20"))
    assert (await editor.taps(opened, "button-verify")).text.startswith(say("saved-verified", number="20"))
    await editor.taps(await editor.says("/editfact 20"), "label-fact-answer-ru")
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
    message = await editor.person.sends(_FACT)
    await editor.person.hears()
    await editor.person.edits(message, _FACT.replace("внизу", "слева"))
    assert (await editor.person.hears()).text.startswith(say("saved-fact", number="20"))
    await asel.says("/editfact 20\nответ: Буфет закрыт.")
    await editor.person.edits(message, _FACT.replace("внизу", "справа"))
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
    saved = await editor.says(f"{_FACT}\n{line}: 11.09.2025")
    assert say("warning-over", date="11.09.2025") in saved.text
    assert say("mark-over") in (await editor.says("/facts буфет")).labels[0]
    assert "Буфет внизу." not in (await ivan.says("Где буфет?")).text


async def test_two_sources(editor: Editor, ivan: Person) -> None:
    """Two facts that disagree are shown together, each with its source, after one tap."""
    say = editor.say
    await editor.says(_FACT)
    second = _FACT.replace("внизу", "наверху").replace("Пресс-служба", "Газета")
    saved = await editor.says(second)
    assert say("warning-other-source", number="20", question=_question(editor)) in saved.text
    together = await editor.person.taps(saved, say("button-together", number="20"))
    assert together.text.startswith(say("saved-together", number="21"))
    answer = await ivan.says("Где буфет?")
    for text in ("Буфет внизу.", "Источник: Пресс-служба", "Буфет наверху.", "Источник: Газета"):
        assert text in answer.text


async def test_a_person(editor: Editor, ivan: Person) -> None:
    """A card is made in one message, changed, deleted and had back; its country and titles cannot go meanwhile."""
    say = editor.say
    prompt = await editor.taps(await editor.says("/people"), "new-person")
    assert prompt.text.startswith(say(f"ask-person-name-{say.language}"))
    preview = await editor.says(
        "имя: Иван Белла\nаты: Иван Белла\nтакже: Белла\nпол: мужчина\nстрана: Ресей\nзвания: ғарышкер\n"
        "источник: Пресс-служба\nдата: 2025-09-10"
    )
    assert (await editor.taps(preview, "button-save")).text.startswith(say("saved-person"))
    assert (await ivan.says("Кто такой Белла?")).text.startswith("Иван Белла")
    card = await editor.person.taps(await editor.says("/people"), "Белла")
    assert card.text.startswith(say("heading-person"))
    await editor.taps(card, "button-edit", f"label-person-name-{say.language}")
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
    await editor.taps(saved, "button-edit", "label-chapter-text-ru")
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


async def test_guards_and_rehearsal(editor: Editor, ivan: Person) -> None:
    """A twin, a missing language, answers that change, come, and go: each is said, and what is saved is saved."""
    say = editor.say
    await ivan.says("Где буфет?")
    saved = await editor.says(_FACT.partition("\nсұрақ")[0] + "\nисточник: Пресс-служба\nдата: 2025-09-10")
    assert say("warning-no-kk") in saved.text
    assert say("rehearsal-found", count=1, tried=1, questions="«Где буфет?»") in saved.text
    twin = await editor.says(_FACT)
    assert say("warning-twin", number="20", question="Где буфет?") in twin.text
    await editor.taps(twin, "button-undo")
    await editor.taps(await editor.says("/editfact 20"), "label-fact-answer-ru")
    preview = await editor.says("Буфет наверху.")
    assert say("rehearsal-different", count=1, tried=1, questions="«Где буфет?»") in preview.text
    dropped = await editor.taps(preview, "button-drop")
    assert dropped.text.startswith(say("draft-dropped"))
    assert "Буфет наверху." in dropped.text
    deleted = await editor.taps(await editor.says("/delfact 20"), "button-delete")
    assert say("rehearsal-lost", count=1, tried=1, questions="«Где буфет?»") in deleted.text


async def test_history(editor: Editor, asel: Person, ivan: Person) -> None:
    """Who, when, what; undone, brought back; what somebody else changed since is not undone."""
    say = editor.say
    saved = await editor.says(_FACT)
    await editor.says("/editfact 20\nответ: Буфет наверху.")
    history = await editor.says("/history 20")
    assert f"Гүлнәр · {say('sign-changed')} {_question(editor)}" in history.labels[0]
    assert f"Гүлнәр · {say('sign-added')} {_question(editor)}" in history.labels[1]
    change = await editor.person.taps(history, history.labels[0])
    assert say("part-answer-ru") in change.text
    assert "<s>внизу</s><u>наверху</u>" in change.html
    history = await editor.taps(change, "button-back")
    version = await editor.person.taps(history, history.labels[1])
    assert (await editor.taps(version, "button-restore")).text.startswith(say("restored"))
    assert (await ivan.says("Где буфет?")).text.startswith("Буфет внизу.")
    assert (await editor.says("/undo")).text.startswith(say("undone", count=1))
    assert (await ivan.says("Где буфет?")).text.startswith("Буфет наверху.")
    await asel.says("/editfact 20\nответ: Буфет закрыт.")
    tap = await editor.person.presses(saved, say("button-undo"))
    assert (await tap.answered()).text == say("changed-meanwhile")
    assert say("author-shell") in (await editor.says("/history")).labels[-1]
    await editor.says(_question(editor))
    assert say("why-author", name="Асель", moment="").partition(":")[0] in (await editor.says("/why")).text


async def test_missing_and_stale(editor: Editor) -> None:
    """Halves and stale halves are listed; who completes or verifies them takes them off the list."""
    say = editor.say
    assert (await editor.says("/missing")).text.endswith(say("missing-none"))
    await editor.says(_FACT)
    await editor.says("/editfact 20\nответ: Буфет наверху.")
    await editor.says("/addfact\nвопрос: Где лифт?\nответ: Слева.\nисточник: Пресс-служба")
    page = await editor.says("/missing")
    assert page.labels == [
        f"№ 21 · {say('mark-no-kk')} · Где лифт?",
        f"№ 20 · {say('mark-behind-kk')} · {_question(editor)}",
    ]
    await editor.taps(await editor.person.taps(page, "№ 20"), "button-verify")
    await editor.says("/editfact 21\nсұрақ: Лифт қайда?\nжауап: Сол жақта.")
    assert (await editor.says("/missing")).text.endswith(say("missing-none"))


async def test_the_loop(editor: Editor, ivan: Person, aigul: Person, tmp_path: Path) -> None:
    """Marked unhelpful, passed on, gathered, answered by a reply, told once; another row is dismissed for good."""
    say = editor.say
    answer = await ivan.says("Где прошёл форум?")
    assert (await (await ivan.presses(answer, "👎")).answered()).text == _RU("rated-unhelpful")
    for person, theirs in ((ivan, _RU), (aigul, _KK)):
        await person.says(_ASKED)
        offer = person.chat.replies[-1]
        label = next(label for label in offer.labels if label in {_RU("button-pass-on"), _KK("button-pass-on")})
        passed = await person.taps(offer, label)
        assert {_RU("button-take-back"), _KK("button-take-back")} & {*passed.labels}, theirs
    page = await editor.says("/unanswered")
    assert page.text.startswith(say("unanswered-heading"))
    assert page.labels == [f"2 · {_ASKED}", "1 · Где прошёл форум?"]
    card = await editor.person.taps(page, _ASKED)
    assert say("unanswered-waiting", count=2) in card.text
    await editor.person.says("Сувениры продают у входа.", reply_to=card)
    while not (prompt := editor.person.chat.replies[-1]).text.startswith(say("ask-fact-source")):
        await editor.taps(prompt, "button-skip")
    preview = await editor.taps(await editor.says("Пресс-служба"), "button-skip")
    saved = await editor.taps(preview, "button-save")
    assert say("unanswered-will-tell", count=2) in saved.text
    for person in (ivan, aigul):
        assert "Сувениры продают у входа." in (await person.hears()).text
        assert await person.chat.stays_silent(0.3)
    card = await editor.person.taps(await editor.says("/unanswered"), "форум")
    asked = await editor.taps(card, "unanswered-dismiss")
    assert say("unanswered-dismiss-text") in asked.text
    assert (await editor.taps(asked, "unanswered-dismiss")).text.endswith(say("unanswered-dismissed"))
    await ivan.taps(await ivan.says("Где прошёл форум?"), "👎")
    assert (await editor.says("/unanswered")).text.endswith(say("unanswered-none"))
    assert rows(tmp_path / "garysh.db", "SELECT * FROM owed") == []


async def test_the_digest(editor: Editor) -> None:
    """As often as chosen, and no more when that is chosen; in a group it is not to be had."""
    say = editor.say
    page = await editor.says("/digest")
    assert page.text.endswith(say("digest-text", often=say("digest-off")))
    for often in ("daily", "weekly", "off"):
        assert say(f"digest-chosen-{often}") in (await editor.taps(page, f"digest-{often}")).text
        page = await editor.says("/digest")
        assert say("digest-text", often=say(f"digest-{often}")) in page.text


async def test_files(telegram: BotApiServer, editor: Editor, ivan: Person) -> None:
    """Out as YAML and CSV; in after a dry run, left or taken, and taken back."""
    say = editor.say
    exported = await editor.says("/export")
    assert exported.text == say("export-all", count=19)
    content = telegram.cloud.files.get(exported.payload["document"]["file_id"]).content.decode()
    assert (await editor.says("/export csv")).text == say("export-table", count=19)
    assert (await editor.says("/import")).text.startswith(say("import-heading"))
    assert (await editor.says("сейчас")).text == say("file-instead")
    changed = content.replace("пятисот", "шестисот")
    for choice, outcome in (("import-drop", "import-dropped"), ("import-apply", "import-done")):
        await editor.person.sends_document("x.yaml", changed.encode(), caption="/import")
        dry = await editor.person.hears()
        assert say("import-counts", added=0, changed=1) in dry.text
        assert (await editor.says("сейчас")).text == say("import-instead")
        page = await editor.taps(dry, choice)
        while not page.text.startswith(say(outcome)):
            page = await page.changes()
    assert "шестисот" in (await ivan.says("Сколько экспертов собрал форум?")).text
    await editor.taps(page, "button-undo")
    assert "пятисот" in (await ivan.says("Сколько экспертов собрал форум?")).text
    await editor.person.sends_document("x.csv", b"id;nonsense\n1;2", caption="/import")
    assert (await editor.person.hears()).text.startswith(say("import-refused"))


async def test_a_backup(telegram: BotApiServer, owner: Editor, tmp_path: Path) -> None:
    """The copy is a database that can be opened, with what is known in it."""
    sent = await owner.says("/backup")
    assert sent.text == owner.say("backup-done")
    copy = tmp_path / "copy.db"
    copy.write_bytes(telegram.cloud.files.get(sent.payload["document"]["file_id"]).content)
    assert rows(copy, "SELECT count(*) FROM facts") == [(19,)]
    assert rows(copy, "PRAGMA integrity_check") == [("ok",)]


async def test_statistics(editor: Editor, ivan: Person) -> None:
    """A picture whose caption counts."""
    await ivan.taps(await ivan.says("Где прошёл форум?"), "👍")
    sent = await editor.person.says("/stats")
    assert sent.payload.get("photo")
    assert sent.text == editor.say("stats-caption", count=1, helpful=1, unhelpful=0)


async def test_dialogues_yield(editor: Editor, ivan: Person) -> None:
    """/cancel ends any of them and gives back what was typed; so does every other command; a forward is no step."""
    say = editor.say
    assert (await editor.says("/cancel")).text == say("cancel-nothing")
    await editor.says("/addfact")
    await editor.says("Где туалет?")
    forwarded = await ivan.sends("Где прошёл форум?")
    await editor.person.forwards(forwarded)
    assert "Алматы" in (await editor.person.hears()).text
    cancelled = await editor.says("/cancel")
    assert cancelled.text.startswith(say("draft-dropped"))
    assert "Где туалет?" in cancelled.text
    for begin in ("/addfact", "/editfact 1", "/import"):
        await editor.says(begin)
        assert (await editor.says("/id")).text == say("id-text", id=str(editor.person.id))
        assert "Алмат" in (await editor.says("Где прошёл форум?")).text


async def test_buttons_of_what_is_gone(editor: Editor, asel: Person) -> None:
    """Whatever stands under a fact that somebody else deleted is refused kindly."""
    say = editor.say
    await editor.says(_FACT)
    opened = await editor.person.taps(await editor.says("/facts буфет"), "№ 20")
    fields = await editor.says("/editfact 20")
    await asel.taps(await asel.says("/delfact 20"), "Удалить")
    for key in ("button-edit", "button-delete", "button-verify"):
        tap = await editor.person.presses(opened, say(key))
        assert (await tap.answered()).text == say("old-button")
    await editor.says("/cancel")
    tap = await editor.person.presses(fields, say("label-fact-answer-ru"))
    assert (await tap.answered()).text == say("old-button")
