"""Calls are held against the specification, and refused where Telegram refuses them."""

import aiohttp
import pytest

from playground import BotApiServer
from tests.playground.fake_bot import FakeBot, Json

KEYBOARD_LIMIT = [[{"text": "x", "callback_data": "x"}] for _ in range(101)]


def keyboard(**button: object) -> Json:
    """Return a keyboard with one button."""
    return {"inline_keyboard": [[{"text": "x"} | button]]}


@pytest.fixture
async def chat_id(strict: BotApiServer) -> int:
    """Return a chat in which the bot may write."""
    aigul = strict.user("Aigul")
    await aigul.sends("/start")
    return aigul.id


async def test_a_wrong_token_is_unauthorized(strict: BotApiServer) -> None:
    """Whoever does not know the token gets 401."""
    async with aiohttp.ClientSession() as session, session.get(f"{strict.url}/bot1:WRONG/getMe") as response:
        assert await response.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert [call.status for call in strict.refusals] == [401]


async def test_an_unknown_method_is_not_found(caller: FakeBot) -> None:
    """What is no method of the Bot API is 404, as at Telegram."""
    assert await caller.refusal("sendMesage") == "Not Found"


async def test_a_method_left_out_fails_loudly(strict: BotApiServer, caller: FakeBot) -> None:
    """A real method that the stand-in lacks is 501, and remembered so that the test fails."""
    assert "does not implement sendInvoice" in await caller.refusal("sendInvoice")
    assert [call.status for call in strict.refusals] == [501]


