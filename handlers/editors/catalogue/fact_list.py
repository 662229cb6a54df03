"""All facts, or those that hold some words, page by page."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from answers.models.knowledge import LANGUAGES, Fact
from handlers.editors.records.payloads import ListFacts, OpenRecord
from handlers.kit import rights
from handlers.kit.context import Context
from handlers.kit.markup import shorten
from handlers.kit.messages import Button, Page, column, show
from handlers.kit.paging import turned_to
from handlers.kit.payloads import payload_of
from locales import Translator
from storage.knowledge.records import facts
from storage.knowledge.visible import is_visible

_MAX_WORDS = 40  # bytes that the words have in a button


async def list_facts(update: Update, context: Context) -> None:
    """Show the first page."""
    await rights.editor(update, context)
    words = " ".join(context.args or ()).replace(":", " ")
    await _show(update, context, ListFacts(page=0, words=_fitting(words)))


async def turn_page(update: Update, context: Context) -> None:
    """Show the page that the button names."""
    await rights.editor(update, context)
    await _show(update, context, payload_of(update, ListFacts))


async def _show(update: Update, context: Context, wanted: ListFacts) -> None:
    say = await context.translator()
    words = wanted.words.casefold().split()
    known = context.services.answering.known.facts
    found = [id_ for id_, fact in known.items() if all(word in _text(fact) for word in words)]
    part = turned_to(wanted.page, found)
    numbers = await context.services.database.read(facts.numbers, part.shown)
    buttons = [
        Button(_label(numbers.get(id_, 0), known[id_], context, say), OpenRecord(kind="fact", target=id_))
        for id_ in part.shown
    ]
    steps = part.steps(say, lambda page: ListFacts(page=page, words=wanted.words))
    heading = say("facts-found", words=wanted.words) if words else say("facts-heading")
    text = say("facts-text", count=len(found), **part.place()) if found else say("facts-none")
    show(update, context, Page(text, heading=heading, rows=[*column(buttons), *steps]))


def _label(number: int, fact: Fact, context: Context, say: Translator) -> str:
    marks = "" if is_visible(fact, context.services.today()) else f" {say('mark-over')}"
    if any(fact.answer.get(language) is None for language in LANGUAGES):
        marks += f" {say('mark-half')}"
    return shorten(f"№ {number}{marks} · {fact.question.best(say.language)}", 64)


def _text(fact: Fact) -> str:
    texts = (fact.question.ru, fact.question.kk, fact.answer.ru, fact.answer.kk, *fact.examples.ru, *fact.examples.kk)
    return "\n".join(text for text in texts if text).casefold()


def _fitting(words: str) -> str:
    """Return as many of the words as a button holds."""
    while len(words.encode()) > _MAX_WORDS:
        words = words.rpartition(" ")[0] or words[:-1]
    return words


HANDLERS = (
    CommandHandler("facts", list_facts, filters.UpdateType.MESSAGE),
    CallbackQueryHandler(turn_page, ListFacts.pattern()),
)
