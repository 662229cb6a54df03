"""Methods by which the bot says something new."""

from playground.bot_api.methods.call import Method
from playground.formatting.keyboards import inline_keyboard, other_keyboard
from playground.formatting.texts import caption, message_text
from playground.specification.errors import Json, leave_out, refuse, reject
from playground.specification.schema import Upload
from playground.world.chats import Chat
from playground.world.cloud import Cloud
from playground.world.files import photo_sizes
from playground.world.messages import without_reply

ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
UNSUPPORTED = (
    "business_connection_id", "direct_messages_topic_id", "message_effect_id", "suggested_post_parameters",
    "allow_paid_broadcast",
)  # fmt: skip


async def send_message(cloud: Cloud, parameters: Json) -> Json:
    """SendMessage."""
    preview = parameters.get("link_preview_options")
    return _send(cloud, parameters, message_text(parameters) | ({"link_preview_options": preview} if preview else {}))


async def send_photo(cloud: Cloud, parameters: Json) -> Json:
    """SendPhoto: an upload or a file_id; addresses in the web cannot be reached from here."""
    photo = photo_content(cloud, parameters["photo"], parameters, parameters)
    return _send(cloud, parameters, photo | caption(parameters))


async def send_document(cloud: Cloud, parameters: Json) -> Json:
    """SendDocument, under the same conditions."""
    document = document_content(cloud, parameters["document"], parameters)
    return _send(cloud, parameters, document | caption(parameters))


async def send_chat_action(cloud: Cloud, parameters: Json) -> bool:
    """SendChatAction."""
    chat = cloud.find_writable(parameters["chat_id"])
    if parameters["action"] not in ACTIONS:
        reject("wrong parameter action in request")
    cloud.bell.ring({"kind": "action", "chat_id": chat.id, "action": parameters["action"]})
    return True


def photo_content(cloud: Cloud, photo: object, uploads: Json, options: Json) -> Json:
    """Return the field `photo` of a message."""
    sizes = photo_sizes(cloud.files.given("photo", photo, uploads))
    return {"photo": sizes} | ({"has_media_spoiler": True} if options.get("has_spoiler") else {})


def document_content(cloud: Cloud, document: object, uploads: Json) -> Json:
    """Return the field `document` of a message."""
    file = cloud.files.given("document", document, uploads)
    return {"document": file.describe() | {"file_name": file.name, "mime_type": file.mime_type}}


def _send(cloud: Cloud, parameters: Json, content: Json) -> Json:
    for name in UNSUPPORTED:
        if name in parameters:
            leave_out(f"the parameter {name}")
    markup = parameters.get("reply_markup")
    keyboard = inline_keyboard(markup)
    other = other_keyboard(markup)
    chat = cloud.find_writable(parameters["chat_id"])
    _check_attachments(parameters)
    place = _topic(chat, parameters) | _reply(chat, parameters)
    protected = {"has_protected_content": True} if parameters.get("protect_content") else {}
    post = cloud.bot_posts(chat, place | content | keyboard | protected)
    post.keyboard = other
    return post.payload


def _topic(chat: Chat, parameters: Json) -> Json:
    thread = parameters.get("message_thread_id")
    if thread is None:
        return {}
    if thread not in chat.topics:
        refuse("message thread not found")
    return {"message_thread_id": thread, "is_topic_message": True}


def _reply(chat: Chat, parameters: Json) -> Json:
    asked = parameters.get("reply_parameters")
    if asked is None:
        return {}
    if asked.get("chat_id", chat.id) != chat.id:
        leave_out("a reply to a message of another chat")
    post = chat.posts.get(asked["message_id"])
    if post is None or post.deleted:
        if asked.get("allow_sending_without_reply"):
            return {}
        refuse("message to be replied not found")
    quote = asked.get("quote")
    if quote is None:
        return {"reply_to_message": without_reply(post.payload)}
    text = post.payload.get("text") or post.payload.get("caption") or ""
    if quote not in text:
        refuse("QUOTE_TEXT_INVALID")
    position = len(text[: text.index(quote)].encode("utf-16-le")) // 2
    quoted = {"text": quote, "position": position, "is_manual": True}
    return {"reply_to_message": without_reply(post.payload), "quote": quoted}


def _check_attachments(parameters: Json) -> None:
    known = {"photo", "document", "thumbnail"}
    referred = {str(value).removeprefix("attach://") for value in parameters.values()}
    for name, value in parameters.items():
        if isinstance(value, Upload) and name not in known | referred:
            reject(f"the uploaded part {name!r} belongs to nothing")


METHODS: dict[str, Method] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendChatAction": send_chat_action,
}
