"""Methods that ask about chats, members and files."""

from playground.bot_api.methods.call import Method
from playground.specification.errors import Json, forbid, refuse
from playground.world.chats import PRESENT
from playground.world.cloud import Cloud, absence


async def get_chat(cloud: Cloud, parameters: Json) -> Json:
    """GetChat."""
    chat = cloud.find_chat(parameters["chat_id"])
    if chat.type != "private" and chat.bot_status not in PRESENT:
        forbid(absence(chat))
    gifts = dict.fromkeys(cloud.schema.required_booleans("AcceptedGiftTypes"), False)
    return chat.as_chat() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}


async def get_chat_member(cloud: Cloud, parameters: Json) -> Json:
    """GetChatMember."""
    chat = cloud.find_chat(parameters["chat_id"])
    if parameters["user_id"] == cloud.bot.id:
        return cloud.as_member(cloud.bot, chat.bot_status)
    account = cloud.users.get(parameters["user_id"])
    if account is None:
        refuse("member not found")
    return cloud.as_member(account, chat.statuses.get(account.id, "left"))


async def get_chat_administrators(cloud: Cloud, parameters: Json) -> list[Json]:
    """GetChatAdministrators."""
    chat = cloud.find_chat(parameters["chat_id"])
    if chat.type == "private":
        refuse("there are no administrators in the private chat")
    statuses = [(chat.members[user_id], status) for user_id, status in chat.statuses.items()]
    statuses.append((cloud.bot, chat.bot_status))
    return [cloud.as_member(account, status) for account, status in statuses if status in {"creator", "administrator"}]


async def get_file(cloud: Cloud, parameters: Json) -> Json:
    """GetFile."""
    file = cloud.files.get(parameters["file_id"])
    return file.describe() | {"file_path": file.path}


METHODS: dict[str, Method] = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getFile": get_file,
}
