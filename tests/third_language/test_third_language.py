"""A third language is files: with those alone, in a copy of the program, everything works in it."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.third_language.files import write_data, write_locale

_ROOT = Path(__file__).parents[2]
_PARTS = ("answers", "bot", "handlers", "locales", "playground", "storage", "tests", "training")


def test_a_language_is_added_by_files_alone(tmp_path: Path) -> None:
    """`locales/tr`, `answers/data/tr`, its texts in the content file; not a line of code. The walk is in `walk.py`."""
    for part in _PARTS:
        shutil.copytree(
            _ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__", "events", "fixtures")
        )
    shutil.copy(_ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(_ROOT / "tests/fixtures", tmp_path / "tests/fixtures")
    write_locale(tmp_path / "locales/ru", tmp_path / "locales/tr")
    write_data(tmp_path / "answers/data/tr")
    walk = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/third_language/walk.py"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert walk.returncode == 0, walk.stdout[-6000:]
