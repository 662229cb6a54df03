"""What people send besides text, with small real files behind it."""

import struct
import zlib

from playground.specification.errors import Json
from playground.specification.schema import Upload
from playground.world.files import Files, photo_sizes
from playground.world.incoming import text_content


def picture(width: int, height: int) -> bytes:
    """Return a grey PNG."""
    rows = (b"\0" + b"\x80" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def photo(files: Files, caption: str, content: bytes) -> Json:
    """Return a photo."""
    file = files.keep("photo", Upload("photo.png", content, "image/png"))
    return {"photo": photo_sizes(file)} | text_content(caption, "caption")


def document(files: Files, name: str, content: bytes, caption: str) -> Json:
    """Return a file."""
    file = files.keep("document", Upload(name, content, "application/octet-stream"))
    described = file.describe() | {"file_name": name, "mime_type": file.mime_type}
    return {"document": described} | text_content(caption, "caption")


def sticker(files: Files, emoji: str) -> Json:
    """Return a sticker that stands for an emoji."""
    file = files.keep("sticker", Upload("sticker.webp", emoji.encode(), "image/webp"))
    shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False, "emoji": emoji}
    return {"sticker": file.describe() | shape}


def voice(files: Files, duration: int) -> Json:
    """Return a voice message of so many seconds."""
    file = files.keep("voice", Upload("voice.ogg", b"OggS", "audio/ogg"))
    return {"voice": file.describe() | {"duration": duration, "mime_type": "audio/ogg"}}


def location(latitude: float, longitude: float) -> Json:
    """Return a place."""
    return {"location": {"latitude": latitude, "longitude": longitude}}


def contact(phone_number: str, first_name: str) -> Json:
    """Return somebody's phone number."""
    return {"contact": {"phone_number": phone_number, "first_name": first_name}}
