"""The one ordered list of all topics, and PTB's handlers made of it."""

from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from answers.models.knowledge import Language
from handlers.editors.catalogue import event, fact_actions, fact_list, facts, lists, photos, records
from handlers.editors.dialogue import dialogue
from handlers.editors.files import backup, exporting, importing
from handlers.editors.history import history
from handlers.editors.insight import digests, missing, statistics, unanswered
from handlers.editors.team import admins
from handlers.kit.addressing import MEANT
from handlers.kit.context import Context
from handlers.kit.menus import Audience, Menus
from handlers.kit.payloads import name_in
from handlers.kit.topic import Callback, Command, Link, Taker, Topic
from handlers.visitors import (
    escalation,
    fallback,
    feedback,
    help,  # noqa: A004 - a topic is called what its command is called
    language,
    people,
    privacy,
    questions,
    sections,
    start,
    stories,
    why,
)
from handlers.visitors import facts as visited_facts
from locales import Translator

TOPICS: Sequence[Topic] = (
    facts.TOPIC,
    fact_actions.TOPIC,
    fact_list.TOPIC,
    lists.TOPIC,
    event.TOPIC,
    records.TOPIC,
    photos.TOPIC,
    history.TOPIC,
    missing.TOPIC,
    unanswered.TOPIC,  # before the dialogue: a reply under a question is no step of it
    digests.TOPIC,
    statistics.TOPIC,
    importing.TOPIC,
    exporting.TOPIC,
    dialogue.TOPIC,  # before the questions: who is in the middle of something does not ask
    admins.TOPIC,
    backup.TOPIC,
    questions.TOPIC,
    start.TOPIC,
    sections.TOPIC,
    visited_facts.TOPIC,
    people.TOPIC,
    stories.TOPIC,
    why.TOPIC,
    language.TOPIC,
    help.TOPIC,
    privacy.TOPIC,
    feedback.TOPIC,
    escalation.TOPIC,
    fallback.TOPIC,  # last: it takes whatever is left
)

_Handler: TypeAlias = BaseHandler[Any, Context, None]
_Handle: TypeAlias = Callable[[Update, Context], Coroutine[Any, Any, None]]

_BEFORE, _USUAL, _AFTER = -1, 0, 1  # PTB's groups: those in the first and last only add to the unit of work
_COMMAND = filters.UpdateType.MESSAGE & filters.COMMAND
_TEXT = filters.TEXT & ~filters.COMMAND & MEANT
_CONTENT = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & ~filters.TEXT & ~filters.StatusUpdate.ALL


def handlers(topics: Sequence[Topic]) -> Mapping[int, Sequence[_Handler]]:
    """Return PTB's handlers by their group."""
    return {
        _BEFORE: [MessageHandler(_COMMAND, _each(callback for topic in topics for callback in topic.before))],
        _USUAL: [
            # Before the rest: most of what people send is a question.
            MessageHandler(
                filters.UpdateType.MESSAGE & _TEXT, _offer(taker for topic in topics for taker in topic.texts)
            ),
            CallbackQueryHandler(_tap(topics)),
            *(_command(command, topics) for topic in topics for command in topic.commands),
            MessageHandler(
                filters.UpdateType.EDITED_MESSAGE & _TEXT,
                _offer(taker for topic in topics for taker in topic.edited_texts),
            ),
            MessageHandler(_COMMAND, _offer(taker for topic in topics for taker in topic.other_commands)),
            MessageHandler(_CONTENT, _offer(taker for topic in topics for taker in topic.contents)),
        ],
        _AFTER: [MessageHandler(_COMMAND, _each(callback for topic in topics for callback in topic.after))],
    }


def menus(topics: Sequence[Topic], translators: Mapping[Language, Translator]) -> Menus:
    """Return who sees which commands."""
    found: dict[Audience, list[str]] = {"visitor": [], "editor": [], "owner": []}
    for topic in topics:
        for command in topic.commands:
            if command.menu is not None:
                found[command.menu].append(command.name)
    return Menus(found, translators)


def _command(command: Command, topics: Sequence[Topic]) -> _Handler:
    callback = command.callback
    if command.name == "start":
        callback = _opening([link for topic in topics for link in topic.links], callback)
    return CommandHandler(command.name, _handle(callback), command.filters)


def _opening(links: Sequence[Link], greet: Callback) -> Callback:
    """Return what opens a deep link; what none of them takes is a greeting."""

    async def open_link(context: Context) -> None:
        parameter = context.args[0] if context.args else ""
        for link in links:
            if parameter.startswith(link.prefix) and await link.take(context):
                return
        await greet(context)

    return open_link


def _tap(topics: Sequence[Topic]) -> _Handle:
    """Return what finds, by the name that its payload begins with, what a button does."""
    callbacks = {tap.payload.name: tap.callback for topic in topics for tap in topic.taps}

    async def tap(_: Update, context: Context) -> None:
        query = context.incoming.callback_query
        name = name_in(None if query is None else query.data)
        await callbacks.get(name or "", fallback.meet_old_button)(context)

    return tap


def _offer(takers: Iterable[Taker]) -> _Handle:
    """Return what offers a message to one after another, until one takes it."""
    every = tuple(takers)

    async def offer(_: Update, context: Context) -> None:
        for take in every:
            if await take(context):
                return

    return offer


def _each(callbacks: Iterable[Callback]) -> _Handle:
    every = tuple(callbacks)

    async def call_each(_: Update, context: Context) -> None:
        for callback in every:
            await callback(context)

    return call_each


def _handle(callback: Callback) -> _Handle:
    """Return a callback as PTB calls it: our context knows its update."""

    async def handle(_: Update, context: Context) -> None:
        await callback(context)

    return handle
