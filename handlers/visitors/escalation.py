"""Questions that the bot cannot answer are passed on, and whoever asked for that is told when there is an answer."""

import sqlite3

from telegram import Message, Update
from telegram.constants import ChatType
from telegram.ext import CallbackQueryHandler

from handlers.kit import rendering
from handlers.kit.context import Context, Services
from handlers.kit.messages import Button, Page, Sheet, posting, renewing_buttons, show
from handlers.kit.payloads import Escalate, StalePayloadError, Withdraw, payload_of
from handlers.kit.telling import tell
from handlers.visitors import feedback
from locales import Translator
from storage.delivery import outbox
from storage.delivery.outbox import Call
from storage.questions import asked
from storage.questions.exchanges import Shown
from storage.users import subscriptions
from storage.users.subscriptions import Notice


async def pass_on(update: Update, context: Context) -> None:
    """Remember who waits for the answer to this question; where there is one by now, give it."""
    wanted, message = payload_of(update, Escalate), _message(update)
    question = await context.services.database.read(asked.find, wanted.asked)
    if question is None:
        raise StalePayloadError
    answer = await context.services.answering.answer(question.words, question.language, None)
    say = context.services.translators[answer.language]
    if answer.status == "answered":
        context.work.add(asked.choose, wanted.asked)
        words = rendering.render(answer, context.knowledge, say)
        show(update, context, tell(words, say, [feedback.buttons(wanted.asked)]), Shown(answer))
        return
    context.work.add(_wait, wanted.asked, renewing_buttons(message, [Escalate, Withdraw]))
    taking_back = Button(say("button-take-back"), Withdraw(asked=wanted.asked))
    context.work.add(outbox.add, renewing_buttons(message, [Escalate, Withdraw], [[taking_back]]))
    context.work.toast = say("passed-on")


async def take_back(update: Update, context: Context) -> None:
    """Forget who waits for the answer to this question."""
    wanted, message = payload_of(update, Withdraw), _message(update)
    question = await context.services.database.read(asked.find, wanted.asked)
    if question is None:
        raise StalePayloadError
    say = context.services.translators[question.language]
    context.work.add(subscriptions.unsubscribe, message.chat_id, wanted.asked)
    context.work.add(outbox.add, renewing_buttons(message, [Escalate, Withdraw], [[button(wanted.asked, say)]]))
    context.work.toast = say("taken-back")


def button(number: int, say: Translator) -> Button:
    """Return the button under a question that the bot cannot answer."""
    return Button(say("button-pass-on"), Escalate(asked=number))


def notice(due: Notice, services: Services) -> list[Call]:
    """Return the messages that tell somebody the answer; none where the fact is gone, or no longer said."""
    knowledge = services.answering.knowledge
    if due.fact not in knowledge.facts:
        return []
    say = services.translators[due.language]
    question = knowledge.facts[due.fact].question.best(due.language)
    words = rendering.fact(due.fact, knowledge, due.language, say)
    page = Page(say("notice-text", question=question), heading=say("notice-heading"))
    return posting(Sheet([page, *tell(words, say).pages]), due.chat_id)


def _message(update: Update) -> Message:
    """Return the message whose button was tapped: in a private chat, where alone such buttons are."""
    message = update.effective_message
    if not isinstance(message, Message) or message.chat.type != ChatType.PRIVATE:
        raise StalePayloadError
    return message


def _wait(connection: sqlite3.Connection, number: int, parting: Call) -> None:
    if asked.find(connection, number) is None:
        raise StalePayloadError
    subscriptions.subscribe(connection, number, parting)


HANDLERS = (CallbackQueryHandler(pass_on, Escalate.pattern()), CallbackQueryHandler(take_back, Withdraw.pattern()))
