"""Methods that change or take away what the bot has said."""

from playground.bot_api.methods.call import Method
from playground.bot_api.methods.sending import document_content, photo_content
from playground.formatting.keyboards import inline_keyboard
from playground.formatting.texts import caption, message_text
from playground.specification.errors import Json, leave_out, refuse
from playground.world.chats import Chat
from playground.world.cloud import Cloud, now
from playground.world.messages import Post

TEXT = ("text", "entities", "link_preview_options")
CAPTION = ("caption", "caption_entities", "show_caption_above_media")
MEDIA = ("photo", "document", "has_media_spoiler")
MARKUP = ("reply_markup",)
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
# What setMessageReaction takes: the emoji that Telegram offers as reactions.
REACTIONS = {
    "❤", "👍", "👎", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢", "🎉", "🤩", "🤮", "💩",
    "🙏", "👌", "🕊", "🤡", "🥱", "🥴", "😍", "🐳", "❤\u200d🔥", "🌚", "🌭", "💯", "🤣", "⚡", "🍌", "🏆",
    "💔", "🤨", "😐", "🍓", "🍾", "💋", "🖕", "😈", "😴", "😭", "🤓", "👻", "👨\u200d💻", "👀", "🎃", "🙈",
    "😇", "😨", "🤝", "✍", "🤗", "🫡", "🎅", "🎄", "☃", "💅", "🤪", "🗿", "🆒", "💘", "🙉", "🦄",
    "😘", "💊", "🙊", "😎", "👾", "🤷\u200d♂", "🤷", "🤷\u200d♀", "😡",
}  # fmt: skip


async def edit_message_text(cloud: Cloud, parameters: Json) -> Json:
    """EditMessageText."""
    if "rich_message" in parameters:
        leave_out("the parameter rich_message")
    text = message_text(parameters)
    chat, post = _own(cloud, parameters)
    if "text" not in post.payload:
        refuse("there is no text in the message to edit")
    preview = parameters.get("link_preview_options")
    text |= {"link_preview_options": preview} if preview else {}
    return _change(chat, post, TEXT + MARKUP, text | inline_keyboard(parameters.get("reply_markup")))


async def edit_message_caption(cloud: Cloud, parameters: Json) -> Json:
    """EditMessageCaption."""
    words = caption(parameters)
    chat, post = _own(cloud, parameters)
    if "text" in post.payload:
        refuse("there is no caption in the message to edit")
    return _change(chat, post, CAPTION + MARKUP, words | inline_keyboard(parameters.get("reply_markup")))


async def edit_message_media(cloud: Cloud, parameters: Json) -> Json:
    """EditMessageMedia, to a photo or a document."""
    media = parameters["media"]
    words = caption(media)
    chat, post = _own(cloud, parameters)
    match media["type"]:
        case "photo":
            content = photo_content(cloud, media["media"], parameters, media)
        case "document":
            content = document_content(cloud, media["media"], parameters)
        case kind:
            leave_out(f"editMessageMedia with {kind}")
    keyboard = inline_keyboard(parameters.get("reply_markup"))
    return _change(chat, post, TEXT + CAPTION + MEDIA + MARKUP, content | words | keyboard)


async def edit_message_reply_markup(cloud: Cloud, parameters: Json) -> Json:
    """EditMessageReplyMarkup."""
    chat, post = _own(cloud, parameters)
    return _change(chat, post, MARKUP, inline_keyboard(parameters.get("reply_markup")))


async def delete_message(cloud: Cloud, parameters: Json) -> bool:
    """DeleteMessage: the bot's own, a person's in a private chat, anybody's where the bot is administrator."""
    chat = cloud.find_chat(parameters["chat_id"])
    post = cloud.find_post(chat, parameters["message_id"], "message to delete not found")
    if not (post.by_bot or chat.type == "private" or chat.bot_status == "administrator"):
        refuse("message can't be deleted")
    chat.delete(post)
    return True


async def set_message_reaction(cloud: Cloud, parameters: Json) -> bool:
    """SetMessageReaction: one ordinary emoji, or none."""
    chat = cloud.find_writable(parameters["chat_id"])
    post = cloud.find_post(chat, parameters["message_id"], "message to react not found")
    reactions = parameters.get("reaction", [])
    if len(reactions) > 1:
        refuse("REACTIONS_TOO_MANY")
    if any(reaction.get("emoji", "").replace("\ufe0f", "") not in REACTIONS for reaction in reactions):
        refuse("REACTION_INVALID")
    post.reactions = tuple(reaction["emoji"] for reaction in reactions)
    cloud.bell.ring(
        {"kind": "reaction", "chat_id": chat.id, "message_id": parameters["message_id"], "emoji": post.reactions}
    )
    return True


def _own(cloud: Cloud, parameters: Json) -> tuple[Chat, Post]:
    for name in ("business_connection_id", "inline_message_id"):
        if name in parameters:
            leave_out(f"the parameter {name}")
    if "chat_id" not in parameters or "message_id" not in parameters:
        refuse("message identifier is not specified")
    chat = cloud.find_writable(parameters["chat_id"])
    post = cloud.find_post(chat, parameters["message_id"], "message to edit not found")
    if not post.by_bot:
        refuse("message can't be edited")
    return chat, post


def _change(chat: Chat, post: Post, replaced: tuple[str, ...], content: Json) -> Json:
    """Replace these fields; where the content has none of them any more, they are gone."""
    if {name: post.payload[name] for name in replaced if name in post.payload} == content:
        refuse(NOT_MODIFIED)
    kept = {name: value for name, value in post.payload.items() if name not in replaced}
    chat.change(post, kept | {"edit_date": now()} | content)
    return post.payload


METHODS: dict[str, Method] = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "setMessageReaction": set_message_reaction,
}
