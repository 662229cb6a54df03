"""Sections of the event: the form that they are written in, and what becomes of it."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import partial

from answers.models.knowledge import (
    FactsSection,
    Knowledge,
    Language,
    Model,
    PeopleSection,
    Phrases,
    Section,
    StorySection,
)
from handlers.editors.context import EditorContext
from handlers.editors.forms import choices
from handlers.editors.forms import values as typed
from handlers.editors.forms.form import Fault, FaultyFormError, Field, Form, in_each, name_of
from handlers.editors.forms.labels import headed
from handlers.editors.forms.values import FaultyValueError
from handlers.editors.records import named
from handlers.editors.records.draft import Draft
from handlers.kit.messages import Page
from locales import Translator
from storage.database import limits
from storage.knowledge.commands import FIXED
from storage.knowledge.knowledge import Change
from storage.knowledge.records.sections import SECTION

COLLECTION = "sections"

_COMMAND = re.compile(r"/?([a-z0-9_]{1,32})")  # Bot API, BotCommand


def form(translators: Mapping[Language, Translator]) -> Form:
    """Return the form of sections in these languages: what a section shows depends on its kind."""
    of_facts, of_people, of_story = (choices.words(kind, translators) for kind in choices.KINDS_OF_SECTION)
    return Form(
        (
            Field("command", "key-command", is_required=True),
            Field("kind", "key-kind", is_required=True),
            Field("topics", "key-topics", is_required=True, needs="kind", only_for=of_facts),
            Field("by", "key-by", needs="kind", only_for=of_people),
            Field("story", "key-story-title", is_required=True, needs="kind", only_for=of_story),
            *in_each(
                translators,
                Field("title", "key-section-title", stage=1),
                Field("menu", "key-menu", stage=1),
                Field("aliases", "key-section-aliases", stage=1),
            ),
        ),
        one_of=tuple(tuple(name_of(part, language) for language in translators) for part in ("title", "menu")),
    )


def parse(record: str) -> Section:
    """Read a section from JSON."""
    return SECTION.validate_json(record)


def values(record: Model | None, draft: Draft, editor: EditorContext) -> dict[str, str]:
    """Return what would have to be typed for this section."""
    if not isinstance(record, FactsSection | PeopleSection | StorySection):
        return {}
    found = {"command": draft.target, "kind": choices.word(record.kind, editor)}
    if isinstance(record, FactsSection):
        found["topics"] = typed.joined(record.topics)
    elif isinstance(record, PeopleSection):
        found["by"] = typed.joined(choices.word(one, editor) for one in record.by)
    else:
        found["story"] = named.called(record.story, editor.known.stories, editor.say.language)
    return {
        **typed.filled(found),
        **typed.of_text("title", record.title, editor.languages),
        **typed.of_text("menu", record.menu, editor.languages),
        **typed.of_phrases("aliases", record.aliases, editor.languages),
    }


def compile_draft(draft: Draft, editor: EditorContext) -> list[Change]:
    """Return the changes that make a section of what was typed; with another command it is another one.

    Raises FaultyFormError.
    """
    base = None if draft.base is None else parse(draft.base)
    filled = values(base, draft, editor) | draft.values
    faults: list[Fault] = []
    taken = FIXED.union(editor.known.sections) - ({draft.target} if base is not None else set())
    command = typed.needed(faults, "command", filled, partial(_command, taken), "fault-no-section-command")
    shown = _shown(faults, filled, editor)
    texts = {
        "title": typed.text(filled, "title", editor.languages, None if base is None else base.title),
        "menu": typed.text(filled, "menu", editor.languages, None if base is None else base.menu),
    }
    faults += [
        Fault("fault-no-text", lacks=typed.any_of(part, editor.languages))
        for part, text in texts.items()
        if text is None
    ]
    faults += typed.text_too_long(filled, "title", limits.MAX_LABEL, editor.languages)
    faults += typed.text_too_long(filled, "menu", limits.MAX_COMMAND_DESCRIPTION, editor.languages)
    faults += typed.phrases_too_long(filled, "aliases", limits.MAX_NAME, editor.languages)
    if faults or command is None:
        raise FaultyFormError(faults)
    before = Phrases() if base is None else base.aliases
    aliases = typed.phrases(filled, "aliases", editor.languages, before)
    section = SECTION.validate_python({**shown, **texts, "aliases": aliases})
    renamed = base is not None and command != draft.target
    change = Change(COLLECTION, command, None if renamed else base, section)
    return [*([Change(COLLECTION, draft.target, base, None)] if renamed else []), change]


def preview(draft: Draft, knowledge: Knowledge, editor: EditorContext) -> list[Page]:
    """Return the section as its command and its button are seen in all languages, and what it shows."""
    section, language = knowledge.sections[draft.target], editor.say.language
    if isinstance(section, FactsSection):
        count = sum(fact.topic in section.topics for fact in knowledge.facts.values())
        shown = editor.say("section-facts", topics="; ".join(section.topics), count=count)
    elif isinstance(section, PeopleSection):
        shown = editor.say("section-people", count=len(knowledge.people))
    else:
        shown = editor.say("section-story", title=knowledge.stories[section.story].title.best(language))
    pages = [
        Page(_described(draft.target, section, one, editor), heading=headed(section.title.best(one), one, editor))
        for one in editor.translators
    ]
    return [*pages, Page(shown)]


def removal(record: Model, draft: Draft) -> list[Change]:
    """Return the change that deletes it; what it showed stays."""
    return [Change(COLLECTION, draft.target, record, None)]


def _described(command: str, section: Section, language: Language, editor: EditorContext) -> str:
    line = f"/{command} — {section.menu.best(language)}"
    words = typed.joined(section.aliases.get(language))
    return f"{line}\n{editor.say('label-section-aliases')}: {words}" if words else line


def _shown(faults: list[Fault], filled: Mapping[str, str], editor: EditorContext) -> dict[str, object]:
    """Return the kind of the section and what it shows; where that lacks or is faulty, note that."""
    kind = typed.needed(
        faults, "kind", filled, partial(choices.chosen, choices.KINDS_OF_SECTION, editor), "fault-no-section-kind"
    )
    if kind == "facts":
        read = partial(_topics, editor.known)
        return {"kind": kind, "topics": typed.needed(faults, "topics", filled, read, "fault-no-section-topics")}
    if kind == "people":
        return {"kind": kind, "by": typed.checked(faults, "by", filled, partial(_lists, editor)) or ()}
    if kind == "story":
        find = partial(named.find, editor.known.stories, "fault-story", editor)
        return {"kind": kind, "story": typed.needed(faults, "story", filled, find, "fault-no-section-story")}
    return {}


def _command(taken: AbstractSet[str], value: str) -> str:
    found = _COMMAND.fullmatch(value.strip().lower())
    if found is None:
        raise FaultyValueError(Fault("fault-command", {"text": value[:60]}))
    if found[1] in taken:
        raise FaultyValueError(Fault("import-fault-command", {"id": found[1]}))
    return found[1]


def _topics(known: Knowledge, value: str) -> tuple[str, ...]:
    return tuple(typed.topic(known, one) for one in typed.listed(value))


def _lists(editor: EditorContext, value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(choices.chosen(choices.LISTS_OF_PEOPLE, editor, one) for one in typed.listed(value)))
