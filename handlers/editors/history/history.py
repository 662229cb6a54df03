"""What was changed, by whom and when; taken back, or an earlier version brought back."""

from collections.abc import Container, Sequence

from handlers.editors.context import EditorContext, editors_only
from handlers.editors.dialogue import saving
from handlers.editors.dialogue.saving import Saved
from handlers.editors.history.difference import difference
from handlers.editors.history.naming import name_of
from handlers.editors.records.fact_number import called_ever
from handlers.editors.records.payloads import Restore, ShowChange, ShowHistory, Undo
from handlers.kit import markup
from handlers.kit.messages import Button, Page, column
from handlers.kit.payloads import StalePayloadError
from handlers.kit.topic import Command, Tap, Topic
from locales import Translator
from storage.knowledge import history
from storage.knowledge.history import Entry, NothingToUndoError
from storage.knowledge.knowledge import Change
from storage.users import authors

_ON_A_PAGE = 8
_MOST_SHOWN = 3  # changes of one action that are shown in full
_MAX_UNITS = 3500


@editors_only
async def undo_last(editor: EditorContext) -> None:
    """Take back what the editor did last."""
    action = await editor.database.read(history.last_of, editor.author.id)
    if action is None:
        raise NothingToUndoError
    await _undo(editor, action)


@editors_only
async def undo(editor: EditorContext) -> None:
    """Take back the action that the button names."""
    await _undo(editor, editor.payload(Undo).action)


@editors_only
async def show_history(editor: EditorContext) -> None:
    """Show the latest changes, or those of one fact."""
    message = editor.message
    if message is None:
        return
    payload = ShowHistory()
    if editor.args:
        fact_id = await called_ever(message, editor)
        if fact_id is None:
            editor.show(Page(editor.say("fact-which", command="/history")))
            return
        payload = ShowHistory(collection="facts", id=fact_id)
    await _list(editor, payload)


@editors_only
async def turn_page(editor: EditorContext) -> None:
    """Show the changes that the button names."""
    await _list(editor, editor.payload(ShowHistory))


@editors_only
async def show_change(editor: EditorContext) -> None:
    """Show one change in full, with its way back."""
    number = editor.payload(ShowChange).number
    entry = await editor.database.read(history.entry, number)
    if entry is None:
        raise StalePayloadError(str(number))
    say = editor.say
    names = await editor.database.read(authors.names, _ids([entry]))
    buttons = [Button(say("button-undo"), Undo(action=entry.action))]
    if entry.change.after is not None:
        buttons.append(Button(say("button-restore"), Restore(number=entry.number)))
    back = Button(say("button-back"), ShowHistory(collection=entry.change.collection, id=entry.change.id))
    page = Page(
        "",
        heading=name_of(entry.change, say),
        foot="\n".join([markup.plain(_when_and_who(entry, names, editor)), *_readable(entry.change, editor)]),
        rows=[buttons, [back]],
    )
    editor.show(page)


@editors_only
async def restore(editor: EditorContext) -> None:
    """Bring back the version that a change left."""
    number = editor.payload(Restore).number
    entry = await editor.database.read(history.entry, number)
    if entry is None or entry.change.after is None:
        raise StalePayloadError(str(number))
    say = editor.say
    past = entry.change
    current = editor.known.collection(past.collection).get(past.id)
    change = Change(past.collection, past.id, current, past.after)
    if current == past.after:
        editor.work.toast = say("restore-same")
        return

    def confirm(saved: Saved) -> Page:
        rows = [saving.buttons_under(saved, change, None, say)]
        return Page("", heading=say("restored"), foot="\n".join(_readable(change, editor)), rows=rows)

    saving.save(editor, [change], confirm)


