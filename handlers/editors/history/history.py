"""What was changed, by whom and when; taken back, or an earlier version brought back."""

from collections.abc import Container, Sequence

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from handlers.editors.catalogue.facts import called_ever
from handlers.editors.dialogue import saving
from handlers.editors.dialogue.saving import Saved
from handlers.editors.history.difference import difference
from handlers.editors.history.naming import name_of
from handlers.editors.records.payloads import Restore, ShowChange, ShowHistory, Undo
from handlers.kit import markup, rights
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, column, show
from handlers.kit.payloads import StalePayloadError, payload_of
from locales import Translator
from storage.knowledge import history
from storage.knowledge.history import Entry, NothingToUndoError
from storage.knowledge.knowledge import Change
from storage.users import authors

_ON_A_PAGE = 8
_MOST_SHOWN = 3  # changes of one action that are shown in full
_MAX_UNITS = 3500


async def undo_last(update: Update, context: Context) -> None:
    """Take back what the editor did last."""
    author = await rights.editor(update, context)
    action = await context.services.database.read(history.last_of, author.id)
    if action is None:
        raise NothingToUndoError
    await _undo(update, context, author, action)


async def undo(update: Update, context: Context) -> None:
    """Take back the action that the button names."""
    author = await rights.editor(update, context)
    await _undo(update, context, author, payload_of(update, Undo).action)


async def show_history(update: Update, context: Context) -> None:
    """Show the latest changes, or those of one fact."""
    await rights.editor(update, context)
    message = update.effective_message
    if message is None:
        return
    wanted = ShowHistory()
    if context.args:
        fact_id = await called_ever(message, context)
        if fact_id is None:
            say = await context.translator()
            show(update, context, Page(say("fact-which", command="/history")))
            return
        wanted = ShowHistory(collection="facts", id=fact_id)
    await _list(update, context, wanted)


async def turn_page(update: Update, context: Context) -> None:
    """Show the changes that the button names."""
    await rights.editor(update, context)
    await _list(update, context, payload_of(update, ShowHistory))


async def show_change(update: Update, context: Context) -> None:
    """Show one change in full, with its way back."""
    await rights.editor(update, context)
    number = payload_of(update, ShowChange).number
    entry = await context.services.database.read(history.entry, number)
    if entry is None:
        raise StalePayloadError(str(number))
    say = await context.translator()
    names = await context.services.database.read(authors.names, _ids([entry]))
    buttons = [Button(say("button-undo"), Undo(action=entry.action))]
    if entry.change.after is not None:
        buttons.append(Button(say("button-restore"), Restore(number=entry.number)))
    back = Button(say("button-back"), ShowHistory(collection=entry.change.collection, id=entry.change.id))
    page = Page(
        "",
        heading=name_of(entry.change, say),
        foot="\n".join(
            [markup.plain(_when_and_who(entry, names, context, say)), *_readable(entry.change, context, say)]
        ),
        rows=[buttons, [back]],
    )
    show(update, context, page)


async def restore(update: Update, context: Context) -> None:
    """Bring back the version that a change left."""
    author = await rights.editor(update, context)
    number = payload_of(update, Restore).number
    entry = await context.services.database.read(history.entry, number)
    if entry is None or entry.change.after is None:
        raise StalePayloadError(str(number))
    say = await context.translator()
    past = entry.change
    current = getattr(context.services.answering.known, past.collection).get(past.id)
    change = Change(past.collection, past.id, current, past.after)
    if current == past.after:
        context.work.toast = say("restore-same")
        return

    def confirm(saved: Saved) -> Page:
        rows = [saving.buttons_under(saved, change, None, say)]
        return Page("", heading=say("restored"), foot="\n".join(_readable(change, context, say)), rows=rows)

    saving.save(update, context, author, [change], confirm)


async def _undo(update: Update, context: Context, author: rights.Author, action: int) -> None:
    say = await context.translator()
    read = context.services.database.read
    changes = await read(history.reversal, action)
    heading, way_back = ("redone", "undo") if await read(history.taking_back, [action]) else ("undone", "redo")

    def confirm(saved: Saved) -> Page:
        under = [Button(say("button-history"), ShowHistory(collection=changes[0].collection, id=changes[0].id))]
        if saved.action is not None:
            under.insert(0, Button(say(f"button-{way_back}"), Undo(action=saved.action)))
        return Page("", heading=say(heading, count=len(changes)), foot=_summary(changes, context, say), rows=[under])

    saving.undo(update, context, author, action, confirm)


async def _list(update: Update, context: Context, wanted: ShowHistory) -> None:
    say = await context.translator()
    read = context.services.database.read
    if wanted.id:
        entries = await read(history.of_one, wanted.collection, wanted.id)
        start = wanted.page * _ON_A_PAGE
        found = [[entry] for entry in entries[start : start + _ON_A_PAGE + 1]]
    else:
        found = await read(history.actions, _ON_A_PAGE + 1, wanted.page * _ON_A_PAGE)
    shown = found[:_ON_A_PAGE]
    names = await read(authors.names, _ids([entry for entries in shown for entry in entries]))
    undone = await read(history.taking_back, [entries[0].action for entries in shown])
    buttons = [
        Button(
            f"{_when_and_who(entries[0], names, context, say)} · {_summary_line(entries, undone, say)}",
            ShowChange(number=entries[-1].number),
        )
        for entries in shown
    ]
    steps = []
    if wanted.page > 0:
        steps.append(Button(say("button-later"), wanted.model_copy(update={"page": wanted.page - 1})))
    if len(found) > _ON_A_PAGE:
        steps.append(Button(say("button-earlier"), wanted.model_copy(update={"page": wanted.page + 1})))
    heading = name_of(shown[0][0].change, say) if wanted.id and shown else say("history-heading")
    text = say("history-text") if shown else say("history-none")
    show(update, context, Page(text, heading=heading, rows=[*column(buttons), *([steps] if steps else [])]))


def _when_and_who(entry: Entry, names: dict[int, str], context: Context, say: Translator) -> str:
    who = say("author-shell") if entry.author is None else names.get(entry.author, str(entry.author))
    return f"{say.moment(entry.at.astimezone(context.services.timezone))} · {who}"


def _summary_line(entries: Sequence[Entry], undone: Container[int], say: Translator) -> str:
    last = entries[-1]
    kind = "added" if last.change.before is None else "deleted" if last.change.after is None else "changed"
    if last.undoes is not None:
        kind = "undone" if last.action in undone else "redone"
    return f"{say(f'sign-{kind}')} {name_of(last.change, say)}"


def _summary(changes: Sequence[Change], context: Context, say: Translator) -> str:
    paragraphs = []
    for change in changes[:_MOST_SHOWN]:
        paragraphs += [markup.bold(name_of(change, say)), *_readable(change, context, say)]
    if len(changes) > _MOST_SHOWN:
        paragraphs.append(markup.plain(say("and-more", count=len(changes) - _MOST_SHOWN)))
    return _cut(paragraphs, say)


def _readable(change: Change, context: Context, say: Translator) -> list[str]:
    return [_cut(difference(change, context.services.answering.known, say), say)]


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


HANDLERS = (
    CommandHandler("undo", undo_last, filters.UpdateType.MESSAGE),
    CommandHandler("history", show_history, filters.UpdateType.MESSAGE),
    CallbackQueryHandler(undo, Undo.pattern()),
    CallbackQueryHandler(turn_page, ShowHistory.pattern()),
    CallbackQueryHandler(show_change, ShowChange.pattern()),
    CallbackQueryHandler(restore, Restore.pattern()),
)
