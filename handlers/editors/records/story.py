"""Stories: the form that they are written in, the first chapter with them, and what becomes of it."""

from collections.abc import Mapping

from answers.models.knowledge import Chapter, Knowledge, Language, Model, Story
from handlers.editors.context import EditorContext
from handlers.editors.forms import values as typed
from handlers.editors.forms.form import Fault, FaultyFormError, Field, Form, in_each, name_of
from handlers.editors.forms.labels import headed
from handlers.editors.records import chapter
from handlers.editors.records.draft import Draft
from handlers.kit import rendering
from handlers.kit.messages import Page
from locales import Translator
from storage.database import limits
from storage.knowledge.knowledge import Change

COLLECTION = "stories"


def form(translators: Mapping[Language, Translator]) -> Form:
    """Return the form of stories in these languages."""
    return Form(
        (
            *in_each(translators, Field("title", "key-story-title")),
            Field("source", "key-source", is_required=True),
            Field("date", "key-date"),
            *in_each(
                translators,
                Field("chapter", "key-chapter-title", stage=1),
                Field("text", "key-text", is_required=True, needs="chapter", stage=1),
            ),
        ),
        one_of=tuple(tuple(name_of(part, language) for language in translators) for part in ("title", "chapter")),
    )


def parse(record: str) -> Story:
    """Read a story from JSON."""
    return Story.model_validate_json(record)


def values(record: Model | None, editor: EditorContext, place: int | None = None) -> dict[str, str]:  # noqa: ARG001 - see RecordModule
    """Return what would have to be typed for this story and its first chapter."""
    if not isinstance(record, Story):
        return {}
    first = record.chapters[0]
    return {
        **typed.of_text("title", record.title, editor.languages),
        **typed.of_source(editor.known.sources.get(record.source)),
        **typed.of_text("chapter", first.title, editor.languages),
        **typed.of_text("text", first.text, editor.languages),
    }


def compile_draft(draft: Draft, editor: EditorContext) -> list[Change]:
    """Return the changes that make a story of what was typed; of one that there is, further chapters stay.

    Raises FaultyFormError.
    """
    base = None if draft.base is None else parse(draft.base)
    filled = values(base, editor) | draft.values
    languages = editor.languages
    title = typed.text(filled, "title", languages, None if base is None else base.title)
    faults = typed.text_too_long(filled, "title", limits.MAX_NAME, languages)
    if title is None:
        faults.append(Fault("fault-no-story-title", lacks=typed.any_of("title", languages)))
    source = typed.needed_source(faults, filled, editor.today, typed.source_of(base, editor.known))
    first = chapter.compiled(filled, "chapter", languages, None if base is None else base.chapters[0])
    if not isinstance(first, Chapter):
        raise FaultyFormError([*faults, *first])
    if faults or title is None or source is None:
        raise FaultyFormError(faults)
    source_id, added = typed.with_source(source, editor.known)
    further = () if base is None else base.chapters[1:]
    return [
        *added,
        Change(COLLECTION, draft.target, base, Story(title=title, chapters=(first, *further), source=source_id)),
    ]


def preview(draft: Draft, knowledge: Knowledge, editor: EditorContext) -> list[Page]:
    """Return the story's title and its first chapter as people will see them, in all languages."""
    story = knowledge.stories[draft.target]
    first, source = story.chapters[0], knowledge.sources[story.source]
    return [
        Page(
            f"{first.title.best(language)}\n\n{first.text.best(language)}",
            heading=headed(story.title.best(language), language, editor),
            foot=rendering.foot([source], theirs),
        )
        for language, theirs in editor.translators.items()
    ]


def removal(record: Model, draft: Draft) -> list[Change]:
    """Return the change that deletes it."""
    return [Change(COLLECTION, draft.target, record, None)]
