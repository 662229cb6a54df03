"""What can be edited: one module a type of record, each with its form."""

from collections.abc import Mapping

from handlers.editors.records import chapter, country, event, fact, person, section, story, title
from handlers.editors.records.draft import RecordType
from handlers.editors.records.record import RecordModule

RECORDS: Mapping[RecordType, RecordModule] = {
    "fact": fact,
    "person": person,
    "title": title,
    "country": country,
    "story": story,
    "chapter": chapter,
    "event": event,
    "section": section,
}
