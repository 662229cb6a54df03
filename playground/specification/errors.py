"""What the stand-in answers when it refuses a call."""

from typing import Any, NoReturn

Json = dict[str, Any]


class TelegramError(Exception):
    """A call is refused because of the state of the world: a blocked bot, a deleted message, an old query."""

    def __init__(self, status: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.status = status
        self.description = description
        self.parameters = parameters

    def answer(self) -> Json:
        """Return the body of the response, as the Bot API words it."""
        body: Json = {"ok": False, "error_code": self.status, "description": self.description}
        return body | {"parameters": self.parameters} if self.parameters else body


class InvalidCallError(TelegramError):
    """A call that a correct bot never makes; the server remembers it among its refusals."""


def refuse(reason: str) -> NoReturn:
    """Answer 400 because of the state of the world."""
    raise TelegramError(400, f"Bad Request: {reason}")


def forbid(reason: str) -> NoReturn:
    """Answer 403: the bot has no place in that chat."""
    raise TelegramError(403, f"Forbidden: {reason}")


def reject(reason: str) -> NoReturn:
    """Answer 400 because of the caller's own fault."""
    raise InvalidCallError(400, f"Bad Request: {reason}")


def leave_out(what: str) -> NoReturn:
    """Answer 501: Telegram knows this, the stand-in does not."""
    raise InvalidCallError(501, f"Not Implemented: the stand-in for Telegram does not implement {what}")
