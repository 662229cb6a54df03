"""An editor who wants to be forgotten stays an editor, without a name."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from playground import BotApiServer, Person
from tests.editors import Editor

pytestmark = pytest.mark.usefixtures("garysh")

_QUESTION = "Где купить сувениры?"


async def test_only_the_number_and_the_role_stay(
    telegram: BotApiServer, editor: Editor, asel: Person, tmp_path: Path
) -> None:
    """The name goes from the role and from the history, and with it what was begun, waited for, chosen."""
    say, person = editor.say, editor.person
    await editor.says(
        "/addfact\nвопрос: Где лифт?\nответ: Слева.\nсұрақ: Лифт қайда?\nжауап: Сол жақта.\nисточник: БАҚ"
    )
    await editor.taps(await editor.says("/digest"), "digest-daily")
    offer = await editor.says(_QUESTION)
    await person.taps(offer, offer.labels[-1])
    group = telegram.group("Пресса", members=[asel, person])
    await person.says("/addfact@garysh_bot", chat=group)
    await editor.says("/addfact")
    assert "Гүлнәр" in _everything(tmp_path)
    assert "имя" in (await asel.says("/privacy")).text
    done = await editor.taps(await editor.says("/forget"), "forget-confirm")
    assert done.text.startswith(say("forget-done"))
    await editor.says("/id")
    left = _everything(tmp_path)
    assert "Гүлнәр" not in left
    for table in ("subscriptions", "dialogues", "jobs"):
        assert not [line for line in left.splitlines() if f'INTO "{table}"' in line and str(person.id) in line], table
    assert (await editor.says("/facts лифт")).labels  # the role is not forgotten
    assert f"• {person.id} · {person.id}" in (await asel.says("/admins")).text
    history = await asel.says("/history 20")
    assert str(person.id) in history.labels[0]


def _everything(folder: Path) -> str:
    with closing(sqlite3.connect(folder / "garysh.db")) as connection:
        return "\n".join(connection.iterdump())