@pytest.mark.parametrize(
    ("parameters", "complaint"),
    [
        ({}, "parameter 'text' of sendMessage is required"),
        ({"text": "x", "reply_to": 1}, "sendMessage has no parameter 'reply_to'"),
        ({"text": 5}, "text is to be a String"),
        ({"text": "x", "message_thread_id": "five"}, "message_thread_id is to be an Integer"),
        ({"text": "x", "disable_notification": "yes"}, "disable_notification is to be a Boolean"),
        ({"text": "x", "reply_parameters": {}}, "reply_parameters.message_id of ReplyParameters is required"),
        ({"text": "x", "reply_parameters": {"message_id": "1"}}, "reply_parameters.message_id is to be an Integer"),
        ({"text": "x", "link_preview_options": {"disabled": True}}, "link_preview_options.disabled is no field"),
        ({"text": "x", "entities": [{"type": "bold", "offset": 0}]}, "entities.0.length of MessageEntity is required"),
        ({"text": "x", "reply_markup": keyboard(data="x")}, "inline_keyboard.0.0.data is no field of InlineKeyboard"),
        ({"text": "x", "reply_markup": keyboard(callback_data=1)}, "inline_keyboard.0.0.callback_data is to be a St"),
        ({"text": ""}, "message text is empty"),
        ({"text": " \n"}, "message text is empty"),
        ({"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"text": "😀" * 2049}, "message is too long"),
        ({"text": "<b>x", "parse_mode": "HTML"}, "can't parse entities: Can't find end tag"),
        ({"text": "x", "parse_mode": "MarkdownV2"}, "does not implement parse_mode MarkdownV2"),
        ({"text": "x", "reply_markup": keyboard(callback_data="")}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": keyboard(callback_data="қ" * 33)}, "BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": keyboard(copy_text={"text": "x" * 257})}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "x", "reply_markup": keyboard()}, "Text buttons are unallowed in the inline keyboard"),
        ({"text": "x", "reply_markup": keyboard(url="javascript:x")}, "Unsupported URL protocol"),
        ({"text": "x", "reply_markup": {"inline_keyboard": KEYBOARD_LIMIT}}, "reply markup is too long"),
    ],
)
async def test_a_wrong_message_is_refused(
    strict: BotApiServer, caller: FakeBot, chat_id: int, parameters: Json, complaint: str
) -> None:
    """Names, types (also deep inside) and limits are checked; what is refused is remembered and not shown."""
    assert complaint in await caller.refusal("sendMessage", chat_id=chat_id, **parameters)
    assert len(strict.refusals) == 1
    assert strict.sends == 0


@pytest.mark.parametrize(
    ("method", "parameters", "complaint"),
    [
        ("setMyCommands", {"commands": [{"command": "Start", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "x" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "x", "description": "x" * 257}]}, "BOT_COMMAND_DESCRIPTION_INV"),
        ("setMyCommands", {"commands": [{"command": "x", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ("setMyCommands", {"commands": [], "scope": {"type": "everybody"}}, "scope is to be BotCommandScope"),
        ("setMyCommands", {"commands": [], "language_code": "kazakh"}, "invalid language code"),
        ("setMyName", {"name": "x" * 65}, "bot name is too long"),
        ("setMyDescription", {"description": "x" * 513}, "bot description is too long"),
        ("setMyShortDescription", {"short_description": "x" * 121}, "bot short description is too long"),
        ("answerCallbackQuery", {"callback_query_id": "1", "text": "x" * 201}, "MESSAGE_TOO_LONG"),
        ("getUpdates", {"allowed_updates": "message"}, "allowed_updates is to be an Array"),
    ],
)
async def test_limits_of_other_methods(caller: FakeBot, method: str, parameters: Json, complaint: str) -> None:
    """Commands, names, descriptions and toasts have Telegram's limits."""
    assert complaint in await caller.refusal(method, **parameters)


async def test_what_depends_on_the_world_is_no_fault_of_the_bot(strict: BotApiServer, caller: FakeBot) -> None:
    """Unknown chats, people who never wrote or have blocked the bot: answered in Telegram's words, not remembered."""
    aigul = strict.user("Aigul")
    said = {"text": "x", "chat_id": aigul.id}
    assert await caller.refusal("sendMessage", chat_id=5, text="x") == "Bad Request: chat not found"
    initiate = "Forbidden: bot can't initiate conversation with a user"
    assert await caller.refusal("sendMessage", **said) == initiate
    await aigul.sends("/start")
    sent = await caller.result("sendMessage", **said)
    await aigul.blocks()
    assert await caller.refusal("sendMessage", **said) == "Forbidden: bot was blocked by the user"
    await aigul.unblocks()
    place = {"chat_id": aigul.id, "message_id": sent["message_id"]}
    assert "message is not modified" in await caller.refusal("editMessageText", **place, text="x")
    missing = await caller.refusal("editMessageText", chat_id=aigul.id, message_id=99, text="y")
    assert missing == "Bad Request: message to edit not found"
    hers = await caller.refusal("editMessageText", chat_id=aigul.id, message_id=1, text="y")
    assert hers == "Bad Request: message can't be edited"
    assert await caller.result("deleteMessage", **place)
    assert "to delete not found" in await caller.refusal("deleteMessage", **place)
    assert not strict.refusals


async def test_every_kind_of_body_is_read(strict: BotApiServer, chat_id: int) -> None:
    """Query, form, multipart and JSON mean the same, with complex values as JSON in form fields."""
    url = f"{strict.url}/bot{strict.token}/sendMessage"
    fields = {
        "chat_id": str(chat_id),
        "text": "[1]",
        "reply_markup": '{"inline_keyboard":[[{"text":"A","url":"tg://x"}]]}',
    }
    multipart = aiohttp.FormData(fields, default_to_multipart=True)
    async with aiohttp.ClientSession() as session:
        for request in (
            session.get(url, params=fields),
            session.post(url, data=fields),
            session.post(url, data=multipart),
            session.post(url.replace("sendMessage", "SENDMESSAGE"), json=fields),
        ):
            async with request as response:
                assert response.status == 200, await response.text()
    shown = strict.cloud.chats[chat_id].replies
    assert [(message.text, message.labels) for message in shown] == [("[1]", ["A"])] * 4


async def test_a_callback_query_is_answered_once(strict: BotApiServer, caller: FakeBot, chat_id: int) -> None:
    """The second answer, or one to an unknown query, comes too late."""
    await caller.result("sendMessage", chat_id=chat_id, text="x", reply_markup=keyboard(callback_data="a"))
    [message] = strict.cloud.chats[chat_id].replies
    tap = await strict.user("Somebody").presses(message, "x")
    assert await caller.result("answerCallbackQuery", callback_query_id=tap.query.id, text="Done")
    assert (await tap.answered()).text == "Done"
    late = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    assert await caller.refusal("answerCallbackQuery", callback_query_id=tap.query.id) == late
    assert await caller.refusal("answerCallbackQuery", callback_query_id="7") == late
