"""Chapters of stories: the form that they are written in, and what becomes of it."""

from collections.abc import Mapping

from answers.models.knowledge import LANGUAGES, Chapter, Knowledge, Model, Story
from handlers.editors.context import EditorContext
from handlers.editors.forms import values as typed
from handlers.editors.forms.form import Fault, FaultyFormError, Field, Form
from handlers.editors.records.draft import Draft, place_of
from handlers.kit import rendering
from handlers.kit.messages import Page
from storage.database import limits
from storage.knowledge.knowledge import Change

COLLECTION = "stories"
FORM = Form(
    "chapter",
    (
        Field("title_ru", "key-chapter-title", "ru"),
        Field("text_ru", "key-text", "ru", is_required=True, needs="title_ru"),
        Field("title_kk", "key-chapter-title", "kk"),
        Field("text_kk", "key-text", "kk", is_required=True, needs="title_kk"),
    ),
    one_of=(("title_ru", "title_kk"),),
)


def parse(record: str) -> Story:
    """Read a story from JSON."""
    return Story.model_validate_json(record)


def values(record: Model | None, editor: EditorContext, place: int | None = None) -> dict[str, str]:  # noqa: ARG001 - see RecordModule
    """Return what would have to be typed for this chapter."""
    if not isinstance(record, Story) or place is None or place >= len(record.chapters):
        return {}
    chapter = record.chapters[place]
    found = {
        "title_ru": chapter.title.ru,
        "title_kk": chapter.title.kk,
        "text_ru": chapter.text.ru,
        "text_kk": chapter.text.kk,
    }
    return typed.filled(found)


def compile_draft(draft: Draft, editor: EditorContext) -> list[Change]:
    """Return the change that makes a chapter of what was typed: at the end of its story, or in place of another.

    Raises FaultyFormError.
    """
    if draft.base is None:
        raise FaultyFormError([Fault("fault-no-story")])
    story = parse(draft.base)
    filled = values(story, editor, draft.place) | draft.values
    old = None if draft.place is None else story.chapters[draft.place]
    title, text = typed.text(filled, "title"), typed.text(filled, "text")
    faults = faults_in(filled, "title")
    if faults or title is None or text is None:
        raise FaultyFormError(faults)
    chapter = Chapter(title=title, text=text, picture=None if old is None else old.picture)
    chapters = list(story.chapters)
    place = len(chapters) if draft.place is None else draft.place
    chapters[place : place + 1] = [chapter]
    return [Change(COLLECTION, draft.target, story, story.model_copy(update={"chapters": tuple(chapters)}))]


def faults_in(filled: Mapping[str, str], title: str) -> list[Fault]:
    """Return what is wrong with a chapter whose title stands in the fields that begin so."""
    faults = []
    for language in LANGUAGES:
        heading, text = filled.get(f"{title}_{language}"), filled.get(f"text_{language}")
        faults += typed.too_long(heading, limits.MAX_NAME, f"{title}_{language}")
        faults += typed.too_long(text, limits.MAX_TEXT, f"text_{language}")
        if bool(heading) != bool(text):
            faults.append(Fault(f"fault-chapter-half-{language}"))
    if not any(filled.get(f"{part}_{language}") for part in (title, "text") for language in LANGUAGES):
        faults.append(Fault("fault-no-chapter"))
    return faults


def preview(draft: Draft, knowledge: Knowledge, editor: EditorContext) -> list[Page]:
    """Return the chapter as people will see it, in both languages."""
    story = knowledge.stories[draft.target]
    chapter = story.chapters[place_of(draft, story)]
    source = knowledge.sources[story.source]
    return [
        Page(
            chapter.text.best(language),
            heading=editor.say(f"preview-{language}", question=chapter.title.best(language)),
            foot=rendering.foot([source], theirs),
        )
        for language, theirs in editor.translators.items()
    ]


def removal(record: Model, draft: Draft) -> list[Change]:
    """Return the change that takes a chapter out of its story; none where it is the only one."""
    if not isinstance(record, Story) or draft.place is None or len(record.chapters) < 2:  # noqa: PLR2004 - a story has one
        return []
    chapters = record.chapters[: draft.place] + record.chapters[draft.place + 1 :]
    return [Change(COLLECTION, draft.target, record, record.model_copy(update={"chapters": chapters}))]
