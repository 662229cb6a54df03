"""What people are told when something is raised: the class of the exception chooses the answer."""

import logging
import sqlite3

from telegram import Update
from telegram.ext import ApplicationHandlerStop

from handlers.context import Context, LanguageUnknownError, QuestionTooLongError
from handlers.language import language_buttons
from handlers.messages import Page, show
from handlers.payloads import StalePayloadError

logger = logging.getLogger(__name__)

DATABASE_FAILURES = (sqlite3.OperationalError, OSError)  # a full disk, a lock: they pass


async def answer_error(update: object, context: Context) -> None:
    """Log what is a fault, drop what the update would have changed, and tell the person."""
    error = context.error
    if not isinstance(update, Update):
        logger.error("Something failed outside of an update", exc_info=error)
        return
    context.work.discard()
    try:
        await _answer(update, context)
    except DATABASE_FAILURES as failure:
        context.work.failure = failure
    raise ApplicationHandlerStop


async def _answer(update: Update, context: Context) -> None:
    error = context.error
    if isinstance(error, DATABASE_FAILURES):
        raise error
    if isinstance(error, LanguageUnknownError):
        _offer_languages(update, context)
    elif isinstance(error, StalePayloadError):
        context.work.toast = context.services.translators[await context.language() or "ru"]("old-button")
    elif isinstance(error, QuestionTooLongError):
        await _tell(update, context, "too-long")
    else:
        logger.error("Update %d failed; the person gets an apology", update.update_id, exc_info=error)
        await _tell(update, context, "apology")


def _offer_languages(update: Update, context: Context) -> None:
    translators = context.services.translators
    text = translators["ru"]("offer-languages")  # in English: it is for phones that speak neither of ours
    show(update, context, Page(text, rows=language_buttons(translators)))


async def _tell(update: Update, context: Context, key: str) -> None:
    say = context.services.translators[await context.language() or "ru"]
    if update.callback_query is None:
        show(update, context, Page(say(key)))
    else:
        context.work.toast = say(key)
