"""Texts that are hard to show, in facts."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from answers.models.knowledge import Fact, Phrases, Text
from playground import BotApiServer, Person
from storage.database.database import connect
from storage.database.opening import prepare
from storage.knowledge import knowledge
from storage.knowledge.content.content import fill_with_shipped_content
from storage.knowledge.knowledge import Change
from tests.garysh import running, settings_for

_QUESTION = "Что написано на табличке у входа в зал?"


@pytest.mark.parametrize(
    "answer",
    [
        "<b>Не жирный</b> &amp; не ссылка: <a href='x'>",
        "👩‍🚀🇰🇿 \u200bневидимое\u200d и \u202eнаоборот\u202c",
        "Слово и дело. " * 1500,
        "👩‍🚀" * 3000,
        "а" * 20_000,
    ],
    ids=["markup", "invisible", "long", "emoji", "one word"],
)
async def test_a_fact_is_shown_as_it_is_written(
    telegram: BotApiServer, ivan: Person, tmp_path: Path, answer: str
) -> None:
    """Markup is text, what is too long comes in parts, the source stands once at the end, and nothing is lost."""
    _add(tmp_path, answer)
    async with running(settings_for(telegram, tmp_path)):
        await ivan.sends(_QUESTION)
        shown = [await ivan.hears()]
        while "Источник" not in shown[-1].text:
            shown.append(await ivan.hears())
    whole = "".join(message.text for message in shown).partition("Источник")[0]
    assert _visible(whole) == _visible(answer)


async def test_a_mended_answer_may_grow_over_one_message(telegram: BotApiServer, ivan: Person, tmp_path: Path) -> None:
    """The standing message is changed, and what does not fit into it follows."""
    _add(tmp_path, "Слово и дело. " * 500)
    async with running(settings_for(telegram, tmp_path)):
        question = await ivan.sends("Где прошёл форум?")
        answer = await ivan.hears()
        await ivan.edits(question, _QUESTION)
        assert (await answer.changes()).text.startswith("Слово и дело.")
        tail = await ivan.hears()
        assert tail.text.endswith("Источник: Kazpravda.kz, 10.09.2025")
        await ivan.edits(question, "Где прошёл форум?")
        assert "Алматы" in (await answer.now.changes()).text
        await ivan.says("/id")  # what is too much goes before the next answer comes
        assert tail.now.is_deleted


async def test_the_parts_of_a_long_answer_are_mended_in_place(
    telegram: BotApiServer, ivan: Person, tmp_path: Path
) -> None:
    """Nothing of the old answer stays, and nothing is said twice."""
    _add(tmp_path, "Слово и дело. " * 500)
    async with running(settings_for(telegram, tmp_path)):
        question = await ivan.sends(_QUESTION)
        parts = [await ivan.hears(), await ivan.hears()]
        before = [part.text for part in parts]
        await ivan.edits(question, f"{_QUESTION}?")
        await ivan.says("/id")
        assert [part.now.text for part in parts] == before
        await ivan.edits(question, "Где прошёл форум?")
        await ivan.says("/id")
        assert "Алматы" in parts[0].now.text
        assert parts[1].now.is_deleted


def _visible(text: str) -> str:
    """Return a text without white space and the marks of direction, which Telegram itself drops."""
    return "".join(text.translate(dict.fromkeys(range(0x202A, 0x202F))).split())


def _add(folder: Path, answer: str) -> None:
    """Put a fact into the database, as an editor's mistake or a generous import would."""
    fact = Fact(
        topic="forum",
        question=Text({"ru": _QUESTION}),
        answer=Text({"ru": answer}),
        examples=Phrases({"ru": ("что на табличке", "какая надпись на табличке у зала")}),
        source="kazpravda",
        verified=date(2025, 9, 10),
    )
    prepare(folder / "garysh.db", folder, fill_with_shipped_content)
    with closing(connect(folder / "garysh.db")) as connection:
        knowledge.apply(connection, [Change("facts", "plate", None, fact)])
