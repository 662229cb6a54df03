"""The scenes that the editors' guides show, in the order of the guides."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import expect

from answers.models.answer import Answer
from playground import Person
from storage.database.database import connect
from storage.questions import asked
from tests.pictures.stage import Stage
from tests.pictures.words import Words

_DAY = 86_400
_KNOWN = {"place": 9, "forum": 7, "stamp-printing": 5, "koumiss": 4, "experts": 6}
_EACH_DAY = (2, 3, 2, 5, 4, 6, 3, 7, 9, 6, 8, 11, 7, 9)  # the latest day last


@dataclass(frozen=True, slots=True)
class Cast:
    """Who plays."""

    editor: Person
    visitor: Person
    words: Words


async def invite(stage: Stage, owner: Person) -> None:
    """Let somebody in, as an owner does."""
    await stage.begin(owner)
    overview = await owner.says("/admins")
    await stage.shoot("admins", await stage.taps(owner, overview, "admins-invite"))


async def menu(stage: Stage, cast: Cast) -> None:
    """Show where the commands are."""
    await stage.begin(cast.editor)
    last = await cast.editor.says("/facts")
    commands = stage.phone.locator(".menu")
    await commands.click()
    await expect(stage.phone.locator(".commands")).to_contain_text("/addfact")
    await stage.phone.locator(".commands").evaluate(
        "menu => { menu.style.maxHeight = 'none';"
        " const first = [...menu.children].find(item => item.textContent.startsWith('/addfact'));"
        " menu.style.maxHeight = `${menu.getBoundingClientRect().bottom - first.getBoundingClientRect().top}px`;"
        " menu.scrollTop = menu.scrollHeight; }"
    )
    await stage.shoot("menu", last)
    await commands.click()


async def one_message(stage: Stage, cast: Cast) -> None:
    """Write a fact in one message."""
    await stage.begin(cast.editor)
    await stage.shoot("fact", await cast.editor.says(cast.words.fact))


async def step_by_step(stage: Stage, cast: Cast) -> None:
    """Answer what somebody waits for; the fact is asked for field by field, and the waiting one is told."""
    editor, visitor, words = cast.editor, cast.visitor, cast.words
    unknown = await visitor.says(words.asked)
    await stage.taps(visitor, unknown, "button-pass-on")
    await stage.begin(editor)
    card = await editor.taps(await editor.says("/unanswered"), words.asked[:20])
    await stage.shoot("unanswered", card)
    await stage.begin(editor)
    prompt = await editor.says(words.answer, reply_to=card)
    while stage.say("ask-fact-source") not in prompt.text:
        prompt = await stage.taps(editor, prompt, "button-skip")
    prompt = await editor.says(words.source)
    preview = await stage.taps(editor, prompt, "button-skip")
    await stage.shoot("preview", preview)
    question = visitor.chat.messages[-2]
    await stage.taps(editor, preview, "button-save")
    notice = await visitor.hears()
    await stage.begin(visitor, question)
    await stage.shoot("notice", notice)


async def two_sources(stage: Stage, cast: Cast) -> None:
    """Meet a warning, with the button that settles it."""
    await stage.begin(cast.editor)
    await stage.shoot("warning", await cast.editor.says(cast.words.other_source))


async def mend(stage: Stage, cast: Cast) -> None:
    """Change a field, and look at the change in the history."""
    editor = cast.editor
    await stage.begin(editor)
    fields = await editor.says("/editfact 20")
    await stage.shoot("fields", fields)
    own = stage.say("label-fact-answer")  # the first one is in the editor's own language
    await editor.taps(fields, next(label for label in fields.labels if label.startswith(own)))
    await stage.taps(editor, await editor.says(cast.words.another_date), "button-save")
    await stage.begin(editor)
    history = await editor.says("/history 20")
    change = await editor.taps(history, history.labels[0])
    await stage.shoot("history", change)


async def file(stage: Stage, cast: Cast) -> None:
    """Let a table show what it would change."""
    editor = cast.editor
    await stage.begin(editor)
    await editor.sends("/export csv")
    table = await editor.hears()
    content = stage.telegram.cloud.files.get(table.payload["document"]["file_id"]).content.decode()
    await editor.says("/import")
    await editor.sends_document("facts.csv", content.replace(*cast.words.cell).encode())
    await stage.shoot("import", await editor.hears())
    await editor.says("/cancel")


async def statistics(stage: Stage, cast: Cast) -> None:
    """Ask for the picture of the last fortnight."""
    await stage.begin(cast.editor)
    await cast.editor.sends("/stats")
    await stage.shoot("stats", await cast.editor.hears())


async def play(stage: Stage, owner: Person, cast: Cast) -> None:
    """Play all scenes."""
    await invite(stage, owner)
    await owner.says(f"/admins {cast.editor.id}")
    await cast.editor.hears()
    await menu(stage, cast)
    await one_message(stage, cast)
    await step_by_step(stage, cast)
    await two_sources(stage, cast)
    await mend(stage, cast)
    await file(stage, cast)
    await statistics(stage, cast)


def fill(database: Path, words: Words) -> None:
    """Let people have asked for a fortnight."""
    facts = [fact for fact, count in _KNOWN.items() for _ in range(count)]
    with closing(connect(database)) as connection, connection:
        connection.execute("BEGIN")
        number = 0
        for ago, count in enumerate(reversed(_EACH_DAY)):
            for place in range(count):
                number += 1
                language = "ru" if (place + ago) % 3 else "kk"
                if number % 5:
                    fact = facts[number * 7 % len(facts)]
                    asked.record(connection, number, fact, Answer("answered", language, 1.0, fact=fact))
                    if number % 3 == 0:
                        asked.rate(connection, number, "helpful")
                else:
                    unknown = words.unknown[number // 5 % len(words.unknown)]
                    asked.record(connection, number, unknown, Answer("unknown", words.language, 0.0))
                connection.execute("UPDATE asked SET at = at - ? WHERE number = ?", (ago * _DAY, number))
