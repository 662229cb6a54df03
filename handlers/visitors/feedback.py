"""Whether an answer helped."""

import sqlite3

from telegram import Message

from handlers.kit.context import Context
from handlers.kit.messages import Button, renewing_buttons
from handlers.kit.payloads import StalePayloadError
from handlers.kit.topic import Tap, Topic
from handlers.visitors.payloads import Rate
from storage.delivery import outbox
from storage.questions import asked


async def rate(context: Context) -> None:
    """Remember once whether the answer helped, thank quietly, and take the buttons away."""
    rating = context.payload(Rate)
    question = await context.database.read(asked.find, rating.asked)
    if question is None:
        raise StalePayloadError
    say = context.services.speaking(question.language)  # whoever asked understands it, whatever the phone speaks
    context.work.add(_rate, rating)
    if isinstance(context.message, Message):
        context.work.add(outbox.add, renewing_buttons(context.message, [Rate]))
    context.work.toast = say(f"rated-{rating.mark}")


def buttons(number: int) -> list[Button]:
    """Return the buttons under the answer to this question."""
    return [Button("👍", Rate(mark="helpful", asked=number)), Button("👎", Rate(mark="unhelpful", asked=number))]


def _rate(connection: sqlite3.Connection, rating: Rate) -> None:
    if asked.find(connection, rating.asked) is None:
        raise StalePayloadError
    asked.rate(connection, rating.asked, rating.mark)


TOPIC = Topic(taps=(Tap(Rate, rate),))
