"""The event: the form that it is written in, and what becomes of it."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from operator import attrgetter

from answers.models.knowledge import Content, Event, Knowledge, Language, Model, Phrases, Text
from handlers.editors.context import EditorContext
from handlers.editors.forms import values as typed
from handlers.editors.forms.form import Fault, FaultyFormError, Field, Form, folded, in_each, name_of
from handlers.editors.forms.labels import headed
from handlers.editors.forms.values import FaultyValueError
from handlers.editors.records.draft import Draft
from handlers.kit.messages import Page
from locales import Translator
from storage.database import limits
from storage.knowledge.content import checks
from storage.knowledge.content.findings import Path
from storage.knowledge.knowledge import Change

COLLECTION = "event"
ID = "event"

_TEXTS: Mapping[str, Callable[[Event], Text]] = {
    "name": attrgetter("name"),
    "about": attrgetter("about"),
    "greeting": attrgetter("greeting"),
    "example": attrgetter("example"),
    "people-title": attrgetter("people.title"),
    "bot-name": attrgetter("bot.name"),
    "bot-description": attrgetter("bot.description"),
    "bot-short-description": attrgetter("bot.short_description"),
}
_WORDS: Mapping[str, Callable[[Event], Phrases]] = {
    "aliases": attrgetter("aliases"),
    "people-aliases": attrgetter("people.aliases"),
}


def form(translators: Mapping[Language, Translator]) -> Form:
    """Return the form of an event in these languages."""
    parts = [*_TEXTS, *_WORDS]
    return Form(
        (
            *in_each(translators, *(Field(part, f"key-event-{part}") for part in parts)),
            Field("languages", "key-event-languages", is_required=True),
            Field("topic", "key-event-topic", is_required=True),
        ),
        one_of=tuple(tuple(name_of(part, language) for language in translators) for part in _TEXTS),
    )


def parse(record: str) -> Event:
    """Read an event from JSON."""
    return Event.model_validate_json(record)


def values(record: Model | None, draft: Draft, editor: EditorContext) -> dict[str, str]:  # noqa: ARG001 - see RecordModule
    """Return what would have to be typed for this event."""
    if not isinstance(record, Event):
        return {}
    found = {
        "languages": typed.joined(editor.say.language_name(language) for language in record.languages),
        "topic": record.topic,
    }
    for part, text in _TEXTS.items():
        found |= typed.of_text(part, text(record), editor.languages)
    for part, words in _WORDS.items():
        found |= typed.of_phrases(part, words(record), editor.languages)
    return found


def compile_draft(draft: Draft, editor: EditorContext) -> list[Change]:
    """Return the change that makes an event of what was typed.

    Raises FaultyFormError.
    """
    base = None if draft.base is None else parse(draft.base)
    filled = values(base, draft, editor) | draft.values
    faults: list[Fault] = []
    texts = {}
    for part, before in _TEXTS.items():
        texts[part] = typed.text(filled, part, editor.languages, None if base is None else before(base))
        if texts[part] is None:
            faults.append(Fault("fault-no-text", lacks=typed.any_of(part, editor.languages)))
    words = {
        part: typed.phrases(filled, part, editor.languages, Phrases() if base is None else before(base))
        for part, before in _WORDS.items()
    }
    for part in _WORDS:
        faults += typed.phrases_too_long(filled, part, limits.MAX_NAME, editor.languages)
    languages = typed.needed(faults, "languages", filled, partial(_languages, editor))
    topic = typed.needed(faults, "topic", filled, partial(typed.topic, editor.known))
    if faults:
        raise FaultyFormError(faults)
    event = Event.model_validate(
        {
            "languages": languages,
            "topic": topic,
            **{part: texts[part] for part in ("name", "about", "greeting", "example")},
            "aliases": words["aliases"],
            "bot": {
                "name": texts["bot-name"],
                "description": texts["bot-description"],
                "short_description": texts["bot-short-description"],
            },
            "people": {"title": texts["people-title"], "aliases": words["people-aliases"]},
        }
    )
    change = Change(COLLECTION, draft.target, base, event)
    if found := checks.caused(Content(), [change]):
        names = [field.name for field in form(editor.translators).fields]
        raise FaultyFormError(
            Fault(f"import-fault-{one.kind}", one.arguments, _field(one.path[1:], names)) for one in found
        )
    return [change]


def preview(draft: Draft, knowledge: Knowledge, editor: EditorContext) -> list[Page]:  # noqa: ARG001 - see RecordModule
    """Return what the event and the bot are called, and what they say of themselves, in all languages."""
    event = knowledge.event
    return [_page(event, language, editor) for language in _in_order(event, editor)]


def removal(record: Model, draft: Draft) -> list[Change]:  # noqa: ARG001 - see RecordModule
    """Return nothing: there always is an event."""
    return []


def _page(event: Event, language: Language, editor: EditorContext) -> Page:
    lines = {part: text(event).best(language) for part, text in _TEXTS.items() if part != "name"}
    lines |= {part: typed.joined(words(event).get(language)) for part, words in _WORDS.items()}
    text = "\n".join(f"{editor.say(f'label-event-{part}')}: {line}" for part, line in lines.items() if line)
    name = event.name.best(language)
    return Page(text, heading=headed(name, language, editor) if len(event.languages) > 1 else name)


def _field(path: Path, names: Collection[str]) -> str | None:
    """Return the field that a part of the event stands in, None where its language is not shown."""
    *outer, last = [str(part).replace("_", "-") for part in path]
    name = name_of("-".join(outer), last)
    return name if name in names else None


def _in_order(event: Event, editor: EditorContext) -> list[Language]:
    """Return the event's languages, the editor's own one first."""
    return sorted(event.languages, key=lambda language: language != editor.say.language)


def _languages(editor: EditorContext, value: str) -> tuple[Language, ...]:
    return tuple(dict.fromkeys(_language(editor, one) for one in typed.listed(value)))


def _language(editor: EditorContext, value: str) -> Language:
    """Return the language that is called so in any language, or by its code.

    Raises FaultyValueError.
    """
    translators = editor.services.translators
    for language, theirs in translators.items():
        names = [language, theirs("language-name"), *(say.language_name(language) for say in translators.values())]
        if folded(value) in map(folded, names):
            return language
    known = "; ".join(editor.say.language_name(language) for language in translators)
    raise FaultyValueError(Fault("fault-language", {"text": value[:60], "known": known}))
