"""Chapters of stories: the form that they are written in, and what becomes of it."""

from collections.abc import Iterable, Iterator, Mapping

from answers.models.knowledge import Chapter, Knowledge, Language, Model, Story
from handlers.editors.context import EditorContext
from handlers.editors.forms import values as typed
from handlers.editors.forms.form import Fault, FaultyFormError, Field, Form, in_each, name_of
from handlers.editors.forms.labels import headed
from handlers.editors.records.draft import Draft, place_of
from handlers.kit import rendering
from handlers.kit.messages import Page
from locales import Translator
from storage.database import limits
from storage.knowledge.knowledge import Change

COLLECTION = "stories"


def form(translators: Mapping[Language, Translator]) -> Form:
    """Return the form of chapters in these languages."""
    return Form(
        in_each(
            translators,
            Field("title", "key-chapter-title"),
            Field("text", "key-text", is_required=True, needs="title"),
        ),
        one_of=(tuple(name_of("title", language) for language in translators),),
    )


def parse(record: str) -> Story:
    """Read a story from JSON."""
    return Story.model_validate_json(record)


def values(record: Model | None, editor: EditorContext, place: int | None = None) -> dict[str, str]:
    """Return what would have to be typed for this chapter."""
    if not isinstance(record, Story) or place is None or place >= len(record.chapters):
        return {}
    chapter = record.chapters[place]
    return {
        **typed.of_text("title", chapter.title, editor.languages),
        **typed.of_text("text", chapter.text, editor.languages),
    }


def compile_draft(draft: Draft, editor: EditorContext) -> list[Change]:
    """Return the change that makes a chapter of what was typed: at the end of its story, or in place of another.

    Raises FaultyFormError.
    """
    if draft.base is None:
        raise FaultyFormError([Fault("fault-no-story")])
    story = parse(draft.base)
    old = None if draft.place is None else story.chapters[draft.place]
    chapter = compiled(values(story, editor, draft.place) | draft.values, "title", editor.languages, old)
    if not isinstance(chapter, Chapter):
        raise FaultyFormError(chapter)
    chapters = list(story.chapters)
    place = len(chapters) if draft.place is None else draft.place
    chapters[place : place + 1] = [chapter]
    return [Change(COLLECTION, draft.target, story, story.model_copy(update={"chapters": tuple(chapters)}))]


def compiled(
    filled: Mapping[str, str], title: str, languages: Iterable[Language], before: Chapter | None
) -> Chapter | list[Fault]:
    """Return the chapter whose title stands in the fields that begin so, or what is wrong with it."""
    faults = list(_faults(filled, title, languages))
    heading = typed.text(filled, title, languages, None if before is None else before.title)
    text = typed.text(filled, "text", languages, None if before is None else before.text)
    if faults or heading is None or text is None:
        return faults
    return Chapter(title=heading, text=text, picture=None if before is None else before.picture)


def preview(draft: Draft, knowledge: Knowledge, editor: EditorContext) -> list[Page]:
    """Return the chapter as people will see it, in all languages."""
    story = knowledge.stories[draft.target]
    chapter = story.chapters[place_of(draft, story)]
    source = knowledge.sources[story.source]
    return [
        Page(
            chapter.text.best(language),
            heading=headed(chapter.title.best(language), language, editor),
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


def _faults(filled: Mapping[str, str], title: str, languages: Iterable[Language]) -> Iterator[Fault]:
    pairs = [(name_of(title, language), name_of("text", language)) for language in languages]
    for heading, text in pairs:
        yield from typed.too_long(filled.get(heading), limits.MAX_NAME, heading)
        yield from typed.too_long(filled.get(text), limits.MAX_TEXT, text)
        if filled.get(heading) and not filled.get(text):
            yield Fault("fault-chapter-half", field=heading, lacks=((text,),))
        if filled.get(text) and not filled.get(heading):
            yield Fault("fault-chapter-half", field=text, lacks=((heading,),))
    if not any(map(filled.get, (name for pair in pairs for name in pair))):
        yield Fault("fault-no-chapter", lacks=tuple(pairs))
