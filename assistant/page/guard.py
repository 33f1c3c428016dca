"""Who may talk to the page: this machine's browser, on the page itself, and nobody else."""

from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from index.errors import BadSetting

MAX_BODY_BYTES = 256 * 2**20

# Gradio compiles its components' templates in the browser, hence 'unsafe-eval'. Nothing may come from or go elsewhere.
HEADERS = {
    "content-security-policy": "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; "
    "frame-src 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


def loopback(host: str) -> str:
    """Return `host` as the server wants it written; BadSetting where other machines could reach it."""
    if host == "localhost":
        return host
    try:
        address = ip_address(host.strip("[]"))
    except ValueError:
        raise BadSetting(
            f"The page cannot listen on {host!r}: give an address of this machine. Use --host 127.0.0.1"
        ) from None
    if not address.is_loopback:
        raise BadSetting(
            f"The page does not listen on {host}: other machines could reach it, and it asks nobody for a password, "
            "so anyone there could read your briefings and add to them. Use --host 127.0.0.1; to reach it from "
            "another machine, tunnel to it: ssh -L 7860:127.0.0.1:7860 THIS-MACHINE"
        )
    return f"[{address}]" if address.version == 6 else str(address)


def middleware(host: str) -> list[Middleware]:
    # Without the list of hosts, a hostile site could point its own name at 127.0.0.1 and read the library.
    return [
        Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost", host], www_redirect=False),
        Middleware(Guard),
    ]


class Guard:
    """Refuses what comes from another origin or is too large, and adds the headers to every response.

    Plain ASGI: starlette's BaseHTTPMiddleware would hold back the stream of events that gradio answers with.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        refusal = refused(scope["method"], Headers(scope=scope))
        await (refusal or self._app)(scope, receive, send_with_headers)


def refused(method: str, headers: Headers) -> PlainTextResponse | None:
    """Return the response to a request that may not pass, None for one that may."""
    origin = headers.get("origin")
    # Gradio lets every http://localhost:PORT in; another program's page on this machine is not ours.
    if origin is not None and origin != f"http://{headers.get('host', '')}":
        return PlainTextResponse("Requests from other sites are refused.", 403)
    if method in ("GET", "HEAD", "OPTIONS"):
        return None
    length = headers.get("content-length", "")
    if not length.isdecimal():
        return PlainTextResponse("A request must say how long it is.", 411)
    if int(length) > MAX_BODY_BYTES:
        return PlainTextResponse(f"More than {MAX_BODY_BYTES // 2**20} MB at once. Add fewer files at a time.", 413)
    return None
