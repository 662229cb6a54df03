"""What Telegram demands of the keyboards under messages."""

from playground.specification.errors import Json, reject

MAX_BUTTONS = 100
MAX_CALLBACK_DATA = 64  # bytes
MAX_COPY_TEXT = 256
ATTRIBUTES = {"text", "icon_custom_emoji_id", "style"}


def inline_keyboard(markup: Json | None) -> Json:
    """Return what a message carries of its `reply_markup`; raises 400 where Telegram does."""
    if not markup or "inline_keyboard" not in markup:
        return {}
    rows = [row for row in markup["inline_keyboard"] if row]
    if sum(map(len, rows)) > MAX_BUTTONS:
        reject("reply markup is too long")
    for row in rows:
        for button in row:
            _check(button)
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}


def other_keyboard(markup: Json | None) -> Json | None:
    """Return a reply keyboard, its removal or a forced reply, which stand under the text field."""
    if not markup or "inline_keyboard" in markup:
        return None
    if not any(markup.get(name) for name in ("keyboard", "remove_keyboard", "force_reply")):
        reject("object expected as reply markup")
    return markup


def _check(button: Json) -> None:
    if not button["text"].strip():
        reject("can't parse inline keyboard button: Text buttons must have non-empty text")
    actions = set(button) - ATTRIBUTES
    if len(actions) != 1:
        reject("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 0 < len(button["callback_data"].encode()) <= MAX_CALLBACK_DATA:
        reject("BUTTON_DATA_INVALID")
    if "copy_text" in button and not 0 < len(button["copy_text"]["text"]) <= MAX_COPY_TEXT:
        reject("BUTTON_COPY_TEXT_INVALID")
    if "url" in button and not button["url"].startswith(("http://", "https://", "tg://")):
        reject(f"inline keyboard button URL '{button['url']}' is invalid: Unsupported URL protocol")
