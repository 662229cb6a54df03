"""The greeting and the help."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from handlers.context import Context
from handlers.messages import Button, Page, show
from handlers.payloads import ListPeople, ShowChapter, ShowForum, ShowHelp, ShowStart
from handlers.stamps import STAMPS
from locales import Translator


async def greet(update: Update, context: Context) -> None:
    """Say hello, and what can be asked."""
    show(update, context, greeting(await context.translator()))


async def explain(update: Update, context: Context) -> None:
    """Say what the bot can do."""
    say = await context.translator()
    show(update, context, Page(say("help-text"), heading=say("help-heading"), rows=menu(say)))


def greeting(say: Translator) -> Page:
    """Return the page that /start shows."""
    rows = [*menu(say), [Button(say("button-help"), ShowHelp())]]
    return Page(say("start-text"), heading=say("start-heading"), rows=rows)


def menu(say: Translator) -> list[list[Button]]:
    """Return the buttons that lead to everything there is to see."""
    return [
        [Button(say("button-forum"), ShowForum()), Button(say("button-cosmonauts"), ListPeople())],
        [Button(say("button-stamps"), ShowChapter(story=STAMPS, chapter=0))],
    ]


HANDLERS = (
    CommandHandler("start", greet, filters.UpdateType.MESSAGE),
    CommandHandler("help", explain, filters.UpdateType.MESSAGE),
    CallbackQueryHandler(greet, ShowStart.pattern()),
    CallbackQueryHandler(explain, ShowHelp.pattern()),
)
