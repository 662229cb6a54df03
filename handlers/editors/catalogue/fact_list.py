"""All facts, or those that hold some words, page by page."""

from collections.abc import Iterable

from answers.models.knowledge import Fact, Language
from handlers.editors.context import EditorContext, editors_only
from handlers.editors.records.payloads import ListFacts, OpenRecord
from handlers.kit.markup import shorten
from handlers.kit.messages import Button, Page, column
from handlers.kit.paging import turned_to
from handlers.kit.topic import Command, Tap, Topic
from storage.knowledge.records import facts
from storage.knowledge.visible import is_visible

_MAX_WORDS = 40  # bytes that the words have in a button


@editors_only
async def list_facts(editor: EditorContext) -> None:
    """Show the first page."""
    words = " ".join(editor.args).replace(":", " ")
    await _show(editor, ListFacts(page=0, words=_fitting(words)))


@editors_only
async def turn_page(editor: EditorContext) -> None:
    """Show the page that the button names."""
    await _show(editor, editor.payload(ListFacts))


async def _show(editor: EditorContext, payload: ListFacts) -> None:
    say = editor.say
    words = payload.words.casefold().split()
    known = editor.known.facts
    found = [id_ for id_, fact in known.items() if all(word in _text(fact, editor.languages) for word in words)]
    part = turned_to(payload.page, found)
    numbers = await editor.database.read(facts.numbers, part.shown)
    buttons = [
        Button(_label(numbers.get(id_, 0), known[id_], editor), OpenRecord(kind="fact", target=id_))
        for id_ in part.shown
    ]
    steps = part.steps(say, lambda page: ListFacts(page=page, words=payload.words))
    heading = say("facts-found", words=payload.words) if words else say("facts-heading")
    text = say("facts-text", count=len(found), **part.place()) if found else say("facts-none")
    editor.show(Page(text, heading=heading, rows=[*column(buttons), *steps]))


def _label(number: int, fact: Fact, editor: EditorContext) -> str:
    say = editor.say
    marks = "" if is_visible(fact, editor.today) else f" {say('mark-over')}"
    if any(fact.answer.get(language) is None for language in editor.languages):
        marks += f" {say('mark-half')}"
    return shorten(f"№ {number}{marks} · {fact.question.best(say.language)}", 64)


def _text(fact: Fact, languages: Iterable[Language]) -> str:
    texts = (text for language in languages for text in (*fact.half(language), *fact.examples.get(language)))
    return "\n".join(text for text in texts if text).casefold()


def _fitting(words: str) -> str:
    """Return as many of the words as a button holds."""
    while len(words.encode()) > _MAX_WORDS:
        words = words.rpartition(" ")[0] or words[:-1]
    return words


TOPIC = Topic(commands=(Command("facts", list_facts, "editor"),), taps=(Tap(ListFacts, turn_page),))
