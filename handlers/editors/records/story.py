"""Stories: the form that they are written in, the first chapter with them, and what becomes of it."""

from answers.models.knowledge import Chapter, Knowledge, Model, Story, Text
from handlers.editors.context import EditorContext
from handlers.editors.forms import values as typed
from handlers.editors.forms.form import Fault, FaultyFormError, Field, Form
from handlers.editors.records import chapter
from handlers.editors.records.draft import Draft
from handlers.kit import rendering
from handlers.kit.messages import Page
from storage.database import limits
from storage.knowledge.knowledge import Change

COLLECTION = "stories"
FORM = Form(
    "story",
    (
        Field("title_ru", "key-story-title", "ru"),
        Field("title_kk", "key-story-title", "kk"),
        Field("source", "key-source", is_required=True),
        Field("date", "key-date"),
        Field("chapter_ru", "key-chapter-title", "ru", stage=1),
        Field("text_ru", "key-text", "ru", is_required=True, needs="chapter_ru", stage=1),
        Field("chapter_kk", "key-chapter-title", "kk", stage=1),
        Field("text_kk", "key-text", "kk", is_required=True, needs="chapter_kk", stage=1),
    ),
    one_of=(("title_ru", "title_kk"), ("chapter_ru", "chapter_kk")),
)


def parse(record: str) -> Story:
    """Read a story from JSON."""
    return Story.model_validate_json(record)


def values(record: Model | None, editor: EditorContext, place: int | None = None) -> dict[str, str]:  # noqa: ARG001 - see RecordModule
    """Return what would have to be typed for this story and its first chapter."""
    if not isinstance(record, Story):
        return {}
    first = record.chapters[0]
    found = {
        "title_ru": record.title.ru,
        "title_kk": record.title.kk,
        **typed.of_source(editor.known.sources.get(record.source)),
        "chapter_ru": first.title.ru,
        "chapter_kk": first.title.kk,
        "text_ru": first.text.ru,
        "text_kk": first.text.kk,
    }
    return typed.filled(found)


def compile_draft(draft: Draft, editor: EditorContext) -> list[Change]:
    """Return the changes that make a story of what was typed; of one that there is, further chapters stay.

    Raises FaultyFormError.
    """
    base = None if draft.base is None else parse(draft.base)
    filled = values(base, editor) | draft.values
    faults: list[Fault] = []
    title = typed.text(filled, "title")
    if title is None:
        faults.append(Fault("fault-no-story-title"))
    faults += typed.text_too_long(filled, "title", limits.MAX_NAME)
    source = typed.needed_source(faults, filled, editor.today)
    heading, text = typed.text(filled, "chapter"), typed.text(filled, "text")
    faults += chapter.faults_in(filled, "chapter")
    if faults or title is None or source is None or heading is None or text is None:
        raise FaultyFormError(faults)
    source_id, added = typed.with_source(source, editor.known)
    return [
        *added,
        Change(COLLECTION, draft.target, base, _story(base, title, Chapter(title=heading, text=text), source_id)),
    ]


def preview(draft: Draft, knowledge: Knowledge, editor: EditorContext) -> list[Page]:
    """Return the story's title and its first chapter as people will see them, in both languages."""
    story = knowledge.stories[draft.target]
    first, source = story.chapters[0], knowledge.sources[story.source]
    return [
        Page(
            f"{first.title.best(language)}\n\n{first.text.best(language)}",
            heading=editor.say(f"preview-{language}", question=story.title.best(language)),
            foot=rendering.foot([source], theirs),
        )
        for language, theirs in editor.translators.items()
    ]


def removal(record: Model, draft: Draft) -> list[Change]:
    """Return the change that deletes it."""
    return [Change(COLLECTION, draft.target, record, None)]


def _story(base: Story | None, title: Text, first: Chapter, source: str) -> Story:
    if base is None:
        return Story(title=title, chapters=(first,), source=source)
    first = first.model_copy(update={"picture": base.chapters[0].picture})
    return base.model_copy(update={"title": title, "chapters": (first, *base.chapters[1:]), "source": source})
