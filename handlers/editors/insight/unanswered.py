"""What people want to know in vain, most wanted first: answered with a fact, or dismissed for good."""

import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from typing import ClassVar, Literal

from telegram import Message

from answers.models.knowledge import Language
from handlers.editors.context import EditorContext, editors_only
from handlers.editors.dialogue import drafting
from handlers.editors.forms.form import keys, name_of, read
from handlers.editors.forms.values import joined
from handlers.editors.records import fact
from handlers.editors.records.draft import Draft, new_id
from handlers.editors.review.clustering import cluster_questions
from handlers.kit import rights
from handlers.kit.context import Context
from handlers.kit.markup import shorten
from handlers.kit.messages import Button, Page, column
from handlers.kit.paging import turned_to
from handlers.kit.payloads import Payload, StalePayloadError
from handlers.kit.topic import Command, Tap, Topic
from locales import Translator
from storage.questions import clusters
from storage.questions.clusters import Cluster

_MOST_WORDINGS = 10
_MOST_EXAMPLES = 5  # of a new fact, in each language


class ListUnanswered(Payload):
    """Show a page of the questions."""

    name: ClassVar[str] = "unanswered"
    page: int


class ClusterAction(Payload):
    """Show a question, write a fact that answers it, ask before it is dismissed, dismiss it."""

    name: ClassVar[str] = "wanted"  # as on the buttons of release 1.0.0
    action: Literal["show", "answer", "ask", "dismiss"]
    number: int


@editors_only
async def list_unanswered(editor: EditorContext) -> None:
    """Show the first page."""
    await cluster_questions(editor.services)
    await _show(editor, 0)


@editors_only
async def turn_page(editor: EditorContext) -> None:
    """Show the page that the button names."""
    await _show(editor, editor.payload(ListUnanswered).page)


@editors_only
async def tap(editor: EditorContext) -> None:
    """Do with a question what the button says."""
    about = editor.payload(ClusterAction)
    row = await _row(about.number, editor)
    say = editor.say
    if about.action == "show":
        editor.show(_card(row, say))
    elif about.action == "answer":
        question = _wording(row, say.language)
        draft = _draft(row, question, question.language)
        await drafting.ask_next(editor, draft, [Page(f"«{question.words}»")])
    elif about.action == "ask":
        buttons = [
            Button(say("unanswered-dismiss"), ClusterAction(action="dismiss", number=row.number)),
            Button(say("button-keep"), ClusterAction(action="show", number=row.number)),
        ]
        text = say("unanswered-dismiss-text")
        editor.show(Page(text, heading=_quoted(row, say), rows=[buttons]))
    else:
        editor.work.add(_dismiss, row.number)
        rows = [[Button(say("button-back"), ListUnanswered(page=0))]]
        editor.show(Page(say("unanswered-dismissed"), heading=_quoted(row, say), rows=rows))


async def answer_by_reply(context: Context) -> bool:
    """Begin a fact with the question and with what the editor wrote under it."""
    message = context.message
    number = None if message is None or not context.is_private else _replied(message)
    if message is None or number is None:
        return False
    editor = await EditorContext.of(context, await rights.editor(context))
    await _begin(editor, await _row(number, editor), message.text or "")
    return True


def button(row: Cluster, language: Language) -> Button:
    """Return the button that opens a question: how often it was asked, and its words."""
    words = _wording(row, language).words
    return Button(shorten(f"{row.count} · {words}", 60), ClusterAction(action="show", number=row.number))


async def _begin(editor: EditorContext, row: Cluster, text: str) -> None:
    filled = read(text, keys(fact.form(editor.translators), editor.translators))
    if filled.values and not filled.faults:
        draft = _draft(row, row.wordings[0], row.wordings[0].language).filled(**filled.values)
    else:
        language = editor.services.answering.engine.answer(text, editor.say.language).language
        draft = _draft(row, _wording(row, language), language).filled(**{name_of("answer", language): text.strip()})
    await drafting.ask_next(editor, draft)


