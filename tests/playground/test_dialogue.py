"""What people do reaches the bot, and what the bot does is what people see."""

import pytest

from playground import BotApiServer, SilenceError
from tests.playground.fake_bot import FakeBot


async def test_she_says_it_answers(telegram: BotApiServer, bot: FakeBot) -> None:
    """A message is answered by one that shows text, formatting, links and buttons."""
    aigul = telegram.user("Aigul", language_code="kk")
    reply = await aigul.says("/start")
    assert reply.text == "Welcome & read, then /help"
    assert reply.html == '<b>Welcome</b> &amp; <a href="https://example.kz/">read</a>, then /help'
    assert reply.links == ["https://example.kz/"]
    assert [[button.text for button in row] for row in reply.buttons] == [["Next", "Hint"], ["Warn"], ["Site"]]
    assert reply.button("Site").url == "https://example.kz/"
    [update] = [update for _, update in telegram.updates.pending or telegram.updates.confirmed]
    sender = {"id": aigul.id, "is_bot": False, "first_name": "Aigul", "language_code": "kk"}
    assert update["message"]["from"] == sender
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert bot is not None


@pytest.mark.usefixtures("bot")
async def test_a_tap_edits_in_place(telegram: BotApiServer) -> None:
    """After a tap the message itself has changed; what was kept from before stays as it was."""
    aigul = telegram.user("Aigul")
    first = await aigul.says("/start")
    second = await aigul.taps(first, "Next")
    assert (first.text[:7], second.text) == ("Welcome", "Second page")
    assert second.message_id == first.message_id
    assert [message.text for message in aigul.chat.messages] == ["/start", "Second page"]
    assert first.now == second


@pytest.mark.usefixtures("bot")
async def test_a_tap_may_only_show_a_toast(telegram: BotApiServer) -> None:
    """A toast is seen, and the message stays as it is; two taps are two queries, each with its answer."""
    aigul = telegram.user("Aigul")
    first = await aigul.says("/start")
    assert await aigul.taps(first, "Hint") == first
    taps = [await aigul.presses(first, "Warn") for _ in range(2)]
    assert [(await tap.answered()).show_alert for tap in taps] == [True, True]
    assert aigul.chat.toasts == ["This is a hint", "This is a warn", "This is a warn"]


@pytest.mark.usefixtures("bot")
async def test_an_edited_question_mends_the_answer(telegram: BotApiServer) -> None:
    """Who edits a message can wait for the answer to be changed."""
    aigul = telegram.user("Aigul")
    reply = await aigul.says("when")
    assert reply.reply_to == 1
    question = aigul.chat.messages[0]
    await aigul.edits(question, "where")
    assert (await reply.changes()).text == "You said: where"
    assert question.now.text == "where"


@pytest.mark.usefixtures("bot")
async def test_everything_people_send_is_a_proper_update(telegram: BotApiServer) -> None:
    """Photos, stickers, voices, places, contacts, files and forwards reach the bot."""
    aigul = telegram.user("Aigul", username="aigul", last_name="S")
    news = telegram.channel("News", username="news")
    post = await news.sends("Launch!")
    sent = [
        await aigul.sends_photo("look"),
        await aigul.sends_sticker(),
        await aigul.sends_voice(),
        await aigul.sends_location(),
        await aigul.sends_contact(),
        await aigul.sends_document("facts.yaml", b"facts: {}", caption="/import"),
        await aigul.forwards(post),
        await aigul.forwards(await telegram.user("Ivan").sends("hi")),
    ]
    for _ in sent:
        assert (await aigul.hears()).text.startswith("You said: ")
    origins = [message.payload["forward_origin"]["type"] for message in sent[-2:]]
    assert origins == ["channel", "user"]


async def test_silence_is_told_with_what_was_seen(telegram: BotApiServer) -> None:
    """Where no answer comes the failure shows the chat."""
    aigul = telegram.user("Aigul")
    with pytest.raises(SilenceError, match=r"within 0\.1 s(.|\n)*person: anybody there\?"):
        await aigul.says("anybody there?", within=0.1)


async def test_the_bot_learns_that_it_was_blocked(telegram: BotApiServer) -> None:
    """Blocking and unblocking are my_chat_member updates."""
    aigul = telegram.user("Aigul")
    await aigul.sends("/start")
    await aigul.blocks()
    await aigul.unblocks()
    changes = [update["my_chat_member"] for _, update in telegram.updates.pending if "my_chat_member" in update]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]


async def test_inline_queries_are_answered(strict: BotApiServer) -> None:
    """Somebody who types the bot's name elsewhere is offered its results."""

    async def offer(bot: FakeBot, update: dict[str, object]) -> None:
        match update:
            case {"inline_query": {"id": query_id, "query": query}}:
                content = {"message_text": query}
                results = [{"type": "article", "id": "1", "title": query, "input_message_content": content}]
                await bot.result("answerInlineQuery", inline_query_id=query_id, results=results)

    async with FakeBot(strict, offer):
        aigul = strict.user("Aigul")
        [result] = await aigul.asks_inline("stamps")
        assert result["title"] == "stamps"
        await aigul.chooses(result["id"], "stamps")
    assert not strict.refusals
