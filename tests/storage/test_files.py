"""Files that wait to be sent: each by a name of its own, for nobody else's eyes."""

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from storage.delivery import files

_MOMENT = datetime(2025, 9, 10, 3, 4, 5, tzinfo=ZoneInfo("Asia/Almaty"))


def test_a_name_tells_what_and_when_and_cannot_be_guessed(tmp_path: Path) -> None:
    """The time is UTC, wherever the moment was read."""
    names = {files.new_file(tmp_path, "facts", "csv", _MOMENT).name for _ in range(100)}
    assert len(names) == 100
    assert all(re.fullmatch(r"facts-20250909T220405Z-[0-9a-f]{8}\.csv", name) for name in names)


def test_a_file_is_its_owner_s_alone(tmp_path: Path) -> None:
    """So is the folder that is made for it."""
    file = files.new_file(tmp_path / "exports", "facts", "yaml", _MOMENT)
    files.write(file, b"facts: {}")
    assert file.read_bytes() == b"facts: {}"
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_no_file_is_written_over(tmp_path: Path) -> None:
    """Nor through a link that somebody put there."""
    file = files.new_file(tmp_path, "facts", "yaml", _MOMENT)
    file.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FileExistsError):
        files.write(file, b"")
    assert not (tmp_path / "elsewhere").exists()
