"""What is worth a look after a change that is no fault: it is saved, and shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from answers.models.knowledge import Content, Fact, Language
from handlers.editors.context import EditorContext
from handlers.editors.forms.form import folded, name_of
from handlers.editors.forms.labels import labelled, named
from handlers.editors.records.draft import NOWHERE
from handlers.editors.records.payloads import EditField, TellTogether
from handlers.editors.review.rehearsal import rehearse
from handlers.kit.markup import first_few, shorten
from handlers.kit.messages import Button
from storage.knowledge import history
from storage.knowledge.content import hints
from storage.knowledge.content.findings import of_changes
from storage.knowledge.knowledge import Change, merged
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
    lines = [say("warning-no-language", language=say.language_name(one)) for one in _untranslated(editor, changes)]
    buttons: list[Button] = []
    for change in changes:
        if isinstance(change.after, Fact):
            if late := await _behind(editor, change.id, change.before, change.after):
                lines.append(say("warning-behind", language=named(late, say)))
                buttons += [_answer_in(language, change.id, editor) for language in late]
            if not is_visible(change.after, editor.today):
                over = say.date(change.after.until or change.after.verified)
                lines.append(say("warning-over", date=over, key=say("key-until")))
            if (twin := await _twin(editor, change)) is not None:
                lines.append(twin.lines[0])
                buttons += twin.buttons
    return Warnings([*lines, *await _rehearsed(editor, changes)], buttons)


def _untranslated(editor: EditorContext, changes: Sequence[Change]) -> list[Language]:
    """Return the languages of the event in which some text of what is changed is missing."""
    changed = merged(Content(event=editor.known.event), changes)
    found = {finding.path[-1] for finding in of_changes(hints.untranslated(changed), changes)}
    return [] if changed.event is None else [language for language in changed.event.languages if language in found]


async def _behind(editor: EditorContext, id_: str, before: object, after: Fact) -> list[Language]:
    """Return the languages that were left as they were while another was changed, and so may say what is not so.

    Where those that were changed are only catching up, these are the ones that are still behind.
    """
    if not isinstance(before, Fact):
        return []
    both = [language for language in editor.languages if before.answer.get(language) and after.answer.get(language)]
    left = [language for language in both if before.half(language) == after.half(language)]
    changed = {*both} - {*left}
    if not changed:
        return []
    was_behind = (await editor.database.read(history.stale_languages, [id_])).get(id_, frozenset())
    return [language for language in left if language in was_behind or not changed <= was_behind]


def _answer_in(language: Language, fact_id: str, editor: EditorContext) -> Button:
    label = labelled(editor.say("label-fact-answer"), language, editor.languages, editor.say)
    return Button(label, EditField(kind="fact", target=fact_id, place=NOWHERE, field=name_of("answer", language)))


async def _twin(editor: EditorContext, change: Change) -> Warnings | None:
    """Return a warning where another fact answers the same question already."""
    fact, say = change.after, editor.say
    if not isinstance(fact, Fact):
        return None
    other_id = _same(change.id, fact, editor) or _near(change.id, fact, editor)
    if other_id is None:
        return None
    other = editor.known.facts[other_id]
    number = (await editor.database.read(facts.numbers, [other_id])).get(other_id, 0)
    question = shorten(other.question.best(say.language), _LENGTH)
    if other.source == fact.source:
        return Warnings([say("warning-twin", number=str(number), question=question)])
    button = Button(say("button-together", number=str(number)), TellTogether(fact=change.id, other=other_id))
    return Warnings([say("warning-other-source", number=str(number), question=question)], [button])


def _same(id_: str, fact: Fact, editor: EditorContext) -> str | None:
    wanted = _questions(fact, editor)
    for other_id, other in editor.known.facts.items():
        if other_id == id_ or (other.together is not None and other.together == fact.together):
            continue
        if wanted & _questions(other, editor):
            return other_id
    return None


def _questions(fact: Fact, editor: EditorContext) -> set[str]:
    """Return what a fact is asked by in the event's languages, as it is compared."""
    return {folded(text).rstrip(" ?!.…") for text in map(fact.question.get, editor.languages) if text}


def _near(id_: str, fact: Fact, editor: EditorContext) -> str | None:
    for language in editor.languages:
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
