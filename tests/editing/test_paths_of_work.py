"""What guards, undoes, gathers and moves it, walked by a Russian and by a Kazakh editor."""

from pathlib import Path

import pytest

from locales import load_translators
from playground import BotApiServer, Person
from tests.editors import FACT, Editor
from tests.garysh import rows

pytestmark = pytest.mark.usefixtures("garysh")

_RU, _KK = load_translators().values()
_ASKED = "Где купить сувениры?"


async def test_guards_and_rehearsal(editor: Editor, ivan: Person) -> None:
    """A twin, a missing language, answers that change, come, and go: each is said, and what is saved is saved."""
    say = editor.say
    await ivan.says("Где буфет?")
    saved = await editor.says(FACT.partition("\nсұрақ")[0] + "\nисточник: Пресс-служба\nдата: 2025-09-10")
    assert say("warning-no-language", language=say.language_name("kk")) in saved.text
    assert say("rehearsal-found", count=1, tried=1, questions="«Где буфет?»") in saved.text
    twin = await editor.says(FACT)
    assert say("warning-twin", number="20", question="Где буфет?") in twin.text
    await editor.taps(twin, "button-undo")
    await editor.person.taps(await editor.says("/editfact 20"), editor.field("label-fact-answer", "ru"))
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
    saved = await editor.says(FACT)
    await editor.says("/editfact 20\nответ: Буфет наверху.")
    history = await editor.says("/history 20")
    assert f"Гүлнәр · {say('sign-changed')} {editor.question}" in history.labels[0]
    assert f"Гүлнәр · {say('sign-added')} {editor.question}" in history.labels[1]
    change = await editor.person.taps(history, history.labels[0])
    assert editor.field("label-fact-answer", "ru") in change.text
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
    await editor.says(editor.question)
    assert say("why-author", name="Асель", moment="").partition(":")[0] in (await editor.says("/why")).text


async def test_missing_and_stale(editor: Editor) -> None:
    """Halves and stale halves are listed; who completes or verifies them takes them off the list."""
    say = editor.say
    assert (await editor.says("/missing")).text.endswith(say("missing-none"))
    await editor.says(FACT)
    await editor.says("/editfact 20\nответ: Буфет наверху.")
    await editor.says("/addfact\nвопрос: Где лифт?\nответ: Слева.\nисточник: Пресс-служба")
    page = await editor.says("/missing")
    kazakh = say.language_name("kk")
    assert page.labels == [
        f"№ 21 · {say('mark-no', language=kazakh)} · Где лифт?",
        f"№ 20 · {say('mark-behind', language=kazakh)} · {editor.question}",
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
    assert rows(tmp_path / "garysh.db", "SELECT * FROM subscriptions") == []


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
    await editor.says(FACT)
    opened = await editor.person.taps(await editor.says("/facts буфет"), "№ 20")
    fields = await editor.says("/editfact 20")
    await asel.taps(await asel.says("/delfact 20"), "Удалить")
    for key in ("button-edit", "button-delete", "button-verify"):
        tap = await editor.person.presses(opened, say(key))
        assert (await tap.answered()).text == say("old-button")
    await editor.says("/cancel")
    tap = await editor.person.presses(fields, editor.field("label-fact-answer", "ru"))
    assert (await tap.answered()).text == say("old-button")
