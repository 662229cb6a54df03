"""What is done with facts alone: deleted by number, verified, told together with another."""

from collections.abc import Sequence

from answers.models.knowledge import Fact
from handlers.editors.catalogue import records
from handlers.editors.context import EditorContext, editors_only
from handlers.editors.dialogue import saving
from handlers.editors.dialogue.saving import Saved
from handlers.editors.records import fact
from handlers.editors.records.draft import NOWHERE, Draft
from handlers.editors.records.fact_number import called
from handlers.editors.records.payloads import EditRecord, TellTogether, VerifyFact
from handlers.kit.messages import Page, Sheet
from handlers.kit.payloads import StalePayloadError
from handlers.kit.topic import Command, Tap, Topic
from storage.knowledge.knowledge import Change, merged


@editors_only
async def ask_to_delete(editor: EditorContext) -> None:
    """Ask before the fact with this number is deleted."""
    if editor.message is None:
        return
    id_ = await called(editor.message, editor)
    if id_ is None:
        editor.show(Page(editor.say("fact-which", command="/delfact")))
    else:
        await records.ask_to_delete(editor, records.draft_of("fact", id_, NOWHERE, editor))


@editors_only
async def verify(editor: EditorContext) -> None:
    """Note that a fact was verified today: that all its languages still say what is so."""
    id_ = editor.payload(VerifyFact).fact
    found = _fact(id_, editor)
    change = Change(fact.COLLECTION, id_, found, found.model_copy(update={"verified": editor.today}))

    def confirm(saved: Saved) -> Sheet:
        return _confirmed("saved-verified", (change,), saved, editor)

    saving.save(editor, (change,), confirm)


@editors_only
async def tell_together(editor: EditorContext) -> None:
    """Let two facts be told together from now on, each with its source."""
    payload = editor.payload(TellTogether)
    one, other = _fact(payload.fact, editor), _fact(payload.other, editor)
    key = other.together or payload.other
    changes = [
        Change(fact.COLLECTION, id_, found, found.model_copy(update={"together": key}))
        for id_, found in ((payload.other, other), (payload.fact, one))
    ]

    def confirm(saved: Saved) -> Sheet:
        return _confirmed("saved-together", changes, saved, editor)

    saving.save(editor, changes, confirm)


def _confirmed(key: str, changes: Sequence[Change], saved: Saved, editor: EditorContext) -> Sheet:
    id_ = changes[-1].id
    under = saving.buttons_under(saved, changes[-1], EditRecord(kind="fact", target=id_), editor.say)
    heading = Page("", heading=editor.say(key, number=str(saved.number)))
    would_be = merged(editor.known, changes)
    return Sheet([heading, *fact.preview(Draft(kind="fact", target=id_), would_be, editor)], [under])


def _fact(id_: str, editor: EditorContext) -> Fact:
    found = editor.known.facts.get(id_)
    if found is None:
        raise StalePayloadError(id_)
    return found


TOPIC = Topic(
    commands=(Command("delfact", ask_to_delete, "editor"),),
    taps=(Tap(VerifyFact, verify), Tap(TellTogether, tell_together)),
)
