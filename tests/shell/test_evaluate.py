"""The command `evaluate`, as an operator runs it over files of questions."""

import json
import os
import pty
import subprocess
import sys
from contextlib import suppress

import pytest

from bot.settings import Settings
from bot.shell.evaluate import reports
from tests.commandline import Shell

_PASSAGES = """{"passage": {"id": "koumiss", "title": "", "text": "Кумыс делают из кобыльего молока."}}
{"passage": {"id": "bread", "text": "Хлеб пекут в тандыре."}}
{"question": "из какого молока кумыс", "passages": ["koumiss"]}
"""
_QUESTION = '{"register": "short", "language": "ru", "question": "где форум", "expect": "place"}'
_LACKING = '{"register": "short", "language": "ru", "question": "где"}'


def test_a_dash_is_standard_input(shell: Shell) -> None:
    """It is evaluated like a file, and where nobody watches, nothing but the result is written."""
    done = shell.run("evaluate", "--json", "-", typed=_PASSAGES)
    assert json.loads(done.stdout) == {"file": "-", "hit_at_1": 1.0, "mrr_at_10": 1.0, "questions": 1}
    assert done.stderr == ""
    done = shell.run("evaluate", "-", typed=_PASSAGES)
    assert done.stdout.splitlines() == ["-", "hit_at_1: 1.0", "mrr_at_10: 1.0", "questions: 1"]


def test_a_terminal_shows_how_far_it_is(shell: Shell) -> None:
    """Only on standard error: what is written to standard output is the same as ever."""
    (shell.folder / "passages.jsonl").write_text(_PASSAGES, "utf-8")
    terminal, its_end = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "evaluate", "passages.jsonl"],
        cwd=shell.folder,
        env=shell.variables | {"TERM": "xterm"},
        stdout=subprocess.PIPE,
        stderr=its_end,
        encoding="utf-8",
    ) as process:
        os.close(its_end)
        shown = b""
        with suppress(OSError):  # so a terminal ends on Linux
            while part := os.read(terminal, 1024):
                shown += part
        written, _ = process.communicate()
    os.close(terminal)
    assert "Asking" in shown.decode()
    assert written.splitlines()[0] == "passages.jsonl"
    assert "Asking" not in written


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (f"{_QUESTION}\n\n{_LACKING}\n".encode(), "line 3: expect is missing; a line of this kind has register, "),
        (f'{_QUESTION[:-1]}, "note": 1}}'.encode(), "line 1: 'note' is unknown; a line of this kind has register, "),
        (_QUESTION[:-1].encode(), "line 1: this is no JSON from column 83 on; write one object a line"),
        (b"", "there is no question in it; write lines of"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "this is a binary file; name one of text"),
        (f"{_QUESTION}\n{_QUESTION}".encode("cp1251"), "line 1: this is not UTF-8; save the file as UTF-8"),
    ],
)
def test_a_file_that_is_not_in_order_is_named(shell: Shell, content: bytes, complaint: str) -> None:
    """File, line and field, in one line that says what to do."""
    (shell.folder / "questions.jsonl").write_bytes(content)
    assert complaint in _complaint(shell, "questions.jsonl")


def test_what_is_no_file_is_named(shell: Shell) -> None:
    """A directory, and nothing at all."""
    (shell.folder / "questions").mkdir()
    assert _complaint(shell, "questions") == "garysh: questions: this is a directory; name a file in it."
    assert "nowhere.jsonl. Check the path" in _complaint(shell, "nowhere.jsonl")


def test_nothing_is_measured_before_all_is_read(shell: Shell) -> None:
    """A fault in what comes last does not cost the minutes that the others take."""
    (shell.folder / "passages.jsonl").write_text(_PASSAGES, "utf-8")
    done = shell.run("evaluate", "passages.jsonl", "-", typed=_LACKING)
    assert (done.returncode, done.stdout) == (78, "")
    assert done.stderr.startswith("garysh: standard input: line 1: expect is missing")


def test_a_file_may_come_from_windows(shell: Shell) -> None:
    """A byte order mark before the first line is let go, and so is what ends lines there."""
    (shell.folder / "passages.jsonl").write_text("\ufeff" + _PASSAGES, "utf-8", newline="\r\n")
    assert shell.run("evaluate", "passages.jsonl").returncode == 0


def test_evaluate_asks_what_is_said_today(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fact whose day is over answers nothing, and two that are told together do not stand in each other's way."""
    shell.run("ask", "Где?")
    fact = "question: {ru: Где буфет?}, answer: {ru: Внизу.}, source: paper, verified: 2025-09-10"
    (shell.folder / "more.yaml").write_text(
        "sources: {paper: {name: Газета, date: 2025-09-10}}\n"
        "facts:\n"
        f"  first: {{topic: forum, {fact}, together: first}}\n"
        f"  second: {{topic: forum, {fact}, together: first}}\n"
        f"  over: {{topic: forum, {fact.replace('буфет', 'гардероб')}, until: 2025-09-11}}\n",
        "utf-8",
    )
    assert shell.run("content", "import", "more.yaml").returncode == 0
    questions = (("Где буфет?", "first"), ("Где гардероб?", "unknown"))
    lines = [
        json.dumps({"register": "plain", "language": "ru", "question": question, "expect": expect})
        for question, expect in questions
    ]
    (shell.folder / "questions.jsonl").write_text("\n".join(lines), "utf-8")
    # In this process and without the model, whose embeddings of all that is known would take half a minute.
    monkeypatch.setattr("bot.shell.evaluate.embedding.load", lambda threads: None)  # noqa: ARG005 - the name is the caller's
    settings = Settings(_env_file=None, database=shell.folder / "data" / "garysh.db")
    [found] = map(json.loads, reports(settings, [str(shell.folder / "questions.jsonl")], as_json=True))
    assert (found["answered"], found["silent"]) == (1.0, 1.0)


def _complaint(shell: Shell, file: str) -> str:
    done = shell.run("evaluate", file)
    assert (done.returncode, done.stdout) == (78, "")
    [complaint] = done.stderr.splitlines()
    assert file in complaint
    return complaint
