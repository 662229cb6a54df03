"""What people are told when something is raised: the class of the exception chooses the answer."""

import logging
import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any, TypeAlias

from telegram import Update
from telegram.ext import ApplicationHandlerStop

from handlers.editors.dialogue import conflicts, dialogue
from handlers.editors.dialogue.saving import DraftOutdatedError
from handlers.editors.team.admins import InvitationSpentError
from handlers.kit.context import Context, LanguageUnknownError
from handlers.kit.messages import Page
from handlers.kit.payloads import StalePayloadError
from handlers.kit.rights import StrangerError
from handlers.visitors.fallback import meet_unknown_command
from handlers.visitors.language import language_buttons
from handlers.visitors.questions import QuestionTooLongError
from storage.edits import StillReferredToError
from storage.knowledge.history import NothingToUndoError
from storage.knowledge.knowledge import ChangedMeanwhileError

logger = logging.getLogger(__name__)

_Answer: TypeAlias = Callable[[Context, Any], Awaitable[None]]  # the last is of the class it stands beside

DATABASE_FAILURES = (sqlite3.OperationalError, OSError)  # a full disk, a lock: they pass


async def answer_error(update: object, context: Context) -> None:
    """Log what is a fault, drop what the update would have changed, and tell the person."""
    error = context.error
    if not isinstance(update, Update):
        logger.error("Something failed outside of an update", exc_info=error)
        return
    context.work.discard()
    try:
        await _answer(context)
    except DATABASE_FAILURES as failure:
        context.work.failure = failure
    raise ApplicationHandlerStop


async def _answer(context: Context) -> None:
    error = context.error
    if isinstance(error, DATABASE_FAILURES):
        raise error
    await dialogue.interrupt(context)
    answer = next((answer for kind, answer in _ANSWERS.items() if isinstance(error, kind)), None)
    if answer is not None:
        await answer(context, error)
    else:
        logger.error("Update %d failed; the person gets an apology", context.incoming.update_id, exc_info=error)
        await _tell("apology", context, error)


async def _offer_languages(context: Context, _: Exception) -> None:
    spoken, event = context.services.spoken, context.knowledge.event
    first = next(iter(spoken.values()))
    text = first("offer-languages", event=event.name.best(first.language))  # in English: for phones that speak no other
    context.show(Page(text, rows=language_buttons(spoken)))


async def _turn_away(context: Context, _: Exception) -> None:
    """Behave as if what was asked for did not exist."""
    if context.is_tap:
        await _toast("old-button", context)
    else:
        try:
            await meet_unknown_command(context)
        except LanguageUnknownError as error:
            await _offer_languages(context, error)


async def _toast(key: str, context: Context, _: Exception | None = None) -> None:
    context.work.toast = await _words(key, context)


async def _tell(key: str, context: Context, _: object) -> None:
    if context.is_tap:
        await _toast(key, context)
    else:
        context.show(Page(await _words(key, context)))


async def _words(key: str, context: Context) -> str:
    """Return a text in the person's language, in all of the event's where that is not known."""
    language, spoken = await context.language(), context.services.spoken
    if language is not None:
        return spoken[language](key)
    return "\n".join(say(key) for say in spoken.values())


_ANSWERS: Mapping[type[Exception], _Answer] = {
    LanguageUnknownError: _offer_languages,
    StalePayloadError: partial(_toast, "old-button"),
    QuestionTooLongError: partial(_tell, "too-long"),
    StrangerError: _turn_away,
    DraftOutdatedError: conflicts.show_newer,
    ChangedMeanwhileError: partial(_tell, "changed-meanwhile"),
    StillReferredToError: partial(_tell, "still-referred-to"),
    NothingToUndoError: partial(_tell, "nothing-to-undo"),
    InvitationSpentError: partial(_tell, "admins-link-spent"),
}
