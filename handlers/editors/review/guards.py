"""What is worth a look after a change that is no fault: it is saved, and shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from answers.models.knowledge import LANGUAGES, Fact, Knowledge, Language
from handlers.editors.context import EditorContext
from handlers.editors.forms.values import folded
from handlers.editors.records.draft import NOWHERE
from handlers.editors.records.payloads import EditField, TellTogether
from handlers.editors.review.rehearsal import rehearse
from handlers.kit.markup import first_few, shorten
from handlers.kit.messages import Button
from locales import Translator
from storage.knowledge import history
from storage.knowledge.knowledge import Change
from storage.knowledge.records import facts
from storage.knowledge.visible import is_visible

_LENGTH = 80
_SURE = 0.8  # that the new question is answered by another fact already


@dataclass(frozen=True, slots=True)
class Warnings:
    """Lines of text, and buttons that mend what they tell of."""

    lines: Sequence[str] = ()
    buttons: Sequence[Button] = ()


async def look(editor: EditorContext, changes: Sequence[Change]) -> Warnings:
    """Return what is worth a look in these changes."""
    say = editor.say
    lines: list[str] = []
    buttons: list[Button] = []
    for change in changes:
        if isinstance(change.after, Fact):
            lines += _missing(change.after, say)
            if (late := await _behind(editor, change.id, change.before, change.after)) is not None:
                lines.append(say(f"warning-behind-{late}"))
                field = EditField(kind="fact", target=change.id, place=NOWHERE, field=f"answer_{late}")
                buttons.append(Button(say(f"label-fact-answer-{late}"), field))
            if not is_visible(change.after, editor.today):
                lines.append(say("warning-over", date=say.date(change.after.until or change.after.verified)))
            if (twin := await _twin(editor, change)) is not None:
                lines.append(twin.lines[0])
                buttons += twin.buttons
    return Warnings([*lines, *await _rehearsed(editor, changes)], buttons)


def _missing(fact: Fact, say: Translator) -> list[str]:
    return [
        say(f"warning-no-{language}")
        for language in LANGUAGES
        if fact.question.get(language) is None or fact.answer.get(language) is None
    ]


async def _behind(editor: EditorContext, id_: str, before: object, after: Fact) -> Language | None:
    """Return the language that was left as it was while the other one was changed, and so may say what is not so.

    None where the other one is only catching up.
    """
    if not isinstance(before, Fact):
        return None
    both = [language for language in LANGUAGES if before.answer.get(language) and after.answer.get(language)]
    left = [language for language in both if before.half(language) == after.half(language)]
    if len(both) != len(LANGUAGES) or len(left) != 1:
        return None
    was_behind = await editor.database.read(history.stale_half, [id_])
    return left[0] if was_behind.get(id_, left[0]) == left[0] else None


async def _twin(editor: EditorContext, change: Change) -> Warnings | None:
    """Return a warning where another fact answers the same question already."""
    fact, say = change.after, editor.say
    if not isinstance(fact, Fact):
        return None
    other_id = _same(change.id, fact, editor.known) or _near(change.id, fact, editor)
    if other_id is None:
        return None
    other = editor.known.facts[other_id]
    number = (await editor.database.read(facts.numbers, [other_id])).get(other_id, 0)
    question = shorten(other.question.best(say.language), _LENGTH)
    if other.source == fact.source:
        return Warnings([say("warning-twin", number=str(number), question=question)])
    button = Button(say("button-together", number=str(number)), TellTogether(fact=change.id, other=other_id))
    return Warnings([say("warning-other-source", number=str(number), question=question)], [button])


def _same(id_: str, fact: Fact, known: Knowledge) -> str | None:
    wanted = {_folded(question) for question in (fact.question.ru, fact.question.kk) if question}
    for other_id, other in known.facts.items():
        if other_id == id_ or (other.together is not None and other.together == fact.together):
            continue
        if wanted & {_folded(question) for question in (other.question.ru, other.question.kk) if question}:
            return other_id
    return None


def _near(id_: str, fact: Fact, editor: EditorContext) -> str | None:
    for language in LANGUAGES:
        question = fact.question.get(language)
        if question is None:
            continue
        answer = editor.services.answering.engine.answer(question, language)
        other = editor.services.answering.knowledge.facts.get(answer.fact or "")
        if other is None or answer.fact == id_ or answer.status != "answered" or answer.confidence < _SURE:
            continue
        if other.together is None or other.together != fact.together:
            return answer.fact
    return None


def _folded(text: str) -> str:
    return folded(text).rstrip(" ?!.…")


async def _rehearsed(editor: EditorContext, changes: Sequence[Change]) -> list[str]:
    say = editor.say
    rehearsal = await rehearse(editor, changes)
    lines = []
    for key, questions in (
        ("rehearsal-different", rehearsal.different),
        ("rehearsal-lost", rehearsal.lost),
        ("rehearsal-found", rehearsal.found),
    ):
        if questions:
            lines.append(say(key, count=len(questions), tried=rehearsal.tried, questions=first_few(questions)))
    return lines
