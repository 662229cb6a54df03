"""A draft that nobody can read any more is given back as text, as far as it can be read: the editor goes on."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.editors import Editor

pytestmark = pytest.mark.usefixtures("garysh")

_TYPED = {"question_ru": "Где буфет?", "answer_ru": "Внизу."}
_STATES: list[tuple[str, bool]] = [  # what is stored, and whether what was typed can be read
    (json.dumps({"is_about": "draft", "kind": "poll", "target": "poll-1", "values": _TYPED}), True),
    (json.dumps({"is_about": "poem", "values": {**_TYPED, "lines": 4}}), True),
    (json.dumps({"is_about": "draft", "kind": "fact", "target": "x", "base": "{}", "values": _TYPED}), True),
    (json.dumps({"is_about": "draft", "kind": "fact", "values": [1, 2]}), False),
]
_stored = pytest.mark.parametrize(("state", "can_be_read"), _STATES)


async def _left_behind(editor: Editor, state: str, folder: Path) -> None:
    """Let another version have left this behind."""
    await editor.says("/addfact")
    _replace(folder / "garysh.db", state)


def _replace(file: Path, state: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE dialogues SET state = ?", (state,))


@_stored
async def test_the_next_step(editor: Editor, tmp_path: Path, state: str, can_be_read: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """It says what has happened, and then everything is as usual."""
    await _left_behind(editor, state, tmp_path)
    told = await editor.says("Где лифт?")
    assert told.text.startswith(editor.say("draft-unreadable"))
    assert ("Где буфет?" in told.text) is ("Внизу." in told.text) is can_be_read
    assert (await editor.says("/cancel")).text == editor.say("cancel-nothing")


@_stored
async def test_cancel(editor: Editor, tmp_path: Path, state: str, can_be_read: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """It gives back what was typed as it does of any draft; so does another command."""
    await _left_behind(editor, state, tmp_path)
    cancelled = await editor.says("/cancel")
    assert cancelled.text.startswith(editor.say("draft-dropped"))
    assert ("Где буфет?" in cancelled.text) is can_be_read
    await _left_behind(editor, state, tmp_path)
    assert (await editor.says("/facts")).text.startswith(editor.say("facts-heading"))
    if can_be_read:
        given = await editor.person.hears()
        assert given.text.startswith(editor.say("draft-aside"))
        assert "Внизу." in given.text


async def test_buttons_of_it_are_old(editor: Editor, tmp_path: Path) -> None:
    """As those of a draft that has ended."""
    prompt = await editor.says("/addfact")
    _replace(tmp_path / "garysh.db", "{}")
    tap = await editor.person.presses(prompt, editor.say("button-drop"))
    assert (await tap.answered()).text == editor.say("old-button")
