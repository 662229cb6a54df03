"""What a changed record is called in one line."""

from answers.models.knowledge import (
    Country,
    Event,
    Fact,
    FactsSection,
    Model,
    PeopleSection,
    Person,
    Source,
    Story,
    StorySection,
    Title,
)
from handlers.kit.markup import shorten
from locales import Translator
from storage.knowledge.knowledge import Change

_LENGTH = 60


def name_of(change: Change, say: Translator) -> str:
    """Return what the record that a change is about is, or was, called."""
    return shorten(_name(change.after or change.before, change.id, say), _LENGTH)


def _name(record: Model | None, id_: str, say: Translator) -> str:
    if isinstance(record, Fact):
        return record.question.best(say.language)
    if isinstance(record, Person | Country | Title | Event):
        return record.name.best(say.language)
    if isinstance(record, Story | FactsSection | PeopleSection | StorySection):
        return record.title.best(say.language)
    return record.name if isinstance(record, Source) else id_
