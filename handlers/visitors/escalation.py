"""Questions that the bot cannot answer, passed on to the editors: whoever wishes hears when there is an answer."""

import sqlite3

from telegram import Message

from handlers.kit import rendering
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, Sheet, renewing_buttons, sending_to
from handlers.kit.payloads import StalePayloadError
from handlers.kit.services import Services
from handlers.kit.topic import Tap, Topic
from handlers.visitors import feedback
from handlers.visitors.payloads import Escalate, Withdraw
from locales import Translator
from storage.delivery import outbox
from storage.delivery.outbox import Call
from storage.questions import asked
from storage.questions.exchanges import Shown
from storage.users import subscriptions
from storage.users.subscriptions import Notice


async def escalate(context: Context) -> None:
    """Remember who waits for the answer to this question; where there is one by now, give it."""
    payload, message = context.payload(Escalate), _message(context)
    question = await context.database.read(asked.find, payload.asked)
    if question is None:
        raise StalePayloadError
    answer = await context.services.answering.answer(question.words, question.language, None)
    say = context.services.speaking(answer.language)
    if answer.status == "answered":
        context.work.add(asked.choose, payload.asked)
        words = rendering.render(answer, context.knowledge, say)
        context.show(rendering.sheet(words, say, [feedback.buttons(payload.asked)]), Shown(answer))
        return
    context.work.add(_subscribe, payload.asked, renewing_buttons(message, [Escalate, Withdraw]))
    withdrawal = Button(say("button-take-back"), Withdraw(asked=payload.asked))
    context.work.add(outbox.add, renewing_buttons(message, [Escalate, Withdraw], [[withdrawal]]))
    context.work.toast = say("passed-on")


async def withdraw(context: Context) -> None:
    """Forget who waits for the answer to this question."""
    payload, message = context.payload(Withdraw), _message(context)
    question = await context.database.read(asked.find, payload.asked)
    if question is None:
        raise StalePayloadError
    say = context.services.speaking(question.language)
    context.work.add(subscriptions.unsubscribe, message.chat_id, payload.asked)
    context.work.add(outbox.add, renewing_buttons(message, [Escalate, Withdraw], [[button(payload.asked, say)]]))
    context.work.toast = say("taken-back")


def button(number: int, say: Translator) -> Button:
    """Return the button under a question that the bot cannot answer."""
    return Button(say("button-pass-on"), Escalate(asked=number))


def notice(due: Notice, services: Services) -> list[Call]:
    """Return the messages that tell somebody the answer; none where the fact is gone, or no longer visible."""
    knowledge = services.answering.knowledge
    if due.fact not in knowledge.facts:
        return []
    say = services.speaking(due.language)
    question = knowledge.facts[due.fact].question.best(due.language)
    words = rendering.fact(due.fact, knowledge, due.language, say)
    page = Page(say("notice-text", question=question), heading=say("notice-heading"))
    return sending_to(due.chat_id, Sheet([page, *rendering.sheet(words, say).pages]))


def _message(context: Context) -> Message:
    """Return the message whose button was tapped: in a private chat, where alone such buttons are."""
    message = context.message
    if not isinstance(message, Message) or not context.is_private:
        raise StalePayloadError
    return message


def _subscribe(connection: sqlite3.Connection, number: int, cleanup: Call) -> None:
    if asked.find(connection, number) is None:
        raise StalePayloadError
    subscriptions.subscribe(connection, number, cleanup)


TOPIC = Topic(taps=(Tap(Escalate, escalate), Tap(Withdraw, withdraw)))
