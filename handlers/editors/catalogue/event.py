"""The event: what it is called, what it says of itself, its sections; with the ways to change all that."""

from handlers.editors.context import EditorContext, editors_only
from handlers.editors.forms.labels import headed, named
from handlers.editors.records import event
from handlers.editors.records.draft import NOWHERE
from handlers.editors.records.payloads import EditRecord, NewRecord, OpenRecord, ShowEvent, ShowHistory
from handlers.kit.messages import Button, Page, Sheet, column
from handlers.kit.topic import Command, Tap, Topic


@editors_only
async def show_event(editor: EditorContext) -> None:
    """Show the event and its sections."""
    _show(editor)


@editors_only
async def go_back(editor: EditorContext) -> None:
    """Show them again, from one of them."""
    editor.payload(ShowEvent)
    _show(editor)


def _show(editor: EditorContext) -> None:
    say, known = editor.say, editor.known
    languages = named(editor.languages, say)
    texts = [
        Page(known.event.about.best(language), heading=headed(known.event.name.best(language), language, editor))
        for language in editor.translators
    ]
    titles = {command: section.title.best(say.language) for command, section in known.sections.items()}
    lines = [f"/{command} — {title}" for command, title in titles.items()]
    sections = Page("\n".join(lines) or say("event-no-sections"), heading=say("event-sections"))
    rows = [
        [
            Button(say("button-edit"), EditRecord(kind="event", target=event.ID)),
            Button(say("button-history"), ShowHistory(collection=event.COLLECTION, id=event.ID)),
        ],
        *column(
            Button(title, OpenRecord(kind="section", target=command, place=NOWHERE))
            for command, title in titles.items()
        ),
        [Button(say("new-section"), NewRecord(kind="section"))],
    ]
    heading = Page(say("event-languages", languages=languages), heading=say("heading-event"))
    editor.show(Sheet([heading, *texts, sections], rows))


TOPIC = Topic(commands=(Command("event", show_event, "editor"),), taps=(Tap(ShowEvent, go_back),))
