"""Bad days of Telegram, of the network, of our own code."""

import asyncio
import json
import time
from pathlib import Path

import pytest

from answers.engine import Engine
from answers.models.knowledge import Knowledge
from bot.errors import ServiceError
from handlers import routing
from handlers.kit.context import Context
from handlers.kit.topic import Topic
from playground import BotApiServer, Fault, Person, bad_gateway, too_many_requests
from storage.database.errors import DatabaseRefusedError
from tests.clock import MovableClock
from tests.garysh import Process, eventually, rows, running, settings_for

_ANSWER = "пятисот"
_QUESTION = "Сколько экспертов собрал форум?"


@pytest.mark.usefixtures("garysh")
async def test_a_redelivered_batch_has_no_second_effect(telegram: BotApiServer, ivan: Person, tmp_path: Path) -> None:
    """The same updates again, also out of order: nothing is said twice."""
    for question in ("Где прошёл форум?", "/forum", "Кто такой Волков?"):
        await ivan.says(question)
    telegram.updates.redeliver()
    for _, update in reversed(list(telegram.updates.pending)):
        telegram.updates.inject(update)
    await ivan.says("/id")
    assert len(ivan.chat.replies) == 4
    assert rows(tmp_path / "garysh.db", "SELECT count(*) FROM inbox") == [(4,)]


async def test_a_second_instance_on_the_same_database_ends(
    telegram: BotApiServer, ivan: Person, tmp_path: Path
) -> None:
    """The one that comes later says so and ends; the first goes on."""
    settings = settings_for(telegram, tmp_path)
    async with running(settings):
        await ivan.says("/start")
        with pytest.raises(DatabaseRefusedError, match="Another Garysh is running"):
            async with running(settings) as second:
                await second
        assert (await ivan.says("/id")).text


async def test_a_second_instance_with_the_same_token_ends_one(
    telegram: BotApiServer, ivan: Person, tmp_path: Path
) -> None:
    """Two with databases of their own: one ends with a clear message, the other answers, once."""
    processes = [Process(telegram, tmp_path / name) for name in ("one", "two")]
    for process in processes:
        await process.start()
    ends = [asyncio.create_task(process.ended(60)) for process in processes]
    finished, _ = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    code, log = finished.pop().result()
    assert code == 78
    assert "Stop the other one, or give this one a token of its own" in log
    assert _ANSWER in (await ivan.says(_QUESTION, within=15)).text
    for process, end in zip(processes, ends, strict=True):
        if not end.done():
            process.terminate()
            assert (await end)[0] == 0
    assert len(ivan.chat.replies) == 1


@pytest.mark.parametrize(
    "fault",
    [
        Fault(method="getUpdates", status=401, description="Unauthorized", count=2),
        Fault(method="getUpdates", status=404, description="Not Found", count=2),
        bad_gateway(method="getUpdates", count=2),
        Fault(method="getUpdates", ending="truncate", count=2),
        Fault(method="getUpdates", ending="reset", count=2),
        too_many_requests(1, method="getUpdates"),
    ],
    ids=["401", "404", "502 as HTML", "truncated JSON", "reset", "429"],
)
async def test_polling_goes_on_after_a_bad_answer(
    telegram: BotApiServer, ivan: Person, tmp_path: Path, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever getUpdates gives, the bot asks again, not in a rush, and says so in few lines."""
    telegram.fails(fault)
    async with running(settings_for(telegram, tmp_path)):
        assert _ANSWER in (await ivan.says(_QUESTION, within=15)).text
    assert len(caplog.text.splitlines()) < 20
    assert "A-token" not in caplog.text
    assert "<h1>" not in caplog.text


async def test_a_gateway_s_page_is_named_and_not_written_to_the_log(
    telegram: BotApiServer, ivan: Person, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A reply that meets it waits and then comes; the log has the status, and nothing of the page."""
    async with running(settings_for(telegram, tmp_path)):
        telegram.fails(bad_gateway(method="sendMessage"))
        assert (await ivan.says("/start", within=15)).text
    assert "Bad Gateway (502)" in caplog.text
    assert "<" not in caplog.text
    assert len(ivan.chat.replies) == 1


async def test_the_api_may_be_down_at_the_start(telegram: BotApiServer, ivan: Person, tmp_path: Path) -> None:
    """While getMe fails, the service waits; when it is back, it starts by itself."""
    telegram.fails(bad_gateway(method="getMe", count=2))
    async with running(settings_for(telegram, tmp_path)):
        assert (await ivan.says("/start", within=15)).text


async def test_a_wrong_token_ends_the_start(telegram: BotApiServer, tmp_path: Path) -> None:
    """One clear line that does not hold the token."""
    telegram.fails(Fault(method="getMe", status=401, description="Unauthorized"))
    with pytest.raises(ServiceError, match="Copy it anew from @BotFather") as refusal:
        async with running(settings_for(telegram, tmp_path)) as service:
            await service
    assert "A-token" not in str(refusal.value)


@pytest.mark.usefixtures("garysh")
async def test_updates_that_cannot_be_handled_are_set_aside(
    telegram: BotApiServer, ivan: Person, tmp_path: Path
) -> None:
    """Good ones before, among and after them are answered; the bad ones are kept for a look."""
    await ivan.says("/start")
    odd = {"message_id": 1, "date": 1, "chat": {"id": 1 << 70, "type": "private"}, "text": "\ud800"}
    for update_id, content in enumerate(("nonsense", {"message_id": "x"}, {"chat": 5}, ["message"], odd), start=9000):
        telegram.updates.inject({"update_id": update_id, "message": content})
    assert (await ivan.says("/id")).text

    def kept() -> list[int]:
        found = rows(tmp_path / "garysh.db", "SELECT payload FROM inbox WHERE state = 'unreadable' ORDER BY update_id")
        return [json.loads(payload)["update_id"] for (payload,) in found]

    assert await eventually(kept, list(range(9000, 9005))) == list(range(9000, 9005))


async def _misbehave(context: Context) -> bool:
    kind = context.message.text if context.message else None
    if kind == "cancel":
        raise asyncio.CancelledError
    if kind == "sleep":
        await asyncio.sleep(3600)
    if kind == "recursion":
        raise RecursionError
    return False


@pytest.fixture
def _trap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routing, "TOPICS", (Topic(texts=(_misbehave,)), *routing.TOPICS))


