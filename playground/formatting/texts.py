"""The texts of a bot's messages: parsed, tidied, and held against Telegram's limits."""

from playground.formatting.entities import Formatted, detect, tidy, utf16_length
from playground.formatting.markup import parse_html
from playground.specification.errors import Json, leave_out, reject

MAX_TEXT = 4096
MAX_CAPTION = 1024


def message_text(parameters: Json) -> Json:
    """Return the fields `text` and `entities` of the message that a call describes."""
    text, entities = _formatted(parameters, "text", "entities")
    if not text:
        reject("message text is empty")
    if utf16_length(text) > MAX_TEXT:
        reject("message is too long")
    return {"text": text} | ({"entities": entities} if entities else {})


def caption(parameters: Json) -> Json:
    """Return the fields `caption` and `caption_entities`; nothing where there is no caption."""
    text, entities = _formatted(parameters, "caption", "caption_entities")
    if utf16_length(text) > MAX_CAPTION:
        reject("message caption is too long")
    shown = {"show_caption_above_media": True} if text and parameters.get("show_caption_above_media") else {}
    return ({"caption": text} if text else {}) | ({"caption_entities": entities} if entities else {}) | shown


def _formatted(parameters: Json, text_name: str, entities_name: str) -> Formatted:
    source = parameters.get(text_name, "")
    mode = parameters.get("parse_mode", "")
    match mode.lower():
        case "":
            text, entities = source, parameters.get(entities_name, [])
        case "html":
            text, entities = parse_html(source)
        case "markdown" | "markdownv2":
            leave_out(f"parse_mode {mode}")
        case _:
            reject("unsupported parse_mode")
    text, entities = tidy(text, entities)
    return text, detect(text, entities)
