"""People, titles, countries, stories and their chapters, listed to be opened or added to."""

from typing import Literal

from handlers.editors.context import EditorContext, editors_only
from handlers.editors.records.draft import RecordType
from handlers.editors.records.payloads import ListRecords, NewRecord, OpenRecord
from handlers.kit.messages import Button, Page, column
from handlers.kit.payloads import StalePayloadError
from handlers.kit.topic import Command, Tap, Topic


@editors_only
async def list_people(editor: EditorContext) -> None:
    """List the people, and lead to titles and countries."""
    editor.show(_page(ListRecords(what="people"), editor))


@editors_only
async def list_stories(editor: EditorContext) -> None:
    """List the stories."""
    editor.show(_page(ListRecords(what="stories"), editor))


@editors_only
async def list_records(editor: EditorContext) -> None:
    """List what the button names."""
    editor.show(_page(editor.payload(ListRecords), editor))


def _page(payload: ListRecords, editor: EditorContext) -> Page:
    if payload.what == "stories":
        return _stories(editor)
    if payload.what == "chapters":
        return _chapters(payload.target, editor)
    say = editor.say
    kind, names = _named(payload.what, editor)
    if payload.what == "people":
        further = [
            Button(say("list-titles"), ListRecords(what="titles")),
            Button(say("list-countries"), ListRecords(what="countries")),
        ]
    else:
        further = [Button(say("button-back"), ListRecords(what="people"))]
    buttons = [Button(name, OpenRecord(kind=kind, target=id_)) for id_, name in names.items()]
    rows = [*column(buttons), [Button(say(f"new-{kind}"), NewRecord(kind=kind))], further]
    heading = (
        editor.known.event.people.title.best(say.language) if payload.what == "people" else say(f"list-{payload.what}")
    )
    return Page(say("list-text"), heading=heading, rows=rows)


def _named(what: Literal["people", "titles", "countries"], editor: EditorContext) -> tuple[RecordType, dict[str, str]]:
    """Return the type of these records, and their names by id."""
    known, language = editor.known, editor.say.language
    if what == "people":
        return "person", {id_: person.name.best(language) for id_, person in known.people.items()}
    if what == "titles":
        return "title", {id_: title.name.best(language) for id_, title in known.titles.items()}
    return "country", {id_: country.name.best(language) for id_, country in known.countries.items()}


def _stories(editor: EditorContext) -> Page:
    say = editor.say
    buttons = [
        Button(story.title.best(say.language), ListRecords(what="chapters", target=id_))
        for id_, story in editor.known.stories.items()
    ]
    rows = [*column(buttons), [Button(say("new-story"), NewRecord(kind="story"))]]
    return Page(say("list-stories-text"), heading=say("list-stories"), rows=rows)


def _chapters(story_id: str, editor: EditorContext) -> Page:
    say, story = editor.say, editor.known.stories.get(story_id)
    if story is None:
        raise StalePayloadError(story_id)
    buttons = [
        Button(
            f"{place + 1}. {chapter.title.best(say.language)}", OpenRecord(kind="chapter", target=story_id, place=place)
        )
        for place, chapter in enumerate(story.chapters)
    ]
    rows = [
        *column(buttons),
        [
            Button(say("new-chapter"), NewRecord(kind="chapter", target=story_id)),
            Button(say("list-story"), OpenRecord(kind="story", target=story_id)),
        ],
        [Button(say("button-back"), ListRecords(what="stories"))],
    ]
    return Page(say("list-chapters-text"), heading=story.title.best(say.language), rows=rows)


TOPIC = Topic(
    commands=(Command("people", list_people, "editor"), Command("stories", list_stories, "editor")),
    taps=(Tap(ListRecords, list_records),),
)
