"""PTB's request layer over aiohttp, which answers several times as many calls a second as the stock one."""

import json
from collections.abc import Mapping
from functools import lru_cache
from http import HTTPStatus
from typing import Any

import aiohttp
from multidict import CIMultiDict
from telegram import InputFile
from telegram.error import NetworkError
from telegram.ext import ExtBot
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.api.deadlines import Deadlines
from bot.clock import Clock

_TIMEOUT = 15.0  # seconds for one call
_CONNECT_TIMEOUT = 10.0


class NotSentError(NetworkError):
    """The connection was not made, so the call was certainly not carried out."""


class OutcomeUnknownError(NetworkError):
    """The call went out and no whole response came back: it may or may not have been carried out."""


class AiohttpRequest(BaseRequest):
    """Calls of the Bot API as JSON, or as multipart where files go along."""

    def __init__(self, clock: Clock) -> None:
        self._session: aiohttp.ClientSession | None = None
        self._clock = clock
        self._deadlines = Deadlines(clock)  # like the session, of one event loop: made anew with it

    @property
    def read_timeout(self) -> float:
        """Seconds that one call may take."""
        return _TIMEOUT

    async def initialize(self) -> None:
        """Open the pool of connections."""
        if self._session is None:
            self._deadlines = Deadlines(self._clock)
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=0),  # whoever calls bounds the calls; here none shall wait unseen
                cookie_jar=aiohttp.DummyCookieJar(),  # the Bot API sets none, and looking for them costs time
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=_CONNECT_TIMEOUT),
            )

    async def shutdown(self) -> None:
        """Close the pool of connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # noqa: PLR0913, PLR0917 - the signature is PTB's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - one bound on the whole call
        connect_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - ours is fixed
        pool_timeout: object = BaseRequest.DEFAULT_NONE,  # noqa: ARG002 - waiting for a connection is fine
    ) -> tuple[int, bytes]:
        """Make one call; return the HTTP status and the body.

        Raises NotSentError or OutcomeUnknownError.
        """
        seconds = read_timeout if isinstance(read_timeout, int | float) else _TIMEOUT
        return await self._request(method, url, seconds, **_body(request_data))

    async def call(self, url: str, parameters: Mapping[str, Any], seconds: float) -> Any:  # noqa: ANN401 - JSON
        """Make a call that may take so many seconds, and return its `result`. A file is a parameter of its own.

        Raises telegram.error.TelegramError as PTB does. It is PTB's `post` but for the objects that PTB makes of each
        parameter, which cost a fifth of the call.
        """
        has_files = any(isinstance(value, InputFile) for value in parameters.values())
        content = _as_form(parameters) if has_files else _as_json(parameters)
        status, payload = await self._request("POST", url, seconds, **content)
        if status != HTTPStatus.OK:
            return await _Received(status, payload).post(url)
        return self.parse_json_payload(payload)["result"]

    async def _request(self, method: str, url: str, seconds: float, **content: Any) -> tuple[int, bytes]:  # noqa: ANN401 - aiohttp's
        if self._session is None:
            message = "the request layer is not initialized"
            raise NotSentError(message)
        try:
            with self._deadlines.within(seconds):
                async with self._session.request(method, _parse(url), **content) as response:
                    return response.status, _readable(response.status, await response.read())
        except aiohttp.ConnectionTimeoutError as error:
            message = "no connection in time"
            raise NotSentError(message) from error
        except TimeoutError as error:
            message = "no response in time"
            raise OutcomeUnknownError(message) from error
        except aiohttp.ClientConnectorError as error:
            raise NotSentError(_describe(error)) from error
        except Exception as error:  # whatever else aiohttp raises: callers know errors of Telegram's only
            raise OutcomeUnknownError(_describe(error)) from error

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Parse a response; unlike PTB's own, write no page of somebody's HTML to the log."""
        try:
            parsed = json.loads(payload)
        except ValueError as error:
            message = "the server's response is not JSON"
            raise OutcomeUnknownError(message) from error
        if not isinstance(parsed, dict):
            message = "the server's response is not a JSON object"
            raise OutcomeUnknownError(message)
        return parsed


class _Received(BaseRequest):
    """A response that came, for PTB's `post` to raise what it stands for: it asks `do_request` and reads the JSON."""

    read_timeout = None
    parse_json_payload = staticmethod(AiohttpRequest.parse_json_payload)

    def __init__(self, status: int, payload: bytes) -> None:
        self._response = status, payload

    async def initialize(self) -> None:
        """Open nothing."""

    async def shutdown(self) -> None:
        """Close nothing."""

    async def do_request(self, *_: object, **__: object) -> tuple[int, bytes]:
        """Return the response."""
        return self._response


class Bot(ExtBot[None]):
    """A bot that also makes calls as raw JSON."""

    def __init__(self, token: str, base_url: str, base_file_url: str, request: AiohttpRequest) -> None:
        super().__init__(
            token, base_url=base_url, base_file_url=base_file_url, request=request, get_updates_request=request
        )
        self._calls = request

    async def call(self, method: str, parameters: Mapping[str, Any], seconds: float = _TIMEOUT) -> Any:  # noqa: ANN401 - JSON
        """Make a call that may take so many seconds, and return its `result`. A file is a parameter of its own.

        Raises telegram.error.TelegramError as PTB does.
        """
        given = {name: value for name, value in parameters.items() if value is not None}
        return await self._calls.call(f"{self.base_url}/{method}", given, seconds)


def make_bot(token: str, api_url: str, clock: Clock) -> Bot:
    """Return a bot that talks with this Bot API server."""
    url = api_url.rstrip("/")
    return Bot(token, f"{url}/bot", f"{url}/file/bot", AiohttpRequest(clock))


# What is the same in one call after another is made once.
_JSON = CIMultiDict({"Content-Type": "application/json"})
_parse = lru_cache(URL)


def _body(request_data: RequestData | None) -> dict[str, Any]:
    if request_data is None:
        return {}
    if not request_data.contains_files:
        return _as_json(request_data.parameters)
    form = aiohttp.FormData()
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime_type) in (request_data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=mime_type)
    return {"data": form}


def _as_form(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters as multipart/form-data (Bot API, Making requests): files as such, all else as text or JSON."""
    form = aiohttp.FormData()
    for name, value in parameters.items():
        if isinstance(value, InputFile):
            filename, content, mime_type = value.field_tuple
            form.add_field(name, content, filename=filename, content_type=mime_type)
        else:
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    return {"data": form}


def _as_json(parameters: Mapping[str, Any]) -> dict[str, Any]:
    return {"data": json.dumps(parameters).encode(), "headers": _JSON}


def _readable(status: int, body: bytes) -> bytes:
    """Return the body; of a refusal that is no answer of the Bot API, what PTB takes for one.

    Else PTB would put all of it, a gateway's page of HTML, into the exception's message and so into the log.
    """
    if status < HTTPStatus.MULTIPLE_CHOICES or _is_object(body):
        return body
    phrase = HTTPStatus(status).phrase if status in list(HTTPStatus) else "HTTP status"
    description = f"{phrase} ({status}); not from the Bot API: {len(body)} bytes that are no JSON object"
    return json.dumps({"ok": False, "description": description}).encode()


def _is_object(body: bytes) -> bool:
    try:
        return isinstance(json.loads(body), dict)
    except ValueError:
        return False


def _describe(error: BaseException) -> str:
    """Return what went wrong without the URL, which carries the token."""
    return f"{type(error).__name__}: {error.strerror or error}" if isinstance(error, OSError) else type(error).__name__
