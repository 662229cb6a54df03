"""The forum: what it was, and each fact about it, in one message."""

from dataclasses import replace

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from handlers.kit import rendering
from handlers.kit.context import Context
from handlers.kit.messages import Button, Page, column, show
from handlers.kit.payloads import ShowFact, ShowForum, ShowStart, StalePayloadError, payload_of
from handlers.kit.telling import tell
from storage.knowledge.visible import representatives
from storage.questions.exchanges import Shown

_TOPIC = "forum"
_MOST_BUTTONS = 20


async def show_forum(update: Update, context: Context) -> None:
    """Tell the first fact about the forum and offer the others."""
    say = await context.translator()
    facts = [id_ for id_, fact in representatives(context.knowledge).facts.items() if fact.topic == _TOPIC]
    if not facts:  # editors took everything away
        show(update, context, Page(say("unknown-text"), heading=say("topic-forum")))
        return
    first, *others = facts
    words = replace(rendering.fact(first, context.knowledge, say.language, say), heading=say("topic-forum"))
    buttons = [
        Button(context.knowledge.facts[id_].question.best(say.language), ShowFact(fact=id_))
        for id_ in others[:_MOST_BUTTONS]
    ]
    rows = [*column(buttons), [Button(say("button-back"), ShowStart())]]
    show(update, context, tell(words, say, rows), Shown(subjects=(f"fact:{first}",)))


async def show_fact(update: Update, context: Context) -> None:
    """Tell one fact about the forum."""
    fact_id = payload_of(update, ShowFact).fact
    if fact_id not in context.knowledge.facts:
        raise StalePayloadError(fact_id)
    say = await context.translator()
    question = context.knowledge.facts[fact_id].question.best(say.language)
    words = replace(rendering.fact(fact_id, context.knowledge, say.language, say), heading=question)
    page = tell(words, say, [[Button(say("button-back"), ShowForum())]])
    show(update, context, page, Shown(subjects=(f"fact:{fact_id}",)))


HANDLERS = (
    CommandHandler("forum", show_forum, filters.UpdateType.MESSAGE),
    CallbackQueryHandler(show_forum, ShowForum.pattern()),
    CallbackQueryHandler(show_fact, ShowFact.pattern()),
)
