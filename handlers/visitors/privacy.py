"""What the bot keeps about a person, and how it forgets it."""

from handlers.kit.context import Context
from handlers.kit.messages import Button, Page
from handlers.kit.payloads import StalePayloadError
from handlers.kit.topic import Command, Tap, Topic
from handlers.visitors.payloads import Forget
from storage import stores
from storage.database import retention
from storage.database.store import Person

_DAYS = {
    "exchanges": retention.EXCHANGES.days,
    "questions": retention.QUESTIONS.days,
    "subscriptions": retention.SUBSCRIPTIONS.days,
    "delivery": retention.DELIVERY.days,
    "backups": retention.BACKUPS,
}


async def explain_privacy(context: Context) -> None:
    """Say what is kept, and for how long."""
    say = await context.translator()
    periods = {name: say("privacy-period", count=days) for name, days in _DAYS.items()}
    context.show(Page(say("privacy-text", **periods), heading=say("privacy-heading")))


async def ask_to_forget(context: Context) -> None:
    """Ask once before everything is forgotten."""
    if context.user is None:
        return
    say = await context.translator()
    user = context.user.id
    buttons = [
        Button(say("forget-confirm"), Forget(choice="everything", user=user)),
        Button(say("forget-keep"), Forget(choice="nothing", user=user)),
    ]
    context.show(Page(say("forget-question"), rows=[buttons]))


async def forget(context: Context) -> None:
    """Forget everything about the person, or nothing."""
    payload = context.payload(Forget)
    if context.user is None or context.chat is None or payload.user != context.user.id:
        raise StalePayloadError  # in a group, everybody sees the button
    say = await context.translator()
    if payload.choice == "nothing":
        context.show(Page(say("forget-kept")))
        return
    context.work.add(stores.forget, Person(payload.user, frozenset({payload.user, context.chat.id})))
    context.show(Page(say("forget-done")))


async def tell_id(context: Context) -> None:
    """Tell people their own numeric id, which the owner's settings need."""
    if context.user is None:
        return
    say = await context.translator()
    context.show(Page(say("id-text", id=str(context.user.id))))


TOPIC = Topic(
    commands=(
        Command("privacy", explain_privacy, "visitor"),
        Command("forget", ask_to_forget, "visitor"),
        Command("id", tell_id, "visitor"),
    ),
    taps=(Tap(Forget, forget),),
)
