"""What operators read: never a token."""

import json
import logging
from collections.abc import Iterator
from typing import Literal

import pytest

from bot import logs

_TOKEN = "123456:AAHsecret-secret_secret"


@pytest.fixture(autouse=True)
def _leave_the_log_as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield
    root.handlers[:], level = before
    root.setLevel(level)


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_a_token_is_taken_out(log_format: Literal["text", "json"], capsys: pytest.CaptureFixture[str]) -> None:
    """From the message, from a URL, from a traceback; the bot's number stays, so that one knows which bot it was."""
    logs.set_up(log_format, "INFO")
    logging.getLogger("x").info("GET https://api.example/bot%s/getMe and %s", _TOKEN, _TOKEN)
    logging.getLogger("x").error("it failed", exc_info=RuntimeError(_TOKEN))
    written = capsys.readouterr().err
    assert "secret" not in written
    assert written.count("123456:<token>") >= 3
    assert "RuntimeError" in written
    if log_format == "json":
        first = json.loads(written.splitlines()[0])
        assert list(first) == ["time", "level", "logger", "message"]
