"""Faults on demand: what a server and a network do on bad days."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from playground.specification.errors import Json

Ending = Literal["answer", "truncate", "hang", "reset", "proceed"]


class Fault(BaseModel):
    """What happens to the next calls of a method (of any where None) for a chat (any where None)."""

    model_config = ConfigDict(extra="forbid")

    method: str | None = None
    chat_id: int | None = None
    count: int | None = 1
    """How many calls; None for all until the faults are cleared."""
    delay: float = 0.0
    """Seconds before anything else."""
    accepted: bool = False
    """Whether the call takes effect although its answer does not come."""
    ending: Ending = "answer"
    """`answer` with status and body below; `truncate` the real answer; `hang`: never answer; `reset` the
    connection; `proceed`: nothing but the delay."""
    status: int = 500
    description: str = "Internal Server Error"
    parameters: Json | None = None
    html: str | None = None
    """A body that is no JSON, as gateways send."""

    def body(self) -> Json:
        """Return the JSON of the answer."""
        body: Json = {"ok": False, "error_code": self.status, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def too_many_requests(retry_after: int, method: str | None = None, chat_id: int | None = None, count: int = 1) -> Fault:
    """429 with `retry_after` seconds."""
    words = f"Too Many Requests: retry after {retry_after}"
    parameters = {"retry_after": retry_after}
    return Fault(method=method, chat_id=chat_id, count=count, status=429, description=words, parameters=parameters)


def bad_gateway(method: str | None = None, count: int | None = 1) -> Fault:
    """502 with a page of HTML."""
    page = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"
    return Fault(method=method, count=count, status=502, html=page)


class Faults:
    """The faults in store; the first that fits a call is used."""

    def __init__(self) -> None:
        self._stored: list[Fault] = []
        self._left: list[int | None] = []

    def add(self, fault: Fault) -> None:
        """Store a fault behind the others."""
        self._stored.append(fault)
        self._left.append(fault.count)

    def clear(self) -> None:
        """Forget all faults."""
        self._stored.clear()
        self._left.clear()

    def take(self, method: str, parameters: Json) -> Fault | None:
        """Return the fault that this call meets, and count it."""
        for place, fault in enumerate(self._stored):
            left = self._left[place]
            other_method = fault.method is not None and fault.method.lower() != method.lower()
            other_chat = fault.chat_id is not None and str(fault.chat_id) != str(parameters.get("chat_id"))
            if left == 0 or other_method or other_chat:
                continue
            self._left[place] = None if left is None else left - 1
            return fault
        return None
