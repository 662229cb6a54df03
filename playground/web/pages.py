"""The chat page: static files without any address outside this server."""

from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

FOLDER = Path(__file__).with_name("page")
SUFFIXES = {".html", ".css", ".js", ".svg"}


def page_routes() -> list[web.RouteDef]:
    """Return a route for each file; `/` is the page itself."""
    routes = [
        web.get(f"/page/{file.name}", _serve(file)) for file in sorted(FOLDER.iterdir()) if file.suffix in SUFFIXES
    ]
    return [web.get("/", _serve(FOLDER / "index.html")), *routes]


def _serve(file: Path) -> Callable[[web.Request], Awaitable[web.FileResponse]]:
    async def serve(_request: web.Request) -> web.FileResponse:
        return web.FileResponse(file)

    return serve