@pytest.mark.parametrize("kind", ["cancel", "recursion", "sleep"])
@pytest.mark.usefixtures("_trap", "garysh")
async def test_a_handler_that_fails_is_answered_with_an_apology(
    ivan: Person, aigul: Person, clock: MovableClock, kind: str
) -> None:
    """Whatever a handler does, others are served meanwhile, and the person is told; the next question works."""
    await ivan.sends(kind)
    assert (await aigul.says("/start")).text.startswith("Сәлеметсіз бе!")
    clock.advance(31)
    assert (await ivan.hears()).text.startswith("Простите, у меня что-то сломалось")
    assert (await ivan.says("/start")).text.startswith("Здравствуйте!")


@pytest.mark.usefixtures("garysh")
async def test_429_makes_one_chat_wait(
    telegram: BotApiServer, ivan: Person, aigul: Person, clock: MovableClock
) -> None:
    """The reply comes once, after the time that Telegram names; other chats go on."""
    await aigul.says("/start")
    telegram.fails(too_many_requests(35, method="sendMessage", chat_id=ivan.id))
    await ivan.sends("/start")
    await clock.until_asleep(35)
    clock.advance(30)
    await aigul.says("/help")
    assert not ivan.chat.replies
    clock.advance(6)
    await ivan.hears()
    assert len(ivan.chat.replies) == 1


@pytest.mark.usefixtures("garysh")
async def test_a_reply_of_unknown_fate_is_sent_once_more_and_recorded(
    telegram: BotApiServer, ivan: Person, tmp_path: Path
) -> None:
    """The send is accepted and the connection breaks: one visible copy more, noted in the outbox."""
    await ivan.says("/start")
    telegram.fails(Fault(method="sendMessage", accepted=True, ending="reset"))
    await ivan.sends("/help")
    await ivan.hears()
    await ivan.hears()
    await ivan.says("/id")
    assert len(ivan.chat.replies) == 4
    assert rows(tmp_path / "garysh.db", "SELECT sum(repeats) FROM outbox") == [(1,)]


@pytest.mark.usefixtures("garysh")
async def test_a_person_who_blocked_the_bot_holds_nobody_up(
    telegram: BotApiServer, ivan: Person, aigul: Person
) -> None:
    """The reply is given up; others, and the person after unblocking, are served."""
    await ivan.says("/start")
    telegram.fails(Fault(method="sendMessage", chat_id=ivan.id, status=403, description="Forbidden: bot was blocked"))
    await ivan.sends("/help")
    assert (await aigul.says("/start")).text
    assert (await ivan.says("/id")).text.startswith("Ваш идентификатор")


async def test_a_forgotten_webhook_is_deleted(telegram: BotApiServer, ivan: Person, tmp_path: Path) -> None:
    """Where an earlier program set a webhook, polling begins after all."""
    telegram.fails(
        Fault(
            method="getUpdates",
            status=409,
            description="Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first",
        )
    )
    async with running(settings_for(telegram, tmp_path)):
        assert (await ivan.says("/start", within=10)).text
    assert len(telegram.calls_of("deleteWebhook")) == 1


@pytest.mark.usefixtures("garysh")
async def test_a_page_waits_for_no_acknowledgement_of_its_tap(telegram: BotApiServer, ivan: Person) -> None:
    """Nobody is owed the end of a button's waiting sign: where that is slow, what is owed comes meanwhile."""
    page = await ivan.says("/stamps")
    telegram.fails(Fault(method="answerCallbackQuery", delay=3, ending="proceed"))
    started = time.monotonic()
    await ivan.presses(page, "Дальше")
    assert "2 из 3" in (await page.changes()).text
    assert time.monotonic() - started < 2


@pytest.mark.usefixtures("garysh")
async def test_what_the_engine_failed_to_learn_is_learned_by_the_next_look(
    asel: Person, ivan: Person, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A change whose taking over broke off is not live, and not forgotten either."""
    fact = "вопрос: Где буфет?\nответ: Буфет внизу.\nисточник: Пресс-служба"
    await asel.says(f"/addfact\n{fact}")
    learn, failures = Engine.update, iter([RuntimeError("out of luck")])

    def learn_the_second_time(engine: Engine, knowledge: Knowledge) -> None:
        for failure in failures:
            raise failure
        learn(engine, knowledge)

    monkeypatch.setattr(Engine, "update", learn_the_second_time)
    await asel.says("/editfact 20\nответ: Буфет наверху.")
    clock.advance(5)
    told = [(await ivan.says("Где буфет?")).text]
    while "наверху" not in told[-1] and len(told) < 50:
        clock.advance(1)
        told.append((await ivan.says("Где буфет?")).text)
    assert told[-1].startswith("Буфет наверху.")
