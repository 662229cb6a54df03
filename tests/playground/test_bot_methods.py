"""What the bot says of itself, its media, reactions and deletions."""

import aiohttp
import pytest

from playground import BotApiServer, Person
from playground.world.contents import picture
from tests.playground.fake_bot import FakeBot, Json


@pytest.fixture
async def aigul(strict: BotApiServer) -> Person:
    """Return somebody who has started the bot."""
    person = strict.user("Aigul", language_code="kk")
    await person.sends("/start")
    return person


async def upload(telegram: BotApiServer, method: str, fields: dict[str, str], **files: bytes) -> Json:
    """Call with files in a multipart body."""
    form = aiohttp.FormData(fields)
    for name, content in files.items():
        form.add_field(name, content, filename=f"{name}.png", content_type="image/png")
    url = f"{telegram.url}/bot{telegram.token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, data=form) as response:
        body: Json = await response.json()
        return body


async def test_photos_are_shown_and_can_be_fetched(strict: BotApiServer, caller: FakeBot, aigul: Person) -> None:
    """A photo is uploaded once, sent again by its file_id, and downloaded byte for byte."""
    shot = picture(200, 100)
    chat = {"chat_id": str(aigul.id)}
    body = await upload(strict, "sendPhoto", chat | {"caption": "<i>x</i>", "parse_mode": "HTML"}, photo=shot)
    sizes = body["result"]["photo"]
    assert (sizes[-1]["width"], sizes[-1]["height"]) == (200, 100)
    assert aigul.chat.replies[-1].html == "<i>x</i>"
    await caller.result("sendPhoto", chat_id=aigul.id, photo=sizes[-1]["file_id"])
    file = await caller.result("getFile", file_id=sizes[-1]["file_id"])
    url = f"{strict.url}/file/bot{strict.token}/{file['file_path']}"
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        assert await response.read() == shot
    assert not strict.refusals


async def test_a_photo_that_is_none_is_refused(strict: BotApiServer, aigul: Person) -> None:
    """Bytes that are no picture, or a picture of impossible shape, or a caption too long."""
    chat = {"chat_id": str(aigul.id)}
    assert "IMAGE_PROCESS_FAILED" in (await upload(strict, "sendPhoto", chat, photo=b"text"))["description"]
    thin = await upload(strict, "sendPhoto", chat, photo=picture(2100, 100))
    assert "PHOTO_INVALID_DIMENSIONS" in thin["description"]
    long = await upload(strict, "sendPhoto", chat | {"caption": "x" * 1025}, photo=picture(9, 9))
    assert "message caption is too long" in long["description"]


async def test_media_are_edited_in_place(strict: BotApiServer, caller: FakeBot, aigul: Person) -> None:
    """One message goes from photo to document, with captions; text is no caption."""
    body = await upload(strict, "sendPhoto", {"chat_id": str(aigul.id)}, photo=picture(9, 9))
    place = {"chat_id": aigul.id, "message_id": body["result"]["message_id"]}
    await caller.result("editMessageCaption", **place, caption="one")
    assert "no text in the message" in await caller.refusal("editMessageText", **place, text="x")
    fields = {name: str(value) for name, value in place.items()}
    media = '{"type":"document","media":"attach://file","caption":"two"}'
    await upload(strict, "editMessageMedia", fields | {"media": media}, file=b"bytes")
    [message] = aigul.chat.replies
    assert message.text == "two"
    assert message.payload["document"]["file_name"] == "file.png"
    assert "photo" not in message.payload
    assert not strict.refusals


async def test_buttons_alone_can_be_changed(caller: FakeBot, aigul: Person) -> None:
    """A keyboard is set and taken away without touching the text."""
    sent = await caller.result("sendMessage", chat_id=aigul.id, text="x")
    place = {"chat_id": aigul.id, "message_id": sent["message_id"]}
    board = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    await caller.result("editMessageReplyMarkup", **place, reply_markup=board)
    assert aigul.chat.replies[-1].labels == ["A"]
    await caller.result("editMessageReplyMarkup", **place)
    assert aigul.chat.replies[-1].labels == []


async def test_reactions(caller: FakeBot, aigul: Person) -> None:
    """One of Telegram's emoji is shown under a message; others are refused."""
    place = {"chat_id": aigul.id, "message_id": 1}
    await caller.result("setMessageReaction", **place, reaction=[{"type": "emoji", "emoji": "❤"}])
    assert aigul.chat.messages[0].reactions == ("❤",)
    refusal = await caller.refusal("setMessageReaction", **place, reaction=[{"type": "emoji", "emoji": "🪐"}])
    assert refusal == "Bad Request: REACTION_INVALID"


async def test_commands_belong_to_scope_and_language(strict: BotApiServer, caller: FakeBot, aigul: Person) -> None:
    """A phone shows the narrowest menu, in its own language where there is one."""

    async def offer(command: str, **where: object) -> None:
        commands = [{"command": command, "description": command}]
        await caller.result("setMyCommands", commands=commands, **where)

    def seen(language: str) -> list[str]:
        return [command["command"] for command in strict.cloud.profile.commands_for(aigul.id, language)]

    await offer("any")
    await offer("kazakh", language_code="kk")
    assert (seen("kk"), seen("ru")) == (["kazakh"], ["any"])
    await offer("private", scope={"type": "all_private_chats"})
    assert seen("kk") == ["private"]
    await offer("hers", scope={"type": "chat", "chat_id": aigul.id}, language_code="kk")
    assert (seen("kk"), seen("ru")) == (["hers"], ["private"])
    assert await caller.result("getMyCommands", language_code="kk") == [{"command": "kazakh", "description": "kazakh"}]
    await caller.result("deleteMyCommands", language_code="kk")
    assert await caller.result("getMyCommands", language_code="kk") == []


async def test_the_bot_presents_itself(caller: FakeBot) -> None:
    """Name and descriptions fall back to those of no language; getMe tells the name."""
    await caller.result("setMyName", name="Ғарыш", language_code="kk")
    await caller.result("setMyDescription", description="About")
    await caller.result("setMyShortDescription", short_description="Short")
    assert await caller.result("getMyName", language_code="kk") == {"name": "Ғарыш"}
    assert await caller.result("getMyName") == {"name": "Garysh"}
    assert await caller.result("getMyDescription", language_code="kk") == {"description": "About"}
    assert await caller.result("getMyShortDescription") == {"short_description": "Short"}
    await caller.result("setChatMenuButton", menu_button={"type": "commands"})
    assert await caller.result("getChatMenuButton") == {"type": "commands"}
    me = await caller.result("getMe")
    assert (me["first_name"], me["username"]) == ("Garysh", "garysh_bot")


async def test_replies_quote_what_is_there(caller: FakeBot, aigul: Person) -> None:
    """A reply carries the message it answers; a missing one is refused unless it need not be there."""
    chat = {"chat_id": aigul.id, "text": "x"}
    sent = await caller.result("sendMessage", **chat, reply_parameters={"message_id": 1, "quote": "start"})
    assert sent["reply_to_message"]["text"] == "/start"
    assert sent["quote"] == {"text": "start", "position": 1, "is_manual": True}
    gone = {"message_id": 99}
    assert "message to be replied not found" in await caller.refusal("sendMessage", **chat, reply_parameters=gone)
    relaxed = gone | {"allow_sending_without_reply": True}
    assert "reply_to_message" not in await caller.result("sendMessage", **chat, reply_parameters=relaxed)
