"""Who may use the page and the control interface: this machine's own browser, on this server's own page."""

from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

LOOPBACK = {"localhost", "127.0.0.1", "::1"}
TOKEN_GUARDED = ("/bot", "/file/bot")
POLICY = "default-src 'self'; img-src 'self' blob:; style-src 'self'; base-uri 'none'; frame-ancestors 'none'"


def own_pages_only(listen_host: str) -> Middleware:
    """Return a middleware that refuses foreign `Host` (DNS rebinding) and foreign `Origin` (other sites)."""
    hosts = LOOPBACK | {listen_host}

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.path.startswith(TOKEN_GUARDED):
            return await handler(request)
        origin = request.headers.get("Origin")
        if urlsplit(f"//{request.host}").hostname not in hosts:
            return web.Response(status=403, text="This page is served under the name of this machine only.")
        if origin is not None and urlsplit(origin).netloc != request.host:
            return web.Response(status=403, text="Other sites have no access.")
        response = await handler(request)
        if not response.prepared:
            response.headers["Content-Security-Policy"] = POLICY
            response.headers["X-Content-Type-Options"] = "nosniff"
            response.headers["Cache-Control"] = "no-store"
        return response

    return middleware
