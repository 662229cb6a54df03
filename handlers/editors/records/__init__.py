"""What can be edited: one module a kind of thing, each with its form."""

from collections.abc import Mapping

from handlers.editors.records import chapter, fact, named, person, story
from handlers.editors.records.draft import RecordType
from handlers.editors.records.record import RecordModule

RECORDS: Mapping[RecordType, RecordModule] = {
    "fact": fact,
    "person": person,
    "title": named.title,
    "country": named.country,
    "story": story,
    "chapter": chapter,
}
