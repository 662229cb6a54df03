"""What can be edited: one module a kind of thing, each with its form."""

from collections.abc import Mapping

from handlers.editing.drafts import Kind
from handlers.editing.kinds import chapter, fact, named, person, story
from handlers.editing.kinds.kind import KindOfThing

KINDS: Mapping[Kind, KindOfThing] = {
    "fact": fact,
    "person": person,
    "title": named.title,
    "country": named.country,
    "story": story,
    "chapter": chapter,
}
