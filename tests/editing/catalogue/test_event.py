"""The event and its sections are changed in the chat, as facts are: previewed, saved, taken back."""

import pytest

from handlers.editors.records.draft import NOWHERE
from handlers.editors.records.payloads import DeleteRecord, EditField, OpenRecord, ShowHistory
from playground import BotApiServer, Person
from storage.database.limits import MAX_BOT_NAME
from tests.editors import Editor

_SECTION = (
    "команда: /food\nвид: факты\nтемы: food\nназвание: Где поесть\nописание: где поесть\n"
    "атауы: Қайда тамақтануға болады\nсипаттама: қайда тамақтануға болады\nдругие слова: еда; буфет"
)


@pytest.mark.usefixtures("garysh")
async def test_the_event_is_shown_and_changed(editor: Editor, ivan: Person) -> None:
    """Its texts in all languages and its sections; a change is previewed, saved, in the history, and taken back."""
    say = editor.say
    page = await editor.says("/event")
    assert page.text.startswith(say("heading-event"))
    assert "Я рассказываю о форуме" in page.text
    assert "Мен Space Days Kazakhstan 2025 форумы" in page.text
    assert "/stamps — " in page.text
    fields = await editor.taps(page, "button-edit")
    assert fields.text.startswith(say("fields-heading"))
    prompt = await editor.person.taps(fields, editor.field("label-event-greeting", "ru"))
    assert prompt.text.startswith(editor.field("label-event-greeting", "ru"))
    preview = await editor.says("Я — Ғарыш, и я всё знаю.")
    assert preview.text.startswith(say("draft-heading"))
    saved = await editor.taps(preview, "button-save")
    assert saved.text.startswith(say("saved-event"))
    assert saved.labels == [say("button-undo"), say("button-edit"), say("button-history")]
    assert "Я — Ғарыш, и я всё знаю." in (await ivan.says("/start")).text
    history = await editor.taps(saved, "button-history")
    change = await editor.person.taps(history, history.labels[0])
    assert editor.field("label-event-greeting", "ru") in change.text
    await editor.says("/undo")
    assert "и я всё знаю" not in (await ivan.says("/start")).text


@pytest.mark.usefixtures("garysh")
async def test_lines_change_several_fields_at_once(editor: Editor) -> None:
    """As with facts: only the lines that change; each fault is named with its line, and nothing is lost."""
    say = editor.say
    await editor.taps(await editor.says("/event"), "button-edit")
    refused = await editor.says(f"имя бота: {'ы' * (MAX_BOT_NAME + 1)}\nтема: Еда и питьё\nязыки: русский; эльфийский")
    assert refused.text.startswith(say("faults-heading"))
    known = "; ".join(say.language_name(language) for language in ("kk", "ru"))
    assert say("fault-language", text="эльфийский", known=known) in refused.text
    assert "«Еда и питьё»" in refused.text
    refused = await editor.says("языки: ru; kk\nтема: forum")
    assert say("import-fault-long", length=MAX_BOT_NAME + 1, limit=MAX_BOT_NAME) in refused.text
    saved = await editor.taps(await editor.says("имя бота: Ғарыш-2"), "button-save")
    assert "Ғарыш-2" in saved.text