async def _show(editor: EditorContext, page: int) -> None:
    say = editor.say
    rows = await editor.database.read(clusters.most)
    part = turned_to(page, rows)
    text = say("unanswered-none")
    if rows:
        intro = say("unanswered-text", count=len(rows), **part.place())
        text = "\n".join([intro, "", *(f"• {_line(row, say)}" for row in part.shown)])
    buttons = [
        *column(button(row, say.language) for row in part.shown),
        *part.steps(say, lambda page: ListUnanswered(page=page)),
    ]
    editor.show(Page(text, heading=say("unanswered-heading"), rows=buttons))


def _card(row: Cluster, say: Translator) -> Page:
    wordings = [f"• {wording.words} ({wording.count})" for wording in row.wordings[:_MOST_WORDINGS]]
    rows = [
        [
            Button(say("unanswered-answer"), ClusterAction(action="answer", number=row.number)),
            Button(say("unanswered-dismiss"), ClusterAction(action="ask", number=row.number)),
        ],
        [Button(say("button-back"), ListUnanswered(page=0))],
    ]
    text = "\n".join([_counts(row, say), "", *wordings, "", say("unanswered-how")])
    return Page(text, heading=_quoted(row, say), rows=rows)


def _line(row: Cluster, say: Translator) -> str:
    return f"{shorten(_wording(row, say.language).words, 120)} — {_counts(row, say)}"


def _counts(row: Cluster, say: Translator) -> str:
    counts = Counter[Language]()
    for wording in row.wordings:
        counts[wording.language] += wording.count
    by_language = ", ".join(f"{say.language_name(language)} {count}" for language, count in counts.items())
    parts = [say("unanswered-asked", count=row.count, languages=by_language)]
    if row.waiting:
        parts.append(say("unanswered-waiting", count=row.waiting))
    return " · ".join(parts)


def _quoted(row: Cluster, say: Translator) -> str:
    return f"«{_wording(row, say.language).words}»"


def _wording(row: Cluster, language: Language) -> clusters.Wording:
    """Return the most frequent wording, in this language where there is one."""
    return next(iter(row.in_language(language)), row.wordings[0])


def _draft(row: Cluster, question: clusters.Wording, first: Language) -> Draft:
    """Return a fact that is yet to be written, with the question, and with its other wordings as examples.

    `first` is the language that is written in: a question is answered before it is translated.
    """
    values = {name_of("question", question.language): question.words}
    for language in dict.fromkeys(wording.language for wording in row.wordings):
        words = [wording.words for wording in row.in_language(language) if wording != question]
        if words:
            values[name_of("examples", language)] = joined(words[:_MOST_EXAMPLES])
    return Draft(kind="fact", target=new_id("fact"), values=values, cluster=row.number, first=first)


async def _row(number: int, editor: EditorContext) -> Cluster:
    row = await editor.database.read(clusters.find, number)
    if row is None:
        raise StalePayloadError(str(number))
    return row


def _dismiss(connection: sqlite3.Connection, number: int) -> None:
    if not clusters.dismiss(connection, number):
        raise StalePayloadError(str(number))


def _replied(message: Message) -> int | None:
    """Return which question of ours a message replies to, None where it replies to none."""
    replied = message.reply_to_message
    if replied is None or replied.reply_markup is None or replied.from_user is None:
        return None
    if replied.from_user.id != message.get_bot().id:
        return None
    data = [str(one.callback_data) for row in replied.reply_markup.inline_keyboard for one in row]
    return _answered_by(data)


def _answered_by(data: Sequence[str]) -> int | None:
    for one in data:
        with suppress(StalePayloadError):
            about = ClusterAction.unpack(one)
            if about.action == "answer":
                return about.number
    return None


TOPIC = Topic(
    commands=(Command("unanswered", list_unanswered, "editor"),),
    taps=(Tap(ListUnanswered, turn_page), Tap(ClusterAction, tap)),
    texts=(answer_by_reply,),
)
