"""Facts whose two halves do not stand side by side: one language is missing, or was left behind."""

import sqlite3
from typing import ClassVar

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from answers.models.knowledge import LANGUAGES, Fact, Language
from handlers.editors.records.payloads import OpenRecord
from handlers.kit import rights
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, column, show
from handlers.kit.paging import turned_to
from handlers.kit.payloads import Payload, payload_of
from storage.knowledge import history
from storage.knowledge.records import facts


class ListMissing(Payload):
    """Show a page of the facts that lack a language, or whose halves differ in age."""

    name: ClassVar[str] = "missing"
    page: int


async def list_missing(update: Update, context: Context) -> None:
    """Show the first page."""
    await rights.editor(update, context)
    await _show(update, context, 0)


async def turn_page(update: Update, context: Context) -> None:
    """Show the page that the button names."""
    await rights.editor(update, context)
    await _show(update, context, payload_of(update, ListMissing).page)


async def _show(update: Update, context: Context, page: int) -> None:
    say = await context.translator()
    known = context.services.answering.known.facts
    late = await context.services.database.read(behind)
    found = [
        *((id_, f"mark-no-{language}") for id_, fact in known.items() for language in lacking(fact)),
        *((id_, f"mark-behind-{language}") for id_, language in late.items() if id_ in known),
    ]
    part = turned_to(page, found)
    numbers = await context.services.database.read(facts.numbers, [id_ for id_, _ in part.shown])
    buttons = [
        Button(
            f"№ {numbers.get(id_, 0)} · {say(mark)} · {known[id_].question.best(say.language)}",
            OpenRecord(kind="fact", target=id_),
        )
        for id_, mark in part.shown
    ]
    text = say("missing-text", count=len(found), **part.place()) if found else say("missing-none")
    rows = [*column(buttons), *part.steps(say, lambda page: ListMissing(page=page))]
    show(update, context, Page(text, heading=say("missing-heading"), rows=rows))


def behind(connection: sqlite3.Connection) -> dict[str, Language]:
    """Return which facts have a half that was left behind, and in which language."""
    return history.stale_half(connection, history.changed_more_than_once(connection))


def lacking(fact: Fact) -> list[Language]:
    """Return the languages in which a fact is not whole."""
    return [
        language for language in LANGUAGES if fact.question.get(language) is None or fact.answer.get(language) is None
    ]


HANDLERS = (
    CommandHandler("missing", list_missing, filters.UpdateType.MESSAGE),
    CallbackQueryHandler(turn_page, ListMissing.pattern()),
)
