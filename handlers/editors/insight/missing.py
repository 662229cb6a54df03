"""Facts whose languages do not stand side by side: one is missing, or was left behind."""

import sqlite3
from collections.abc import Collection
from typing import ClassVar

from answers.models.knowledge import Fact, Language
from handlers.editors.context import EditorContext, editors_only
from handlers.editors.records.payloads import OpenRecord
from handlers.kit.messages import Button, Page, column
from handlers.kit.paging import turned_to
from handlers.kit.payloads import Payload
from handlers.kit.topic import Command, Tap, Topic
from storage.knowledge import history
from storage.knowledge.records import facts


class ListMissing(Payload):
    """Show a page of the facts that lack a language, or whose languages differ in age."""

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
        *((id_, "mark-no", language) for id_, fact in known.items() for language in lacking(fact, editor.languages)),
        *(
            (id_, "mark-behind", language)
            for id_ in known
            for language in editor.languages
            if language in late.get(id_, ())
        ),
    ]
    part = turned_to(page, found)
    numbers = await editor.database.read(facts.numbers, [id_ for id_, *_ in part.shown])
    buttons = [
        Button(
            f"№ {numbers.get(id_, 0)} · {say(mark, language=say.language_name(language))}"
            f" · {known[id_].question.best(say.language)}",
            OpenRecord(kind="fact", target=id_),
        )
        for id_, mark, language in part.shown
    ]
    text = say("missing-text", count=len(found), **part.place()) if found else say("missing-none")
    rows = [*column(buttons), *part.steps(say, lambda page: ListMissing(page=page))]
    editor.show(Page(text, heading=say("missing-heading"), rows=rows))


def behind(connection: sqlite3.Connection) -> dict[str, frozenset[Language]]:
    """Return which facts were left behind in some languages, and which these are."""
    return history.stale_languages(connection, history.changed_more_than_once(connection))


def lacking(fact: Fact, languages: Collection[Language]) -> list[Language]:
    """Return those of the languages in which a fact is not whole."""
    return [language for language in languages if None in fact.half(language)]


TOPIC = Topic(commands=(Command("missing", list_missing, "editor"),), taps=(Tap(ListMissing, turn_page),))
