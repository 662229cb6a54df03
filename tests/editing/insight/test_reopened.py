"""When an answer goes, its question is wanted again; whoever was not told yet waits on, and nobody is told twice."""

from pathlib import Path

import pytest

from playground import Message, Person
from tests.clock import MovableClock
from tests.editors import Editor
from tests.garysh import rows

pytestmark = pytest.mark.usefixtures("garysh")

_QUESTION = "Где купить сувениры?"
_WAITING = "SELECT count(*), count(fact) FROM subscriptions"


async def _waits(*people: Person) -> None:
    for person in people:
        offer = await person.says(_QUESTION)
        await person.taps(offer, offer.labels[-1])


async def _answers(editor: Editor, text: str) -> Message:
    """Answer the one question that is wanted."""
    page = await editor.says("/unanswered")
    [label] = page.labels
    await editor.taps(await editor.person.taps(page, label), "unanswered-answer")
    preview = await editor.says(f"вопрос: {_QUESTION}\nответ: {text}\nисточник: Пресс-служба\nдата: 2025-09-10")
    while editor.say("button-save") not in preview.labels:
        preview = await editor.taps(preview, "button-skip")
    return await editor.taps(preview, "button-save")


async def _hear_once(text: str, *people: Person) -> None:
    for person in people:
        assert text in (await person.hears()).text
        assert await person.chat.stays_silent(0.2)


async def test_who_was_not_told_yet_waits_on(  # noqa: PLR0913, PLR0917 - all of these take part
    editor: Editor, ivan: Person, aigul: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: MovableClock
) -> None:
    """An undo in the second before the messages go: they do not go; the next answer reaches everybody once."""
    await _waits(ivan, aigul)
    with monkeypatch.context() as held:
        held.setattr("storage.users.subscriptions.due", lambda *_: [])
        saved = await _answers(editor, "Сувениры на крыше.")
        assert rows(tmp_path / "garysh.db", _WAITING) == [(2, 2)]
        await editor.taps(saved, "button-undo")
        assert rows(tmp_path / "garysh.db", _WAITING) == [(2, 0)]
    await clock.until_asleep(1)  # the notices, until their next look
    clock.advance(2)
    assert await ivan.chat.stays_silent(0.3)
    page = await editor.says("/unanswered")
    assert page.labels == [f"2 · {_QUESTION}"]
    assert editor.say("unanswered-waiting", count=2) in page.text
    await _answers(editor, "Сувениры у входа.")
    await _hear_once("Сувениры у входа.", ivan, aigul)
    assert rows(tmp_path / "garysh.db", _WAITING) == [(0, 0)]


async def test_who_was_told_is_not_told_again(editor: Editor, ivan: Person, clock: MovableClock) -> None:
    """The question comes back with the undo, goes with its taking back, comes back with a deletion."""
    await _waits(ivan)
    saved = await _answers(editor, "Сувениры у входа.")
    await _hear_once("Сувениры у входа.", ivan)
    undone = await editor.taps(saved, "button-undo")
    page = await editor.says("/unanswered")
    assert page.labels == [f"1 · {_QUESTION}"]
    assert editor.say("unanswered-waiting", count=1) not in page.text
    await editor.taps(undone, "button-redo")
    assert (await editor.says("/unanswered")).labels == []
    await editor.taps(await editor.says("/delfact 20"), "button-delete")
    assert (await editor.says("/unanswered")).labels == [f"1 · {_QUESTION}"]
    await clock.until_asleep(1)  # the notices, until their next look
    clock.advance(2)
    assert await ivan.chat.stays_silent(0.3)


async def test_what_was_dismissed_stays_so(editor: Editor, ivan: Person) -> None:
    """A question that was answered, found wanting, and dismissed does not come back with the undo."""
    await ivan.says(_QUESTION)
    saved = await _answers(editor, "Сувениры у входа.")
    await ivan.taps(await ivan.says(_QUESTION), "👎")
    page = await editor.says("/unanswered")
    await editor.taps(await editor.person.taps(page, _QUESTION), "unanswered-dismiss", "unanswered-dismiss")
    await editor.taps(saved, "button-undo")
    assert (await editor.says("/unanswered")).labels == []


async def test_a_fact_that_is_no_longer_said_tells_nobody(
    editor: Editor, ivan: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: MovableClock
) -> None:
    """Its last day is put into the past before the messages go: the question is wanted as before."""
    await _waits(ivan)
    with monkeypatch.context() as held:
        held.setattr("storage.users.subscriptions.due", lambda *_: [])
        await _answers(editor, "Сувениры у входа.")
        await editor.says("/editfact 20\nдействует до: 2025-09-11")
    await clock.until_asleep(1)  # the notices, until their next look
    clock.advance(2)
    assert await ivan.chat.stays_silent(0.3)
    assert rows(tmp_path / "garysh.db", _WAITING) == [(1, 0)]
    assert (await editor.says("/unanswered")).labels == [f"1 · {_QUESTION}"]


async def test_a_question_that_can_be_answered_by_now_is_not_passed_on(
    editor: Editor, ivan: Person, aigul: Person, tmp_path: Path
) -> None:
    """The tap shows the answer in place, which can be marked like any other; nobody is owed anything."""
    await aigul.says(_QUESTION)
    offer = await ivan.says(_QUESTION)
    await _answers(editor, "Сувениры у входа.")
    answer = await ivan.taps(offer, "Передать вопрос")
    assert answer.message_id == offer.message_id
    assert answer.text.startswith("Сувениры у входа.\n\nИсточник: Пресс-служба")
    assert answer.labels == ["👍", "👎"]
    assert rows(tmp_path / "garysh.db", _WAITING) == [(0, 0)]
    assert "Пресс-служба" in (await ivan.says("/why")).text


async def test_a_question_that_was_settled_in_other_words_is_answered_at_once(
    editor: Editor, ivan: Person, aigul: Person
) -> None:
    """The row has its answer, although these words alone would not find it: whoever taps late is told all the same."""
    words = "Автобус билетінің бағасы қанша екен?"
    offers = [(person, await person.says(words)) for person in (ivan, aigul)]
    page = await editor.says("/unanswered")
    await editor.taps(await editor.person.taps(page, page.labels[0]), "unanswered-answer")
    preview = await editor.says(
        "вопрос: Сколько стоит проезд?\nответ: Сто тенге.\nсұрақ: Жол құны қандай?\nжауап: Жүз теңге.\n"
        "примеры: проезд\nмысалдар: жол ақысы\nисточник: Пресс-служба\nдата: 2025-09-10"
    )
    await editor.taps(preview, "button-save")
    for person, offer in offers:
        told = await person.taps(offer, offer.labels[-1])
        while "Жүз теңге." not in told.text:
            told = await person.hears()
        assert await person.chat.stays_silent(0.2)
