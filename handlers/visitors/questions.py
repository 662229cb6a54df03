"""Free questions: answered in their own language, and answered anew when they are edited."""

import sqlite3
from dataclasses import replace

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from answers.models.answer import Answer, PeopleQuery, Turn
from answers.models.knowledge import Language
from handlers.editors.dialogue import dialogue
from handlers.kit import rendering
from handlers.kit.addressing import MEANT, question_of
from handlers.kit.context import FOLLOW_UP, Context, LanguageUnknownError, QuestionTooLongError, phone_language
from handlers.kit.messages import Button, Sheet, column, mending, show
from handlers.kit.payloads import Ask, StalePayloadError, payload_of
from handlers.kit.telling import tell
from handlers.visitors import escalation, feedback
from storage import question_context
from storage.question_context import QuestionContext
from storage.questions import asked, exchanges
from storage.questions.exchanges import Shown
from storage.users import subscriptions

_LONGEST = 1000  # characters; nobody asks longer, but somebody pastes a novel


async def answer_question(update: Update, context: Context) -> None:
    """Answer a question."""
    message = update.effective_message
    if message is None:
        return
    situation = await context.services.database.read(question_context.find, message.chat_id, _author(message))
    if situation.dialogue is not None and await dialogue.is_meant(update, context):
        await dialogue.go_on(update, context, situation.dialogue, message)
        return
    answer, number = await _answer(message, situation, context)
    show(update, context, _page(answer, number, message, context), Shown(answer))


async def mend_answer(update: Update, context: Context) -> None:
    """Answer an edited question: the answer that stands is changed."""
    message = update.effective_message
    if message is None:
        return
    standing = await context.services.database.read(exchanges.standing, message.chat_id, message.message_id)
    if standing is None or not standing.message_ids:
        await answer_question(update, context)
        return
    situation = await context.services.database.read(_situation_then, message)
    answer, number = await _answer(message, situation, context)
    page = _page(answer, number, message, context)
    calls = mending(page, message.chat_id, standing.message_ids)
    context.work.add(exchanges.mend, standing.number, Shown(answer), calls)
    for message_id in standing.message_ids:
        context.work.add(subscriptions.drop_cleanup, message.chat_id, message_id)


async def answer_option(update: Update, context: Context) -> None:
    """Answer what was offered and tapped."""
    option = payload_of(update, Ask)
    known = context.knowledge.facts if option.kind == "fact" else context.knowledge.people
    if option.id not in known:
        raise StalePayloadError(option.id)
    if option.kind == "fact":
        answer = Answer("answered", option.language, 1.0, fact=option.id, turn=Turn(fact=option.id))
    else:
        query = PeopleQuery("person", person=option.id)
        people = (option.id,)
        answer = Answer(
            "answered", option.language, 1.0, query=query, people=people, turn=Turn(people=people, query=query)
        )
    context.work.add(asked.choose, option.asked)
    if isinstance(update.effective_message, Message):
        context.work.add(
            subscriptions.drop_cleanup, update.effective_message.chat_id, update.effective_message.message_id
        )
    show(update, context, _page(answer, option.asked or None, update.effective_message, context), Shown(answer))


def _situation_then(connection: sqlite3.Connection, message: Message) -> QuestionContext:
    """Return the situation in which a message was answered."""
    now = question_context.find(connection, message.chat_id, _author(message))
    return replace(now, last=exchanges.before(connection, message.chat_id, message.message_id))


def _author(message: Message) -> int | None:
    return None if message.from_user is None else message.from_user.id


async def _answer(message: Message, situation: QuestionContext, context: Context) -> tuple[Answer, int | None]:
    """Answer what a message asks; keep its words, without the person, under a number that the buttons carry.

    Raises LanguageUnknownError where neither the person nor the question itself tells the language.
    """
    question = question_of(message)
    if len(question) > _LONGEST:
        raise QuestionTooLongError
    last, previous = situation.last, None
    if last is not None and last.shown.answer is not None and last.age < FOLLOW_UP.total_seconds():
        previous = last.shown.answer.turn
    language = situation.chosen or phone_language(message.from_user.language_code if message.from_user else None)
    if language is None:
        language = context.services.answering.engine.certain_language(question)
        if language is None:
            raise LanguageUnknownError
    answer = await context.services.answering.answer(question, language, previous)
    if not asked.is_kept(question, answer):
        return answer, None
    number = context.services.numbers.draw()
    context.work.add(asked.record, number, question, answer)
    return answer, number


def _page(answer: Answer, number: int | None, message: Message | None, context: Context) -> Sheet:
    say = context.services.translators[answer.language]
    words = rendering.render(answer, context.knowledge, say)
    rows = column(Button(option.question, _ask(option, answer.language, number)) for option in words.options)
    if number is not None and answer.status == "answered":
        rows.append(feedback.buttons(number))
    elif number is not None and message is not None and message.chat.type == ChatType.PRIVATE:
        rows.append([escalation.button(number, say)])
    return tell(words, say, rows)


def _ask(option: rendering.Option, language: Language, number: int | None) -> Ask:
    kind, _, person = option.fact.partition(":")
    if kind == "person":
        return Ask(kind="person", id=person, language=language, asked=number or 0)
    return Ask(kind="fact", id=option.fact, language=language, asked=number or 0)


HANDLERS = (
    CallbackQueryHandler(answer_option, Ask.pattern()),
    MessageHandler(filters.UpdateType.MESSAGE & filters.TEXT & ~filters.COMMAND & MEANT, answer_question),
    MessageHandler(filters.UpdateType.EDITED_MESSAGE & filters.TEXT & ~filters.COMMAND & MEANT, mend_answer),
)
