"""Where the last answer came from."""

from collections.abc import Sequence

from telegram import Update
from telegram.ext import CommandHandler, filters

from answers.models.answer import Answer
from answers.models.knowledge import Knowledge
from handlers.kit import markup, rendering, rights
from handlers.kit.context import Context
from handlers.kit.messages import Page, show
from locales import Translator
from storage.knowledge import history
from storage.knowledge.visible import told_together
from storage.questions import exchanges
from storage.users import authors

_COLLECTIONS = {"fact": "facts", "person": "people", "story": "stories"}
_SPECIAL = {"offered": "why-offered", "unknown": "why-unknown", "smalltalk": "why-smalltalk"}


async def explain_answer(update: Update, context: Context) -> None:
    """Name the fact, its source and date, and the words of the question that matched."""
    if update.effective_chat is None:
        return
    say = await context.translator()
    last = await context.services.database.read(exchanges.last, update.effective_chat.id)
    if last is None:
        show(update, context, Page(say("why-nothing")))
        return
    answer = last.shown.answer
    if answer is not None and answer.status in _SPECIAL:
        show(update, context, Page(say(_SPECIAL[answer.status])))
        return
    subjects = last.shown.subjects if answer is None else _subjects(answer, context.knowledge)
    paragraphs = [
        text for subject in dict.fromkeys(subjects) if (text := _explain(subject, context.knowledge, say)) is not None
    ]
    paragraphs += await _author(update, context, subjects, say)
    if not paragraphs:  # an editor took it away meanwhile
        show(update, context, Page(say("why-nothing")))
        return
    if answer is not None and answer.matched:
        paragraphs.append(markup.plain(say("why-matched", words=", ".join(answer.matched))))
    first, *others = paragraphs
    foot = "\n\n".join([first, *others])
    show(update, context, Page("", heading=say("why-heading"), foot=foot))


async def _author(update: Update, context: Context, subjects: Sequence[str], say: Translator) -> list[str]:
    """Return who wrote the first of the subjects, for editors' eyes alone."""
    user = rights.speaker(update)
    if user is None or not subjects or not await rights.is_staff(context, user.id):
        return []
    kind, _, id_ = subjects[0].partition(":")
    entries = await context.services.database.read(history.of_one, _COLLECTIONS.get(kind, ""), id_)
    if not entries:
        return []
    names = await context.services.database.read(authors.names, [one.author for one in entries[:1] if one.author])
    name = next(iter(names.values()), say("author-shell"))
    moment = say.moment(entries[0].at.astimezone(context.services.timezone))
    return [markup.plain(say("why-author", name=name, moment=moment))]


def _subjects(answer: Answer, knowledge: Knowledge) -> tuple[str, ...]:
    if answer.fact is not None:
        facts = told_together(answer.fact, knowledge) if answer.fact in knowledge.facts else []
        return tuple(f"fact:{fact}" for fact in facts)
    if len(answer.people) == 1:
        return tuple(f"person:{person}" for person in answer.people)
    return ("people",)


def _explain(subject: str, knowledge: Knowledge, say: Translator) -> str | None:
    """Return what a subject is and where it is known from, as HTML; None where it is gone."""
    kind, _, id_ = subject.partition(":")
    if kind == "fact" and id_ in knowledge.facts:
        fact = knowledge.facts[id_]
        what = say("why-fact", question=fact.question.best(say.language))
        verified = markup.plain(say("why-verified", date=say.date(fact.verified)))
        return f"{markup.plain(what)}\n{rendering.foot([knowledge.sources[fact.source]], say)}\n{verified}"
    if kind == "person" and id_ in knowledge.people:
        what = say("why-person", name=knowledge.people[id_].name.best(say.language))
        sources = rendering.sources_of([id_], knowledge)
    elif kind == "story" and id_ in knowledge.stories:
        what = say("why-story", title=knowledge.stories[id_].title.best(say.language))
        sources = [knowledge.sources[knowledge.stories[id_].source]]
    elif kind == "people" and knowledge.people:
        what = say("why-people")
        sources = rendering.sources_of(knowledge.people, knowledge)
    else:
        return None
    return f"{markup.plain(what)}\n{rendering.foot(sources, say)}"


HANDLERS = (CommandHandler("why", explain_answer, filters.UpdateType.MESSAGE),)
