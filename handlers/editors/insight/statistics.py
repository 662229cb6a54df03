"""What people asked of late, as a picture."""

import asyncio

from answers.models.knowledge import Language
from handlers.editors.context import EditorContext, editors_only
from handlers.editors.insight.chart import Bar, Labels, draw
from handlers.editors.review.clustering import cluster_questions
from handlers.kit.messages import Page
from handlers.kit.topic import Command, Topic
from storage.delivery import files, outbox
from storage.delivery.outbox import FILE, Call
from storage.questions import clusters, statistics
from storage.questions.statistics import Statistics

_DAYS = 14
_MOST = 5


@editors_only
async def send_statistics(editor: EditorContext) -> None:
    """Draw the last days and send them."""
    chat, say, services = editor.chat, editor.say, editor.services
    if chat is None or not editor.is_private:
        editor.show(Page(say("stats-in-private")))
        return
    await cluster_questions(services)
    numbers = await services.database.read(statistics.read, _DAYS, services.timezone)
    rows = (await services.database.read(clusters.most))[:_MOST]
    misses = [Bar((row.in_language(say.language) or row.wordings)[0].words, row.count) for row in rows]
    picture = await asyncio.to_thread(draw, numbers, _top_facts(numbers, editor), misses, _labels(numbers, editor))
    file = files.new_file(services.exports, "stats", "png", services.now())
    await asyncio.to_thread(files.write, file, picture)
    caption = say("stats-caption", count=numbers.total, helpful=numbers.helpful, unhelpful=numbers.unhelpful)
    editor.work.add(
        outbox.add, Call(chat.id, "sendPhoto", {"chat_id": chat.id, "photo": {FILE: str(file)}, "caption": caption})
    )


def _top_facts(numbers: Statistics, editor: EditorContext) -> list[Bar]:
    say, known = editor.say, editor.known.facts
    labels = {id_: fact.question.best(say.language) for id_, fact in known.items()} | {"people": say("stats-people")}
    return [Bar(labels[id_], count) for id_, count in numbers.facts.most_common() if id_ in labels][:_MOST]


def _labels(numbers: Statistics, editor: EditorContext) -> Labels:
    say, asked_in = editor.say, sorted({language for _, language in numbers.by_day})
    return Labels(
        say("stats-title", first=f"{numbers.days[0]:%d.%m}", last=f"{numbers.days[-1]:%d.%m.%Y}"),
        say("stats-by-day"),
        {language: _name(language, editor) for language in [*editor.languages, *asked_in]},
        say("stats-outcome"),
        say("stats-answered"),
        say("stats-unanswered"),
        say("stats-facts"),
        say("stats-misses"),
        say("stats-nothing"),
    )


def _name(language: Language, editor: EditorContext) -> str:
    """Return what a language calls itself, as far as we speak it."""
    theirs = editor.services.translators.get(language)
    return editor.say.language_name(language) if theirs is None else theirs("language-name")


TOPIC = Topic(commands=(Command("stats", send_statistics, "editor"),))
