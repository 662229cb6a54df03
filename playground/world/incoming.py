"""What people do, on its way to the bot: messages, edits, taps."""

from playground.formatting.entities import detect, tidy, utf16_slice
from playground.specification.errors import Json
from playground.world.chats import PRESENT, Chat
from playground.world.cloud import Cloud, Query, now
from playground.world.messages import Post, without_reply

SERVICE = {
    "new_chat_members", "left_chat_member", "new_chat_title", "migrate_to_chat_id", "migrate_from_chat_id",
    "forum_topic_created", "group_chat_created", "supergroup_chat_created", "pinned_message",
}  # fmt: skip


class BlockedError(Exception):
    """A person cannot write to a bot that he or she has blocked."""


def text_content(text: str, name: str = "text") -> Json:
    """Return text (or `caption`) with the entities that Telegram finds in it."""
    text, _ = tidy(text, [])
    entities = detect(text, [])
    entities_name = "entities" if name == "text" else f"{name}_entities"
    return ({name: text} if text else {}) | ({entities_name: entities} if entities else {})


def deliver(cloud: Cloud, chat: Chat, sender: Json, content: Json, reply_to: int | None = None) -> Post:
    """Put a message of a person (or a channel) into a chat, and queue the update if the bot may see it."""
    if chat.type == "private":
        if chat.bot_status == "kicked":
            raise BlockedError(chat.title)
        chat.started = True
    replied = chat.posts.get(reply_to) if reply_to is not None else None
    reply = {"reply_to_message": without_reply(replied.payload)} if replied else {}
    post = chat.add(sender | {"date": now()} | reply | content, by_bot=False)
    _queue(cloud, chat, post, "channel_post" if chat.type == "channel" else "message")
    return post


def edit(cloud: Cloud, chat: Chat, post: Post, text: str) -> None:
    """Change a person's own text or caption."""
    name = "text" if "text" in post.payload else "caption"
    replaced = {name, "entities", "caption_entities"}
    kept = {field: value for field, value in post.payload.items() if field not in replaced}
    chat.change(post, kept | {"edit_date": now()} | text_content(text, name))
    _queue(cloud, chat, post, "edited_channel_post" if chat.type == "channel" else "edited_message")


def press(cloud: Cloud, chat: Chat, post: Post, sender: Json, data: str) -> Query:
    """Send a callback query; the data need not be on any button, as a forger's would not be."""
    query = cloud.open_query(chat)
    gone = {"chat": chat.as_chat(), "message_id": post.payload["message_id"], "date": 0}
    asked = {
        "id": query.id,
        "from": sender,
        "message": gone if post.deleted else post.payload,
        "chat_instance": str(abs(chat.id)),
        "data": data,
    }
    cloud.updates.put("callback_query", asked)
    return query


def reaches_bot(cloud: Cloud, chat: Chat, payload: Json) -> bool:
    """Tell whether the bot gets a message: everything, or in privacy mode only what is meant for it."""
    if chat.type == "private":
        return True
    if chat.bot_status not in PRESENT:
        return False
    if chat.type == "channel" or chat.bot_status == "administrator" or not chat.privacy_mode:
        return True
    replied = payload.get("reply_to_message")
    if replied and chat.posts[replied["message_id"]].by_bot:
        return True
    return bool(SERVICE & set(payload)) or _names_bot(cloud, payload)


def _names_bot(cloud: Cloud, payload: Json) -> bool:
    name = f"@{cloud.bot.username}".lower()
    text = payload.get("text") or payload.get("caption") or ""
    for entity in payload.get("entities") or payload.get("caption_entities") or []:
        covered = utf16_slice(text, entity["offset"], entity["length"]).lower()
        if entity["type"] == "mention" and covered == name:
            return True
        if entity["type"] == "bot_command" and ("@" not in covered or covered.endswith(name)):
            return True
    return False


def _queue(cloud: Cloud, chat: Chat, post: Post, kind: str) -> None:
    if reaches_bot(cloud, chat, post.payload):
        cloud.updates.put(kind, post.payload)
