"""Facts whose two halves do not stand side by side: one language is missing, or was left behind."""

import sqlite3
from typing import ClassVar

from answers.models.knowledge import LANGUAGES, Fact, Language
from handlers.editors.context import EditorContext, editors_only
from handlers.editors.records.payloads import OpenRecord
from handlers.kit.messages import Button, Page, column
from handlers.kit.paging import turned_to
from handlers.kit.payloads import Payload
from handlers.kit.topic import Command, Tap, Topic
from storage.knowledge import history
from storage.knowledge.records import facts


class ListMissing(Payload):
    """Show a page of the facts that lack a language, or whose halves differ in age."""

    name: ClassVar[str] = "missing"
    page: int


@editors_only
async def list_missing(editor: EditorContext) -> None:
    """Show the first page."""
    await _show(editor, 0)


@editors_only
async def turn_page(editor: EditorContext) -> None:
    """Show the page that the button names."""
    await _show(editor, editor.payload(ListMissing).page)


async def _show(editor: EditorContext, page: int) -> None:
    say = editor.say
    known = editor.known.facts
    late = await editor.database.read(behind)
    found = [
        *((id_, f"mark-no-{language}") for id_, fact in known.items() for language in lacking(fact)),
        *((id_, f"mark-behind-{language}") for id_, language in late.items() if id_ in known),
    ]
    part = turned_to(page, found)
    numbers = await editor.database.read(facts.numbers, [id_ for id_, _ in part.shown])
    buttons = [
        Button(
            f"№ {numbers.get(id_, 0)} · {say(mark)} · {known[id_].question.best(say.language)}",
            OpenRecord(kind="fact", target=id_),
        )
        for id_, mark in part.shown
    ]
    text = say("missing-text", count=len(found), **part.place()) if found else say("missing-none")
    rows = [*column(buttons), *part.steps(say, lambda page: ListMissing(page=page))]
    editor.show(Page(text, heading=say("missing-heading"), rows=rows))


def behind(connection: sqlite3.Connection) -> dict[str, Language]:
    """Return which facts have a half that was left behind, and in which language."""
    return history.stale_half(connection, history.changed_more_than_once(connection))


def lacking(fact: Fact) -> list[Language]:
    """Return the languages in which a fact is not whole."""
    return [
        language for language in LANGUAGES if fact.question.get(language) is None or fact.answer.get(language) is None
    ]


TOPIC = Topic(commands=(Command("missing", list_missing, "editor"),), taps=(Tap(ListMissing, turn_page),))
