"""What a changed thing is called in one line."""

from answers.models.knowledge import Country, Fact, Model, Person, Source, Story, Title
from handlers.kit.markup import shorten
from locales import Translator
from storage.knowledge.knowledge import Change

_LENGTH = 60


def name_of(change: Change, say: Translator) -> str:
    """Return what the thing that a change is about is, or was, called."""
    return shorten(_name(change.after or change.before, change.id, say), _LENGTH)


def _name(thing: Model | None, id_: str, say: Translator) -> str:
    if isinstance(thing, Fact):
        return thing.question.best(say.language)
    if isinstance(thing, Person):
        return thing.name.best(say.language)
    if isinstance(thing, Story):
        return thing.title.best(say.language)
    if isinstance(thing, Country | Title):
        return thing.get(say.language)
    return thing.name if isinstance(thing, Source) else id_
