"""What people asked of late, as a picture."""

import asyncio

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import CommandHandler, filters

from handlers.editors.files.exporting import new_file, write_file
from handlers.editors.insight.chart import Bar, Labels, draw
from handlers.editors.review.clustering import cluster_questions
from handlers.kit import rights
from handlers.kit.context import Context
from handlers.kit.messages import Page, show
from locales import Translator
from storage.delivery import outbox
from storage.delivery.outbox import FILE, Call
from storage.questions import clusters, statistics
from storage.questions.statistics import Statistics

_DAYS = 14
_MOST = 5


async def send_statistics(update: Update, context: Context) -> None:
    """Draw the last days and send them."""
    await rights.editor(update, context)
    chat, say, services = update.effective_chat, await context.translator(), context.services
    if chat is None or chat.type != ChatType.PRIVATE:
        show(update, context, Page(say("stats-in-private")))
        return
    await cluster_questions(services)
    numbers = await services.database.read(statistics.read, _DAYS, services.timezone)
    rows = (await services.database.read(clusters.most))[:_MOST]
    misses = [Bar((row.in_language(say.language) or row.wordings)[0].words, row.count) for row in rows]
    picture = await asyncio.to_thread(draw, numbers, _top_facts(numbers, context, say), misses, _labels(numbers, say))
    file = new_file(context, "stats", "png")
    await asyncio.to_thread(write_file, file, picture)
    caption = say("stats-caption", count=numbers.total, helpful=numbers.helpful, unhelpful=numbers.unhelpful)
    context.work.add(
        outbox.add, Call(chat.id, "sendPhoto", {"chat_id": chat.id, "photo": {FILE: str(file)}, "caption": caption})
    )


def _top_facts(numbers: Statistics, context: Context, say: Translator) -> list[Bar]:
    known = context.services.answering.known.facts
    labels = {id_: fact.question.best(say.language) for id_, fact in known.items()} | {"people": say("stats-people")}
    return [Bar(labels[id_], count) for id_, count in numbers.facts.most_common() if id_ in labels][:_MOST]


def _labels(numbers: Statistics, say: Translator) -> Labels:
    return Labels(
        say("stats-title", first=f"{numbers.days[0]:%d.%m}", last=f"{numbers.days[-1]:%d.%m.%Y}"),
        say("stats-by-day"),
        say("language-ru"),
        say("language-kk"),
        say("stats-outcome"),
        say("stats-answered"),
        say("stats-unanswered"),
        say("stats-facts"),
        say("stats-misses"),
        say("stats-nothing"),
    )


HANDLERS = (CommandHandler("stats", send_statistics, filters.UpdateType.MESSAGE),)