@pytest.mark.usefixtures("garysh")
async def test_the_event_is_told_in_one_language(editor: Editor, ivan: Person, aigul: Person) -> None:
    """Kazakh is taken out: nothing asks for it, its texts stay, and are there again when it comes back."""
    if editor.say.language == "kk":
        pytest.skip("the editor's own language is the one that goes")
    await editor.says("/addfact\nсұрақ: Буфет қайда?\nжауап: Төменде.\nвопрос: Где буфет?\nответ: Внизу.\nисточник: П")
    await editor.taps(await editor.says("/event"), "button-edit")
    saved = await editor.taps(await editor.says("языки: русский"), "button-save")
    assert "Space Days Kazakhstan 2025\n" in saved.text
    assert "Русский" not in saved.text.partition("Space")[0]
    prompt = await editor.says("/addfact")
    assert prompt.text == editor.say("ask-fact-question")
    await editor.says("Где лифт?")
    prompt = await editor.taps(await editor.says("Слева."), "button-skip")
    assert prompt.text == editor.say("ask-fact-source")
    preview = await editor.taps(await editor.says("Пресс-служба"), "button-skip")
    assert "⚠️" not in preview.text
    await editor.taps(preview, "button-save")
    fields = await editor.says("/editfact 20")
    assert "Буфет қайда?" not in fields.text
    assert (await editor.says("/editfact 20\nответ: Наверху.")).text.count("⚠️") == 0
    assert (await editor.says("/missing")).text.endswith(editor.say("missing-none"))
    assert (await ivan.says("Где буфет?")).text.startswith("Наверху.")
    await editor.taps(await editor.says("/event"), "button-edit")
    await editor.taps(await editor.says("языки: русский; казахский"), "button-save")
    assert "сұрақ: Буфет қайда?\nжауап: Төменде." in (await editor.says("/editfact 20")).text
    assert (await aigul.says("Буфет қайда?")).text.startswith("Төменде.")


@pytest.mark.usefixtures("garysh")
async def test_a_section_lives_and_goes(editor: Editor, ivan: Person) -> None:
    """Added in lines, opened by its command, changed, called otherwise, deleted, had back."""
    say = editor.say
    await editor.taps(await editor.says("/event"), "new-section")
    preview = await editor.says(_SECTION)
    while say("button-save") not in preview.labels:
        preview = await editor.taps(preview, "button-skip")
    assert "/food — где поесть" in preview.text
    assert say("section-facts", topics="food", count=0) in preview.text
    saved = await editor.taps(preview, "button-save")
    assert saved.text.startswith(say("saved-section"))
    assert "Где поесть" in (await ivan.says("/start")).labels
    fields = await editor.taps(saved, "button-edit")
    assert say("label-section-topics") in fields.labels
    assert say("label-section-story") not in fields.labels
    saved = await editor.taps(await editor.says("команда: eat\nтемы: forum; source"), "button-save")
    assert "/eat — где поесть" in saved.text
    assert (await ivan.says("/food")).text == _unknown()
    assert (await ivan.says("/eat")).text.startswith("Где поесть")
    card = await editor.person.taps(await editor.says("/event"), _title(editor))
    asked = await editor.taps(card, "button-delete")
    assert asked.text.startswith(say("delete-question-section"))
    deleted = await editor.taps(asked, "button-delete")
    assert deleted.text.startswith(say("deleted-section"))
    assert (await ivan.says("/eat")).text == _unknown()
    await editor.taps(deleted, "button-undo")
    assert (await ivan.says("/eat")).text.startswith("Где поесть")


@pytest.mark.usefixtures("garysh")
async def test_a_section_step_by_step(editor: Editor, ivan: Person) -> None:
    """What it shows decides what is asked next; what is wrong is refused at its step."""
    say = editor.say
    prompt = await editor.taps(await editor.says("/event"), "new-section")
    assert prompt.text == say("ask-section-command")
    for wrong, fault in (
        ("Еда", say("fault-command", text="Еда")),
        ("undo", say("import-fault-command", id="undo")),
        ("stamps", say("import-fault-command", id="stamps")),
    ):
        refused = await editor.says(wrong)
        assert refused.text.startswith(say("step-faulty"))
        assert fault in refused.text
    assert (await editor.says("tale")).text == say("ask-section-kind")
    assert (await editor.says("рассказ")).text == say("ask-section-story")
    refused = await editor.says("Колобок")
    assert say("step-faulty") in refused.text
    prompt = await editor.says("stamps")  # by its id; its title would do as well
    while say("button-save") not in prompt.labels:
        text = {"label-section-title": "Сказка", "label-section-menu": "сказка"}
        key = next((key for key in text if say(key) in prompt.text.partition("\n")[0]), None)
        prompt = await (editor.says(text[key]) if key else editor.taps(prompt, "button-skip"))
    await editor.taps(prompt, "button-save")
    assert (await ivan.says("/tale")).text.startswith("Церемония гашения · 1 из 3")


