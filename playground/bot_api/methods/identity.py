"""Methods about the bot itself: who it is, its name, descriptions, commands and menu button."""

import re
from functools import partial

from playground.bot_api.methods.call import Method
from playground.specification.errors import Json, reject
from playground.world.cloud import Cloud
from playground.world.profile import DEFAULT_SCOPE, scope_key

LIMITS = {"name": 64, "description": 512, "short_description": 120}
MAX_COMMANDS = 100
MAX_COMMAND_DESCRIPTION = 256


async def get_me(cloud: Cloud, _parameters: Json) -> Json:
    """GetMe."""
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    return cloud.bot.as_user() | {"first_name": cloud.profile.text("name", "")} | abilities


async def leave_cloud(_cloud: Cloud, _parameters: Json) -> bool:
    """Answer logOut and close: there is nowhere to go from a local server."""
    return True


async def set_my_commands(cloud: Cloud, parameters: Json) -> bool:
    """SetMyCommands for a scope and a language."""
    commands = parameters["commands"]
    if len(commands) > MAX_COMMANDS:
        reject("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
            reject("BOT_COMMAND_INVALID")
        if not 0 < len(command["description"].strip()) <= MAX_COMMAND_DESCRIPTION:
            reject("BOT_COMMAND_DESCRIPTION_INVALID")
    cloud.profile.commands[_scope(cloud, parameters), language_code(parameters)] = commands
    cloud.bell.ring({"kind": "profile"})
    return True


async def get_my_commands(cloud: Cloud, parameters: Json) -> list[Json]:
    """GetMyCommands: exactly what was set for this scope and language."""
    return cloud.profile.commands.get((_scope(cloud, parameters), language_code(parameters)), [])


async def delete_my_commands(cloud: Cloud, parameters: Json) -> bool:
    """DeleteMyCommands."""
    cloud.profile.commands.pop((_scope(cloud, parameters), language_code(parameters)), None)
    cloud.bell.ring({"kind": "profile"})
    return True


async def set_text(kind: str, cloud: Cloud, parameters: Json) -> bool:
    """SetMyName, setMyDescription, setMyShortDescription."""
    text = parameters.get(kind, "")
    if len(text) > LIMITS[kind]:
        reject(f"bot {kind.replace('_', ' ')} is too long")
    cloud.profile.set_text(kind, language_code(parameters), text)
    cloud.bell.ring({"kind": "profile"})
    return True


async def get_text(kind: str, cloud: Cloud, parameters: Json) -> Json:
    """GetMyName, getMyDescription, getMyShortDescription."""
    return {kind: cloud.profile.text(kind, language_code(parameters))}


async def set_chat_menu_button(cloud: Cloud, parameters: Json) -> bool:
    """SetChatMenuButton."""
    cloud.profile.menu_buttons[parameters.get("chat_id")] = parameters.get("menu_button", {"type": "default"})
    return True


async def get_chat_menu_button(cloud: Cloud, parameters: Json) -> Json:
    """GetChatMenuButton."""
    buttons = cloud.profile.menu_buttons
    return buttons.get(parameters.get("chat_id")) or buttons.get(None) or {"type": "commands"}


def language_code(parameters: Json) -> str:
    """Return the two letters of the language, or nothing; raises 400."""
    code = str(parameters.get("language_code", ""))
    if not re.fullmatch("([a-z]{2})?", code):
        reject("invalid language code specified")
    return code


def _scope(cloud: Cloud, parameters: Json) -> tuple[object, ...]:
    scope = parameters.get("scope", DEFAULT_SCOPE)
    if "chat_id" in scope:
        scope = scope | {"chat_id": cloud.find_chat(scope["chat_id"]).id}
    return scope_key(scope)


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "logOut": leave_cloud,
    "close": leave_cloud,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": partial(set_text, "name"),
    "getMyName": partial(get_text, "name"),
    "setMyDescription": partial(set_text, "description"),
    "getMyDescription": partial(get_text, "description"),
    "setMyShortDescription": partial(set_text, "short_description"),
    "getMyShortDescription": partial(get_text, "short_description"),
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
}
