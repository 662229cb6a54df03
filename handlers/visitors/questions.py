"""Free questions: answered in their own language, and answered anew when they are edited."""

import sqlite3
from dataclasses import replace

from telegram import Message

from answers.models.answer import Answer, PeopleQuery, Turn
from answers.models.knowledge import Language
from handlers.kit import rendering
from handlers.kit.addressing import question_of
from handlers.kit.context import FOLLOW_UP, Context, LanguageUnknownError
from handlers.kit.messages import Button, Sheet, column, mending
from handlers.kit.payloads import StalePayloadError
from handlers.kit.topic import Tap, Topic
from handlers.visitors import escalation, feedback
from handlers.visitors.payloads import Ask
from storage import question_context
from storage.database import limits
from storage.question_context import QuestionContext
from storage.questions import asked, exchanges
from storage.questions.exchanges import Shown
from storage.users import subscriptions


class QuestionTooLongError(Exception):
    """The text is longer than any question."""


async def answer_question(context: Context) -> bool:
    """Answer a question."""
    message = context.message
    if message is None:
        return False
    answer, number = await _answer(message, await context.question_context(message), context)
    context.show(_page(answer, number, context), Shown(answer))
    return True


async def mend_answer(context: Context) -> bool:
    """Answer an edited question: the answer that stands is changed."""
    message = context.message
    if message is None:
        return False
    standing = await context.database.read(exchanges.standing, message.chat_id, message.message_id)
    if standing is None or not standing.message_ids:
        return await answer_question(context)
    asked_in = await context.database.read(_context_then, message)
    answer, number = await _answer(message, asked_in, context)
    page = _page(answer, number, context)
    calls = mending(page, message.chat_id, standing.message_ids)
    context.work.add(exchanges.mend, standing.number, Shown(answer), calls)
    for message_id in standing.message_ids:
        context.work.add(subscriptions.drop_cleanup, message.chat_id, message_id)
    return True


async def answer_option(context: Context) -> None:
    """Answer what was offered and tapped."""
    option = context.payload(Ask)
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
    if isinstance(context.message, Message):
        context.work.add(subscriptions.drop_cleanup, context.message.chat_id, context.message.message_id)
    context.show(_page(answer, option.asked or None, context), Shown(answer))


def _context_then(connection: sqlite3.Connection, message: Message) -> QuestionContext:
    """Return the context in which a message was answered."""
    author = None if message.from_user is None else message.from_user.id
    now = question_context.find(connection, message.chat_id, author)
    return replace(now, last=exchanges.before(connection, message.chat_id, message.message_id))


async def _answer(message: Message, asked_in: QuestionContext, context: Context) -> tuple[Answer, int | None]:
    """Answer what a message asks; keep its words, without the person, under a number that the buttons carry.

    Raises LanguageUnknownError where neither the person nor the question itself tells the language.
    """
    question = question_of(message)
    if len(question) > limits.MAX_ASKED:
        raise QuestionTooLongError
    last, previous = asked_in.last, None
    if last is not None and last.shown.answer is not None and last.age < FOLLOW_UP.total_seconds():
        previous = last.shown.answer.turn
    language = context.spoken_language(asked_in.chosen)
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


def _page(answer: Answer, number: int | None, context: Context) -> Sheet:
    say = context.services.speaking(answer.language)
    words = rendering.render(answer, context.knowledge, say)
    rows = column(Button(option.question, _ask(option, answer.language, number)) for option in words.options)
    if number is not None and answer.status == "answered":
        rows.append(feedback.buttons(number))
    elif number is not None and context.is_private:
        rows.append([escalation.button(number, say)])
    return rendering.sheet(words, say, rows)


def _ask(option: rendering.Option, language: Language, number: int | None) -> Ask:
    kind, _, person = option.fact.partition(":")
    if kind == "person":
        return Ask(kind="person", id=person, language=language, asked=number or 0)
    return Ask(kind="fact", id=option.fact, language=language, asked=number or 0)


TOPIC = Topic(texts=(answer_question,), edited_texts=(mend_answer,), taps=(Tap(Ask, answer_option),))
