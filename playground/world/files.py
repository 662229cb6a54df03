"""Files that were sent, by either side."""

import hashlib
import struct
from dataclasses import dataclass
from itertools import count

from playground.specification.errors import Json, refuse, reject
from playground.specification.schema import Upload

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8"
# Start-of-frame markers of JPEG, which carry the size of the picture.
FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB}
MAX_SIDES = 10_000
MAX_RATIO = 20
MAX_PHOTO = 10_000_000


@dataclass(frozen=True, slots=True)
class File:
    """A file that Telegram keeps."""

    file_id: str
    kind: str
    name: str
    content: bytes
    mime_type: str

    @property
    def path(self) -> str:
        """`File.file_path` of getFile."""
        return f"{self.kind}s/{self.file_id}_{self.name}"

    def describe(self) -> Json:
        """Return the fields that all kinds of files have."""
        unique = hashlib.sha256(self.content).hexdigest()[:16]
        return {"file_id": self.file_id, "file_unique_id": unique, "file_size": len(self.content)}


class Files:
    """The store of files, by file_id."""

    def __init__(self) -> None:
        self._files: dict[str, File] = {}
        self._numbers = count(1)

    def keep(self, kind: str, upload: Upload) -> File:
        """Store an upload as a photo, document, sticker or voice."""
        file_id = f"{kind}-{next(self._numbers)}-{hashlib.sha256(upload.content).hexdigest()[:12]}"
        name = upload.name.replace("/", "_") or "file"
        self._files[file_id] = file = File(file_id, kind, name, upload.content, upload.mime_type)
        return file

    def get(self, file_id: str) -> File:
        """Return a file; raises 400 as getFile does."""
        return self._files.get(file_id) or refuse("invalid file_id")

    def at(self, path: str) -> File | None:
        """Return the file with this `file_path`."""
        return next((file for file in self._files.values() if file.path == path), None)

    def given(self, kind: str, value: object, uploads: Json) -> File:
        """Return what a parameter means: an upload, `attach://name`, or the file_id of the same kind."""
        if isinstance(value, str) and value.startswith("attach://"):
            value = uploads.get(value.removeprefix("attach://"))
            if value is None:
                reject("wrong file identifier/HTTP URL specified")
        if isinstance(value, Upload):
            if not value.content:
                reject("file must be non-empty")
            return self.keep(kind, value)
        if isinstance(value, str) and value.startswith(("http://", "https://")):
            refuse("failed to get HTTP URL content")
        file = self._files.get(str(value))
        if file is None:
            reject("wrong file identifier/HTTP URL specified")
        if file.kind != kind:
            reject(f"can't use file of type {file.kind.title()} as {kind.title()}")
        return file


def photo_sizes(file: File) -> list[Json]:
    """Return the `PhotoSize` list of a picture, the smallest first; raises 400 where it is none."""
    size = picture_size(file.content)
    if size is None or len(file.content) > MAX_PHOTO:
        reject("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > MAX_SIDES or max(size) > MAX_RATIO * min(size):
        reject("PHOTO_INVALID_DIMENSIONS")
    scale = min(1.0, 90 / max(size))
    small = {"width": max(1, round(width * scale)), "height": max(1, round(height * scale))}
    return [file.describe() | small, file.describe() | {"width": width, "height": height}]


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Read width and height of a PNG or JPEG; None for anything else."""
    if content.startswith(PNG) and content[12:16] == b"IHDR":
        width, height = struct.unpack(">II", content[16:24])
        return (width, height) if width and height else None
    if not content.startswith(JPEG):
        return None
    at = len(JPEG)
    while at + 9 <= len(content):
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if marker in FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return (width, height) if width and height else None
        at += 2 + length
    return None