async def _undo(editor: EditorContext, action: int) -> None:
    say = editor.say
    read = editor.database.read
    changes = await read(history.reversal, action)
    heading, way_back = ("redone", "undo") if await read(history.taking_back, [action]) else ("undone", "redo")

    def confirm(saved: Saved) -> Page:
        under = [Button(say("button-history"), ShowHistory(collection=changes[0].collection, id=changes[0].id))]
        if saved.action is not None:
            under.insert(0, Button(say(f"button-{way_back}"), Undo(action=saved.action)))
        return Page("", heading=say(heading, count=len(changes)), foot=_summary(changes, editor), rows=[under])

    saving.undo(editor, action, confirm)


async def _list(editor: EditorContext, payload: ShowHistory) -> None:
    say = editor.say
    read = editor.database.read
    if payload.id:
        entries = await read(history.of_one, payload.collection, payload.id)
        start = payload.page * _ON_A_PAGE
        found = [[entry] for entry in entries[start : start + _ON_A_PAGE + 1]]
    else:
        found = await read(history.actions, _ON_A_PAGE + 1, payload.page * _ON_A_PAGE)
    shown = found[:_ON_A_PAGE]
    names = await read(authors.names, _ids([entry for entries in shown for entry in entries]))
    undone = await read(history.taking_back, [entries[0].action for entries in shown])
    buttons = [
        Button(
            f"{_when_and_who(entries[0], names, editor)} · {_summary_line(entries, undone, say)}",
            ShowChange(number=entries[-1].number),
        )
        for entries in shown
    ]
    steps = []
    if payload.page > 0:
        steps.append(Button(say("button-later"), payload.model_copy(update={"page": payload.page - 1})))
    if len(found) > _ON_A_PAGE:
        steps.append(Button(say("button-earlier"), payload.model_copy(update={"page": payload.page + 1})))
    heading = name_of(shown[0][0].change, say) if payload.id and shown else say("history-heading")
    text = say("history-text") if shown else say("history-none")
    editor.show(Page(text, heading=heading, rows=[*column(buttons), *([steps] if steps else [])]))


def _when_and_who(entry: Entry, names: dict[int, str], editor: EditorContext) -> str:
    say = editor.say
    who = say("author-shell") if entry.author is None else names.get(entry.author, str(entry.author))
    return f"{say.moment(entry.at.astimezone(editor.services.timezone))} · {who}"


def _summary_line(entries: Sequence[Entry], undone: Container[int], say: Translator) -> str:
    last = entries[-1]
    kind = "added" if last.change.before is None else "deleted" if last.change.after is None else "changed"
    if last.undoes is not None:
        kind = "undone" if last.action in undone else "redone"
    return f"{say(f'sign-{kind}')} {name_of(last.change, say)}"


def _summary(changes: Sequence[Change], editor: EditorContext) -> str:
    say, paragraphs = editor.say, []
    for change in changes[:_MOST_SHOWN]:
        paragraphs += [markup.bold(name_of(change, say)), *_readable(change, editor)]
    if len(changes) > _MOST_SHOWN:
        paragraphs.append(markup.plain(say("and-more", count=len(changes) - _MOST_SHOWN)))
    return _cut(paragraphs, say)


def _readable(change: Change, editor: EditorContext) -> list[str]:
    return [_cut(difference(change, editor.known, editor.say), editor.say)]


def _cut(paragraphs: Sequence[str], say: Translator) -> str:
    """Return as many whole paragraphs as one message holds."""
    text = ""
    for paragraph in paragraphs:
        longer = f"{text}\n{paragraph}" if text else paragraph
        if markup.shown_units(longer) > _MAX_UNITS:
            return f"{text}\n{markup.plain(say('too-much-to-show'))}".strip()
        text = longer
    return text


def _ids(entries: Sequence[Entry]) -> list[int]:
    return [entry.author for entry in entries if entry.author is not None]


TOPIC = Topic(
    commands=(Command("undo", undo_last, "editor"), Command("history", show_history, "editor")),
    taps=(Tap(Undo, undo), Tap(ShowHistory, turn_page), Tap(ShowChange, show_change), Tap(Restore, restore)),
)
