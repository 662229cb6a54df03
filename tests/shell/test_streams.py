"""Standard input and output in place of files, as in pipelines."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commandline import Shell
from tests.garysh import rows


def test_a_backup_goes_through_pipes(shell: Shell) -> None:
    """Nothing but the copy is written to standard output, and it comes back from standard input."""
    shell.run("ask", "Где?")
    done = shell.run("backup", "-")
    assert (done.returncode, done.stderr) == (0, "")
    copy = shell.written
    assert copy.startswith(b"SQLite format 3\0")
    database = shell.folder / "data" / "garysh.db"
    database.write_bytes(b"gone")
    done = shell.run("restore", "-", typed=copy)
    assert (done.returncode, done.stdout) == (0, "")
    assert "standard input is the database" in done.stderr
    assert rows(database, "SELECT count(*) FROM people") == [(7,)]
    assert not (shell.folder / "-").exists()


@pytest.mark.parametrize("content", [b"", b"x" * 5000])
def test_a_refused_restore_changes_nothing(shell: Shell, content: bytes) -> None:
    """Not even a folder is made, and what was refused has its name."""
    complaint = shell.refusal("restore", "-", typed=content)
    assert "The backup standard input is not used" in complaint
    assert "Nothing was changed" in complaint
    (shell.folder / "bad.db").write_bytes(content)
    assert "The backup bad.db is not used" in shell.refusal("restore", "bad.db")
    assert [file.name for file in shell.folder.iterdir()] == ["bad.db"]


def test_content_goes_through_pipes(shell: Shell) -> None:
    """What is exported to standard output is checked and imported from standard input."""
    done = shell.run("content", "export", "-")
    assert (done.returncode, done.stderr) == (0, "")
    text = done.stdout
    assert "The content can be used" in shell.run("content", "check", "-", typed=text).stdout
    assert "0 were changed" in shell.run("content", "import", "-", typed=text).stdout
    changed = text.replace("около пятисот", "около шестисот")
    assert "1 were changed" in shell.run("content", "import", "-", typed=changed).stdout
    assert "шестисот" in shell.run("content", "export", "-").stdout
    assert "standard input: line 2: facts.x" in shell.refusal("content", "import", "-", typed="facts:\n  x: 5\n")
    assert not (shell.folder / "-").exists()


def test_ask_refuses_what_is_not_utf_8(shell: Shell) -> None:
    """The line is named, and those before it are answered."""
    done = shell.run("ask", "--json", typed="рахмет\r\n".encode() + "Где?\n".encode("cp1251"))
    assert (done.returncode, done.stderr) == (78, "garysh: standard input: line 2 is not UTF-8.\n")
    [answered] = map(json.loads, done.stdout.splitlines())
    assert answered["question"] == "рахмет"


@pytest.mark.parametrize("arguments", [["ask", "Где?"], ["content", "export", "-"], ["backup", "-"]])
def test_a_full_disk_behind_standard_output_is_named(shell: Shell, arguments: list[str]) -> None:
    """In one line, which names no file: the shell opened it."""
    shell.run("ask", "Где?")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "bot", *arguments],
            cwd=shell.folder,
            env=shell.variables,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    [complaint] = done.stderr.splitlines()
    assert complaint == "garysh: No space left on device. Check the free space, and where the output goes."
    assert done.returncode == 78