@pytest.mark.usefixtures("garysh")
async def test_faults_of_a_section_say_what_to_do(editor: Editor) -> None:
    """A command of the bot's own, a title that no button holds, nothing that it shows."""
    say = editor.say
    await editor.taps(await editor.says("/event"), "new-section")
    refused = await editor.says(f"команда: undo\nвид: факты\nтемы: food\nназвание: {'ы' * 50}\nописание: еда")
    assert refused.text.startswith(say("faults-heading"))
    assert say("fault-line", line=1, text=say("import-fault-command", id="undo")) in refused.text
    assert say("fault-line", line=4, text=say("fault-too-long", length=50, limit=40)) in refused.text
    await editor.says("/cancel")
    card = await editor.person.taps(await editor.says("/event"), "Космонавты" if say.language == "ru" else "Ғарышкер")
    await editor.taps(card, "button-edit")
    refused = await editor.says("вид: рассказ")
    assert f"«{say('key-story-title')}:»" in refused.text


@pytest.mark.usefixtures("garysh")
async def test_the_last_section_can_go_and_the_event_cannot(editor: Editor, ivan: Person) -> None:
    """Without sections the bot answers questions all the same; nothing offers to delete the event."""
    say = editor.say
    page = await editor.says("/event")
    assert say("button-delete") not in page.labels
    for _ in range(3):
        page = await editor.says("/event")
        card = await editor.person.taps(page, page.labels[2])
        await editor.taps(card, "button-delete", "button-delete")
    assert say("event-no-sections") in (await editor.says("/event")).text
    assert "Алматы" in (await ivan.says("Где прошёл форум?")).text


@pytest.mark.usefixtures("garysh")
async def test_whoever_is_late_is_shown_the_newer_text(editor: Editor, asel: Person) -> None:
    """Two edit the event at once: nothing is overwritten unseen."""
    say = editor.say
    await editor.taps(await editor.says("/event"), "button-edit")
    preview = await editor.says("пример вопроса: Кто приехал?")
    await asel.taps(await asel.says("/event"), "Изменить")
    await asel.taps(await asel.says("пример вопроса: Где прошёл форум?"), "Сохранить")
    conflict = await editor.taps(preview, "button-save")
    assert conflict.text.startswith(say("conflict-heading"))
    assert "Где прошёл форум?" in conflict.text
    assert "Кто приехал?" in conflict.text
    assert (await editor.taps(conflict, "button-save-over")).text.startswith(say("saved-event"))


@pytest.mark.usefixtures("garysh")
async def test_it_is_for_editors_alone(telegram: BotApiServer, editor: Editor, ivan: Person) -> None:
    """It stands in their menu; for anybody else it is not there."""
    assert (await ivan.says("/event")).text == _unknown()
    menus = [str(call.parameters) for call in telegram.calls_of("setMyCommands")]
    assert any(editor.say("command-event") in menu for menu in menus)


def _unknown() -> str:
    return "Такой команды я не знаю. Все команды — в /help."


def _title(editor: Editor) -> str:
    return "Где поесть" if editor.say.language == "ru" else "Қайда тамақтануға болады"


@pytest.mark.parametrize("number", [1, 9_999_999])
def test_the_longest_command_fits_into_every_button(number: int) -> None:
    """Within Telegram's 64 bytes, after millions of changes."""
    command = "a" * 32
    for payload in (
        DeleteRecord(action="now", kind="section", target=command, place=NOWHERE, version=number),
        DeleteRecord(action="keep", kind="section", target=command, place=NOWHERE, version=0),
        EditField(kind="section", target=command, place=NOWHERE, field="aliases_kaz"),
        OpenRecord(kind="section", target=command),
        ShowHistory(collection="sections", id=command, page=99),
        EditField(kind="event", target="event", place=NOWHERE, field="bot-short-description_kaz"),
    ):
        assert type(payload).unpack(payload.pack()) == payload
