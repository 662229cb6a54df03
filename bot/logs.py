"""Logs: readable or as JSON, and never with a token in them."""

import json
import logging
import re
import sys
from typing import Literal

_TOKEN = re.compile(r"(?<!\d)(\d{3,}):[A-Za-z0-9_-]{10,}")


class _Redacting(logging.Formatter):
    """Takes whatever looks like a token out of the finished line, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        return _TOKEN.sub(r"\1:<token>", super().format(record))


class _AsJson(_Redacting):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return _TOKEN.sub(r"\1:<token>", json.dumps(line, ensure_ascii=False))


def set_up(log_format: Literal["text", "json"], level: str) -> None:
    """Write the log to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    if log_format == "json":
        handler.setFormatter(_AsJson())
    else:
        handler.setFormatter(_Redacting("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%H:%M:%S"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for chatty in ("telegram", "httpx", "httpcore", "aiohttp.access", "asyncio"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, logging.getLogger().level))
