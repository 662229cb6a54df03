"""What is most wanted and what was left behind, sent to editors as often as they choose."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import ClassVar, get_args

from handlers.editors.context import EditorContext, editors_only
from handlers.editors.forms.labels import named
from handlers.editors.insight.missing import ListMissing, behind, lacking
from handlers.editors.insight.unanswered import ListUnanswered, button
from handlers.editors.records.payloads import OpenRecord
from handlers.editors.review.clustering import cluster_questions
from handlers.kit.messages import Button, Page, column, sending_to
from handlers.kit.payloads import Payload
from handlers.kit.services import Services
from handlers.kit.topic import Command, Tap, Topic
from storage.delivery.outbox import Call
from storage.knowledge.records import facts
from storage.questions import clusters
from storage.users import digests, editors, visitors
from storage.users.digests import Digest, Often

_AT = time(9)
_MOST = 5  # of each


class ChooseDigest(Payload):
    """Send the digest so often."""

    name: ClassVar[str] = "digest"
    often: Often


@editors_only
async def ask(editor: EditorContext) -> None:
    """Say how often the digest comes, and offer to change that."""
    say = editor.say
    if not editor.is_private:
        editor.show(Page(say("digest-in-private")))
        return
    digest = await editor.database.read(digests.find, editor.author.id)
    often = "off" if digest is None else digest.often
    rows = [[Button(say(f"digest-{one}"), ChooseDigest(often=one)) for one in get_args(Often)]]
    editor.show(
        Page(say("digest-text", often=say(f"digest-{often}")), heading=say("digest-heading"), rows=rows),
    )


@editors_only
async def choose(editor: EditorContext) -> None:
    """Send the digest so often from now on."""
    wish = editor.payload(ChooseDigest)
    say = editor.say
    digest = Digest(editor.author.id, wish.often, say.language)
    editor.work.add(digests.plan, digest, next_time(digest, editor.services.now()))
    editor.show(Page(say(f"digest-chosen-{wish.often}"), heading=say("digest-heading")))


def next_time(digest: Digest, now: datetime) -> int:
    """Return the next nine in the morning after this moment, of a Monday where it comes weekly."""
    day = now.date()
    while True:
        at = datetime.combine(day, _AT, now.tzinfo)
        if at > now and (digest.often == "daily" or day.weekday() == 0):
            return int(at.timestamp())
        day += timedelta(days=1)


async def compose(digest: Digest, services: Services) -> Sequence[Call] | None:
    """Return the messages of a digest, none where there is nothing to say; None where it goes to no editor any more."""
    database = services.database
    if digest.user_id not in services.owners and await database.read(editors.find, digest.user_id) is None:
        return None
    await cluster_questions(services)
    chosen, spoken = await database.read(visitors.language, digest.user_id), services.spoken
    say = next(theirs for one in (chosen, digest.language, *spoken) if one and (theirs := spoken.get(one)))
    rows = (await database.read(clusters.most))[:_MOST]
    known = services.answering.known.facts
    found = await database.read(behind)
    late = {id_: [one for one in spoken if one in found[id_]] for id_ in found if id_ in known}
    late = {id_: languages for id_, languages in late.items() if languages}
    numbers = await database.read(facts.numbers, list(late)[:_MOST])
    halves = sum(1 for fact in known.values() if lacking(fact, [*spoken]))
    buttons = [button(row, say.language) for row in rows]
    lines = []
    if rows:
        lines.append(say("digest-wanted"))
    if late:
        lines.append(say("digest-behind", count=len(late)))
        buttons += [
            Button(
                f"№ {number} · {say('mark-behind', language=named(late[id_], say))}"
                f" · {known[id_].question.best(say.language)}",
                OpenRecord(kind="fact", target=id_),
            )
            for id_, number in numbers.items()
        ]
    if halves:
        lines.append(say("digest-missing", count=halves))
    if not lines:
        return []
    rows_of_buttons = [*column(buttons), [Button(say("digest-all"), ListUnanswered(page=0))]]
    if late or halves:
        rows_of_buttons.append([Button(say("missing-heading"), ListMissing(page=0))])
    return sending_to(digest.user_id, Page("\n".join(lines), heading=say("digest-heading"), rows=rows_of_buttons))


TOPIC = Topic(commands=(Command("digest", ask, "editor"),), taps=(Tap(ChooseDigest, choose),))
