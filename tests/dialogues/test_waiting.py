"""Questions that are passed on, and their answers that come later."""

from pathlib import Path

import pytest

from playground import BotApiServer, Person
from tests.garysh import rows

pytestmark = pytest.mark.usefixtures("garysh")

_WAITING = "SELECT chat_id FROM subscriptions"


async def _answered(editor: Person, question: str, source: str) -> None:
    """Let an editor answer what is most wanted."""
    card = await editor.taps(await editor.says("/unanswered"), question)
    prompt = await editor.says("Сувениры продают у входа.", reply_to=card)
    while prompt.labels and prompt.labels[0] in {"Пропустить", "Өткізіп жіберу"}:
        prompt = await editor.taps(prompt, prompt.labels[0])
    preview = await editor.taps(await editor.says(source), "Пропустить")
    saved = await editor.taps(preview, "Сохранить")
    assert "Сообщу тем, кто ждал ответа: 2" in saved.text


async def test_whoever_waits_is_told_once_in_the_own_language(
    asel: Person, ivan: Person, aigul: Person, tmp_path: Path
) -> None:
    """A tap passes the question on; when a fact answers it, each hears of it once, and nobody is owed anything more."""
    offer = offer_of_ivan = await ivan.says("Где купить сувениры?")
    assert offer.labels[-1] == "Передать вопрос редакторам"
    tap = await ivan.presses(offer, "Передать вопрос")
    assert (await tap.answered()).text.startswith("Передал редакторам")
    assert (await offer.changes()).labels[-1] == "Не передавать"
    offer = await aigul.says("где купить сувениры")
    assert offer.text.startswith("Этого я не знаю")
    await aigul.taps(offer, "Передать вопрос")
    assert len(rows(tmp_path / "garysh.db", _WAITING)) == 2
    await _answered(asel, "сувениры", "Пресс-служба")
    for person in (ivan, aigul):
        told = await person.hears()
        assert told.text.startswith("Нашёлся ответ на ваш вопрос")
        assert "Сувениры продают у входа." in told.text
        assert "Источник: Пресс-служба" in told.text
    await ivan.says("/id")  # the button goes before the next answer comes
    assert "Не передавать" not in offer_of_ivan.now.labels
    assert rows(tmp_path / "garysh.db", _WAITING) == []
    assert "Пресс-служба" in (await ivan.says("/why")).text
    assert await _hears_nothing(ivan)
    assert (await asel.says("/unanswered")).text.endswith("вопросов без ответа сейчас нет.")


async def test_the_buttons_of_another_answer_stay(asel: Person, ivan: Person) -> None:
    """Whoever edits the question before the answer comes keeps what is under the new one."""
    mine = await ivan.sends("Где купить сувениры?")
    offer = await ivan.taps(await ivan.hears(), "Передать вопрос")
    await ivan.edits(mine, "Где прошёл форум?")
    mended = await offer.changes()
    await asel.says("/addfact\nвопрос: Где купить сувениры?\nответ: У входа.\nисточник: Пресс-служба")
    assert (await ivan.hears()).text.startswith("Нашёлся ответ на ваш вопрос")
    await ivan.says("/id")
    assert mended.labels
    assert mended.now.labels == mended.labels


async def _hears_nothing(person: Person) -> bool:
    """Whether the person hears nothing that nobody waited for."""
    return await person.chat.stays_silent(0.3)


async def test_a_kazakh_question_is_answered_in_kazakh(asel: Person, aigul: Person) -> None:
    """The notice is in the language of the question, also where the fact has only the other one so far."""
    offer = await aigul.says("Автобус билетінің бағасы қанша екен?")
    await aigul.taps(offer, "Сұрақты редакторларға жеткізу")
    card = await asel.taps(await asel.says("/unanswered"), "Автобус")
    prompt = await asel.taps(card, "Ответить")
    assert prompt.text.startswith("«Автобус билетінің бағасы қанша екен?»")
    preview = await asel.says(
        "вопрос: Сколько стоит автобус?\nответ: Сто тенге.\nжауап: Жүз теңге.\nмысалдар: автобус қанша\n"
        "примеры: цена автобуса\nисточник: Пресс-служба\nдата: 2025-09-10"
    )
    await asel.taps(preview, "Сохранить")
    told = await aigul.hears()
    assert told.text.startswith("Сұрағыңыздың жауабы табылды")
    assert "Жүз теңге." in told.text


async def test_waiting_is_taken_back(ivan: Person, tmp_path: Path) -> None:
    """By the button, and by /forget."""
    offer = await ivan.says("Где купить сувениры?")
    passed = await ivan.taps(offer, "Передать вопрос")
    again = await ivan.taps(passed, "Не передавать")
    assert again.labels == offer.labels
    assert rows(tmp_path / "garysh.db", _WAITING) == []
    await ivan.taps(again, "Передать вопрос")
    assert rows(tmp_path / "garysh.db", _WAITING) == [(ivan.id,)]
    await ivan.taps(await ivan.says("/forget"), "Удалить")
    await ivan.says("/id")
    assert rows(tmp_path / "garysh.db", _WAITING) == []


async def test_who_blocked_the_bot_is_marked_and_the_rest_are_told(
    telegram: BotApiServer, asel: Person, ivan: Person, aigul: Person, tmp_path: Path
) -> None:
    """One message that cannot be delivered holds up no other, and is not tried again."""
    for person in (ivan, aigul):
        await person.taps(await person.says("Где купить сувениры?"), "Передать вопрос")
    await ivan.blocks()
    await _answered(asel, "сувениры", "Пресс-служба")
    assert "Сувениры продают" in (await aigul.hears()).text
    failed = rows(tmp_path / "garysh.db", "SELECT chat_id, state FROM outbox WHERE state = 'failed'")
    assert set(failed) == {(ivan.id, "failed")}
    assert rows(tmp_path / "garysh.db", _WAITING) == []
    tried = [call for call in telegram.calls_of("sendMessage") if "Нашёлся" in str(call.parameters.get("text"))]
    assert len(tried) == 2


async def test_nothing_is_passed_on_in_a_group(telegram: BotApiServer, ivan: Person, tmp_path: Path) -> None:
    """An answer would come to everybody; a forged tap does nothing."""
    group = telegram.group("Друзья", members=[ivan])
    reply = await ivan.says("@garysh_bot где купить сувениры?", chat=group)
    assert "Передать вопрос редакторам" not in reply.labels
    [(number,)] = rows(tmp_path / "garysh.db", "SELECT number FROM asked")
    tap = await ivan.forges(reply, f"1:pass:{number}")
    assert (await tap.answered()).text.startswith("Эта кнопка устарела.")
    assert rows(tmp_path / "garysh.db", _WAITING) == []
