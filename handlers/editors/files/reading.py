"""What an imported file comes to: the changes that it would make."""

import asyncio
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from answers.models.knowledge import Knowledge
from handlers.editors.context import EditorContext
from storage.database import limits
from storage.knowledge import knowledge
from storage.knowledge.content import checks, content, hints, spreadsheet
from storage.knowledge.content.findings import ContentError, Finding
from storage.knowledge.knowledge import Change


@dataclass(frozen=True, slots=True)
class Found:
    """The changes, a digest of them, and what in them is worth a look."""

    changes: Sequence[Change]
    digest: str
    hints: Sequence[Finding]


async def read(file_id: str, name: str, editor: EditorContext) -> Found:
    """Return the changes that a file comes to, over what is known now.

    Raises ContentError.
    """
    file = await editor.bot.get_file(file_id)
    data = bytes(await file.download_as_bytearray())
    _, current = await editor.database.read(knowledge.load)
    return await asyncio.to_thread(_changes, data, name, current, editor.today)


def _changes(data: bytes, name: str, current: Knowledge, today: date) -> Found:
    text = _decoded(data)
    wanted = spreadsheet.parse(text, current) if name.casefold().endswith(".csv") else content.parse(text)
    changes = knowledge.compare(current, wanted)
    if len(changes) > limits.MAX_CHANGES:
        raise ContentError(
            [Finding("many", "too many changes", arguments={"count": len(changes), "limit": limits.MAX_CHANGES})]
        )
    if findings := checks.caused(current, changes):
        raise ContentError(findings)
    return Found(changes, digest_of(changes), hints.caused(knowledge.merged(current, changes), changes, today))


def _decoded(data: bytes) -> str:
    if data.startswith((b"PK\x03\x04", b"\x1f\x8b")):
        raise ContentError([Finding("archive", "this is an archive")])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ContentError([Finding("encoding", "this is not UTF-8", line=line)]) from error


def digest_of(changes: Sequence[Change]) -> str:
    """Return a digest which tells changes apart, in their order."""
    digest = hashlib.sha256()
    for change in changes:
        records = [record and record.model_dump_json() for record in (change.before, change.after)]
        digest.update(json.dumps([change.collection, change.id, *records]).encode())
    return digest.hexdigest()
