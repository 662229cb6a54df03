"""What hunspell's dictionaries know of words."""

import subprocess
from collections.abc import Iterable

from tests.conftest import require

DICTIONARIES = {"ru": "ru_RU", "kk": "kk_KZ"}


def ask(mode: str, words: Iterable[str], language: str) -> str:
    """Return what hunspell prints about words, in a mode of its: `-l` for those unknown, `-s` for their stems."""
    hunspell = require("hunspell", f"hunspell hunspell-{language}")
    found = subprocess.run(  # noqa: S603 - the tool that was just found
        [hunspell, "-i", "utf-8", "-d", DICTIONARIES[language], mode],
        input="\n".join(sorted(words)),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return found.stdout
