"""People, titles, countries, stories and their chapters, listed to be opened or added to."""

from typing import Literal

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from handlers.editors.context import Desk, desk
from handlers.editors.records.draft import RecordType
from handlers.editors.records.payloads import ListRecords, NewRecord, OpenRecord
from handlers.kit import rights
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, column, show
from handlers.kit.payloads import StalePayloadError, payload_of


async def list_people(update: Update, context: Context) -> None:
    """List the people, and lead to titles and countries."""
    await rights.editor(update, context)
    show(update, context, _page(ListRecords(what="people"), await desk(context)))


async def list_stories(update: Update, context: Context) -> None:
    """List the stories."""
    await rights.editor(update, context)
    show(update, context, _page(ListRecords(what="stories"), await desk(context)))


async def list_records(update: Update, context: Context) -> None:
    """List what the button names."""
    await rights.editor(update, context)
    show(update, context, _page(payload_of(update, ListRecords), await desk(context)))


def _page(wanted: ListRecords, on_desk: Desk) -> Page:
    if wanted.what == "stories":
        return _stories(on_desk)
    if wanted.what == "chapters":
        return _chapters(wanted.target, on_desk)
    say = on_desk.say
    kind, names = _named(wanted.what, on_desk)
    if wanted.what == "people":
        further = [
            Button(say("list-titles"), ListRecords(what="titles")),
            Button(say("list-countries"), ListRecords(what="countries")),
        ]
    else:
        further = [Button(say("button-back"), ListRecords(what="people"))]
    buttons = [Button(name, OpenRecord(kind=kind, target=id_)) for id_, name in names.items()]
    rows = [*column(buttons), [Button(say(f"new-{kind}"), NewRecord(kind=kind))], further]
    return Page(say("list-text"), heading=say(f"list-{wanted.what}"), rows=rows)


def _named(what: Literal["people", "titles", "countries"], on_desk: Desk) -> tuple[RecordType, dict[str, str]]:
    """Return the kind of these things, and their names by id."""
    known, language = on_desk.known, on_desk.say.language
    if what == "people":
        return "person", {id_: person.name.best(language) for id_, person in known.people.items()}
    if what == "titles":
        return "title", {id_: title.get(language) for id_, title in known.titles.items()}
    return "country", {id_: country.get(language) for id_, country in known.countries.items()}


def _stories(on_desk: Desk) -> Page:
    say = on_desk.say
    buttons = [
        Button(story.title.best(say.language), ListRecords(what="chapters", target=id_))
        for id_, story in on_desk.known.stories.items()
    ]
    rows = [*column(buttons), [Button(say("new-story"), NewRecord(kind="story"))]]
    return Page(say("list-stories-text"), heading=say("list-stories"), rows=rows)


def _chapters(story_id: str, on_desk: Desk) -> Page:
    say, story = on_desk.say, on_desk.known.stories.get(story_id)
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


HANDLERS = (
    CommandHandler("people", list_people, filters.UpdateType.MESSAGE),
    CommandHandler("stories", list_stories, filters.UpdateType.MESSAGE),
    CallbackQueryHandler(list_records, ListRecords.pattern()),
)
