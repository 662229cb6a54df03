"""The command line, as an operator uses it."""

import multiprocessing
import os
import runpy
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.garysh import clean_environment

# A command runs in a process of its own, forked from one that has imported everything: importing takes over a second.
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["bot.shell.commands"])
_PATIENCE = 60.0  # seconds


class Shell:
    """A shell in an empty folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment: dict[str, str] = {}

    @property
    def variables(self) -> dict[str, str]:
        """All of the environment."""
        return clean_environment() | {"PYTHONPATH": str(Path(__file__).parents[1])} | self.environment

    @property
    def written(self) -> bytes:
        """What the last command wrote to standard output, which need not be text."""
        return (self._streams / "stdout").read_bytes()

    @property
    def _streams(self) -> Path:
        return self.folder.with_name(f"{self.folder.name}-streams")

    def run(self, *arguments: str, typed: str | bytes = "") -> subprocess.CompletedProcess[str]:
        """Run `python -m bot` with these arguments."""
        streams = self._streams
        streams.mkdir(exist_ok=True)
        (streams / "stdin").write_bytes(typed if isinstance(typed, bytes) else typed.encode())
        process = _PROCESSES.Process(target=_run, args=(arguments, self.folder, self.variables, streams))
        process.start()
        process.join(_PATIENCE)
        if process.exitcode is None:
            process.kill()
            raise subprocess.TimeoutExpired(arguments, _PATIENCE)
        stdout, stderr = ((streams / name).read_text("utf-8", errors="replace") for name in ("stdout", "stderr"))
        return subprocess.CompletedProcess(arguments, process.exitcode, stdout, stderr)

    def refusal(self, *arguments: str, typed: str | bytes = "") -> str:
        """Run what must fail: not with 0, no traceback; return its one complaint."""
        done = self.run(*arguments, typed=typed)
        assert done.returncode != 0
        assert "Traceback" not in done.stderr
        return done.stderr


def _run(arguments: Sequence[str], folder: Path, variables: Mapping[str, str], streams: Path) -> None:
    """Be `python -m bot`: with this environment, in this folder, and with files for the standard streams."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(variables)
    for descriptor, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        with (streams / name).open(mode) as file:
            os.dup2(file.fileno(), descriptor)
        setattr(sys, name, open(descriptor, mode, encoding="utf-8", newline=None, closefd=False))  # noqa: SIM115
    sys.argv = ["bot", *arguments]
    runpy.run_module("bot", run_name="__main__", alter_sys=True)
