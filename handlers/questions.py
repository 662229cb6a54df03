"""Free questions: answered in their own language, and answered anew when they are edited."""

import sqlite3

from telegram import Message, Update
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from answers.answer import Answer, PeopleQuery, Turn
from answers.models import Language
from handlers import wording
from handlers.addressing import MEANT, question_of
from handlers.context import FOLLOW_UP, Context, LanguageUnknownError, QuestionTooLongError, phone_language
from handlers.messages import Button, Page, column, editing, show
from handlers.payloads import Ask, StalePayloadError, payload_of
from storage import exchanges, outbox, visitors
from storage.exchanges import Exchange, Told

_LONGEST = 1000  # characters; nobody asks longer, but somebody pastes a novel


async def answer_question(update: Update, context: Context) -> None:
    """Answer a question."""
    message = update.effective_message
    if message is None:
        return
    answer = await _answer(message, context)
    show(update, context, _page(answer, context), Told(answer))


async def mend_answer(update: Update, context: Context) -> None:
    """Answer an edited question: the answer that stands is changed."""
    message = update.effective_message
    if message is None:
        return
    standing = await context.services.database.read(exchanges.standing, message.chat_id, message.message_id)
    if standing is None or standing.message_id is None:
        await answer_question(update, context)
        return
    answer = await _answer(message, context)
    first, *further = editing(_page(answer, context), message.chat_id, standing.message_id)
    context.work.add(exchanges.mend, standing.number, Told(answer), first)
    for call in further:
        context.work.add(outbox.add, call)


async def answer_option(update: Update, context: Context) -> None:
    """Answer what was offered and tapped."""
    option = payload_of(update, Ask)
    known = context.knowledge.facts if option.kind == "fact" else context.knowledge.people
    if option.id not in known:
        raise StalePayloadError(option.id)
    language = (await context.translator()).language
    if option.kind == "fact":
        answer = Answer("answered", language, 1.0, fact=option.id, turn=Turn(fact=option.id))
    else:
        query = PeopleQuery("person", person=option.id)
        people = (option.id,)
        answer = Answer("answered", language, 1.0, query=query, people=people, turn=Turn(people=people, query=query))
    show(update, context, _page(answer, context), Told(answer))


async def _answer(message: Message, context: Context) -> Answer:
    question = question_of(message)
    chosen, last = await context.services.database.read(_situation, message)
    previous = None
    if last is not None and last.told.answer is not None and last.age < FOLLOW_UP.total_seconds():
        previous = last.told.answer.turn
    language = chosen or phone_language(message.from_user.language_code if message.from_user else None)
    if len(question) > _LONGEST:
        raise QuestionTooLongError
    if language is None:
        language = await _certain_language(question, context)
    return await context.services.answering.answer(question, language, previous)


def _situation(connection: sqlite3.Connection, message: Message) -> tuple[Language | None, Exchange | None]:
    """Return the language that the person chose, and what the chat was told last."""
    chosen = None if message.from_user is None else visitors.language(connection, message.from_user.id)
    return chosen, exchanges.last(connection, message.chat_id)


async def _certain_language(question: str, context: Context) -> Language:
    """Return the language of the question itself, whatever the phone speaks.

    Raises LanguageUnknownError where the question could be in either.
    """
    engine = context.services.answering.engine
    russian, kazakh = engine.answer(question, "ru"), engine.answer(question, "kk")
    if russian.language != kazakh.language:
        raise LanguageUnknownError
    return russian.language


def _page(answer: Answer, context: Context) -> Page:
    say = context.services.translators[answer.language]
    words = wording.word(answer, context.knowledge, say)
    return Page(
        words.text,
        heading=words.heading,
        foot=wording.foot(words.source, say),
        rows=column(Button(option.question, _ask(option)) for option in words.options),
    )


def _ask(option: wording.Option) -> Ask:
    kind, _, person = option.fact.partition(":")
    return Ask(kind="person", id=person) if kind == "person" else Ask(kind="fact", id=option.fact)


HANDLERS = (
    CallbackQueryHandler(answer_option, Ask.pattern()),
    MessageHandler(filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND & MEANT, answer_question),
    MessageHandler(filters.UpdateType.EDITED_MESSAGE & filters.TEXT & ~filters.COMMAND & MEANT, mend_answer),
)
