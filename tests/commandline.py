"""The command line, as an operator uses it."""

import subprocess
import sys
from pathlib import Path

from tests.garysh import clean_environment


class Shell:
    """A shell in an empty folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment: dict[str, str] = {}

    @property
    def variables(self) -> dict[str, str]:
        """All of the environment."""
        return clean_environment() | {"PYTHONPATH": str(Path(__file__).parents[1])} | self.environment

    def run(self, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        """Run `python -m bot` with these arguments."""
        return subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, "-m", "bot", *arguments],
            cwd=self.folder,
            env=self.variables,
            input=typed,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    def refusal(self, *arguments: str) -> str:
        """Run what must fail: not with 0, no traceback; return its one complaint."""
        done = self.run(*arguments)
        assert done.returncode != 0
        assert "Traceback" not in done.stderr
        return done.stderr
