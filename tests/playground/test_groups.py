"""Groups, channels and topics as Telegram has them."""

from playground import BotApiServer, Chat
from tests.playground.fake_bot import FakeBot


def waiting(telegram: BotApiServer) -> list[str]:
    """Return the texts of which the bot will hear."""
    return [str(update["message"].get("text")) for _, update in telegram.updates.pending if "message" in update]


async def test_in_a_group_the_bot_hears_what_is_meant_for_it(strict: BotApiServer, caller: FakeBot) -> None:
    """With privacy mode: commands, mentions and replies to it; nothing else."""
    aigul = strict.user("Aigul")
    group = strict.group("Press", members=[aigul])
    await caller.result("sendMessage", chat_id=group.id, text="Hello")
    [hello] = group.replies
    await aigul.sends("between us", chat=group)
    await aigul.sends("/forum", chat=group)
    await aigul.sends("/forum@other_bot", chat=group)
    await aigul.sends("/forum@garysh_bot", chat=group)
    await aigul.sends("когда, @Garysh_bot?", chat=group)
    await aigul.sends("thanks", chat=group, reply_to=hello)
    assert waiting(strict) == ["/forum", "/forum@garysh_bot", "когда, @Garysh_bot?", "thanks"]


async def test_without_privacy_mode_it_hears_everything(telegram: BotApiServer) -> None:
    """So it does as an administrator."""
    aigul = telegram.user("Aigul")
    open_group = telegram.supergroup("Open", members=[aigul], privacy_mode=False)
    ruled_group = telegram.supergroup("Ruled", members=[aigul])
    await aigul.makes_bot("administrator", ruled_group)
    for group in (open_group, ruled_group):
        await aigul.sends("between us", chat=group)
    assert waiting(telegram) == ["between us", "between us"]


async def test_a_group_that_becomes_a_supergroup(strict: BotApiServer, caller: FakeBot) -> None:
    """The old id names the new one, in a message and in the refusal of a send."""
    aigul = strict.user("Aigul")
    group = strict.group("Press", members=[aigul])
    new = strict.migrate(group, aigul)
    body = await caller.call("sendMessage", chat_id=group.id, text="x")
    assert body["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert body["parameters"] == {"migrate_to_chat_id": new.id}
    services = [update["message"] for _, update in strict.updates.pending]
    assert services[0]["migrate_to_chat_id"] == new.id
    assert services[1]["migrate_from_chat_id"] == group.id
    assert await caller.result("sendMessage", chat_id=new.id, text="x")


async def test_a_bot_thrown_out_cannot_write(strict: BotApiServer, caller: FakeBot) -> None:
    """It is told so once by an update, and by 403 from then on."""
    aigul = strict.user("Aigul")
    group = strict.supergroup("Press", members=[aigul])
    await aigul.makes_bot("kicked", group)
    refusal = await caller.refusal("sendMessage", chat_id=group.id, text="x")
    assert refusal == "Forbidden: bot was kicked from the supergroup chat"
    [(_, update)] = strict.updates.pending
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    await aigul.makes_bot("left", group)
    refusal = await caller.refusal("sendMessage", chat_id=group.id, text="x")
    assert refusal == "Forbidden: bot is not a member of the supergroup chat"


async def test_an_anonymous_admin_speaks_for_the_group(telegram: BotApiServer) -> None:
    """The sender is GroupAnonymousBot, and the sender's chat is the group."""
    group = telegram.supergroup("Press", members=[telegram.user("Aigul")])
    await telegram.anonymous_admin(group).sends("/stats@garysh_bot")
    [(_, update)] = telegram.updates.pending
    assert update["message"]["from"]["id"] == 1087968824
    assert update["message"]["sender_chat"]["id"] == group.id


async def test_topics_keep_answers_together(strict: BotApiServer, caller: FakeBot) -> None:
    """A message in a topic names it; an answer to a topic that is not there is refused."""
    aigul = strict.user("Aigul")
    forum = strict.supergroup("Press", members=[aigul])
    thread = strict.topic(forum, "Stamps", aigul)
    message = await aigul.sends("/stamps", chat=forum, thread=thread)
    assert message.payload["message_thread_id"] == thread
    sent = await caller.result("sendMessage", chat_id=forum.id, message_thread_id=thread, text="x")
    assert sent["message_thread_id"] == thread
    refusal = await caller.refusal("sendMessage", chat_id=forum.id, message_thread_id=99, text="x")
    assert refusal == "Bad Request: message thread not found"


async def test_channel_posts_come_without_a_person(telegram: BotApiServer) -> None:
    """A post in a channel is a channel_post, and an edit of it an edited_channel_post."""
    news = telegram.channel("News", username="news")
    post = await news.sends("Launch")
    await news.edits(post, "Launch!")
    kinds = [(set(update) - {"update_id"}).pop() for _, update in telegram.updates.pending]
    assert kinds == ["channel_post", "edited_channel_post"]
    assert "from" not in post.payload


async def test_who_is_who_in_a_chat(strict: BotApiServer, caller: FakeBot) -> None:
    """The first member owns the group; strangers have left; people and chats are described by the specification."""
    aigul, ivan, stranger = (strict.user(name) for name in ("Aigul", "Ivan", "Stranger"))
    group: Chat = strict.group("Press", members=[aigul, ivan])
    statuses = [
        (await caller.result("getChatMember", chat_id=group.id, user_id=who))["status"]
        for who in (aigul.id, ivan.id, stranger.id, strict.bot.id)
    ]
    assert statuses == ["creator", "member", "left", "member"]
    [owner] = await caller.result("getChatAdministrators", chat_id=group.id)
    assert owner["user"]["id"] == aigul.id
    full = await caller.result("getChat", chat_id=group.id)
    strict.cloud.schema.check("ChatFullInfo", full)
    assert full["title"] == "Press"
