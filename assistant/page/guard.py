"""Who may talk to the page: this machine's browser, or whoever signs in; on the page itself, and nobody else."""

import re
from dataclasses import dataclass, replace
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.authentication import AuthenticationMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.errors import install
from assistant.page.sign_in import SignIn, refusal
from assistant.page.uploads import lying
from assistant.page.users import Users
from index.errors import BadSetting

UPLOAD = "/gradio_api/upload"
MAX_UPLOAD_BYTES = 256 * 2**20
MAX_LYING_BYTES = 4 * 2**30  # uploaded and not yet added, by all users together
MAX_CALL_BYTES = 4 * 2**20
# What gradio offers besides, and nobody needs here: it would keep sessions on disk, fetch from elsewhere, or tell more.
CLOSED = re.compile(
    r"/(?:login|logout|monitoring|pwa_icon|gradio_api/(?:deep_link|dev|openapi\.json|process_recording|proxy=|token|vibe))"
)

# Gradio compiles its components' templates in the browser, hence 'unsafe-eval'. Nothing may come from or go elsewhere.
HEADERS = {
    "content-security-policy": "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; "
    "frame-src 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


@dataclass(frozen=True, slots=True)
class Door:
    """Where the page is, who may come in, and what they may do there.

    `users` are who may sign in, None where nobody is asked to. `public_names` are the names and addresses by which
    browsers elsewhere reach the page. `read_only`: nobody may add or remove briefings. `mcp`: what programs may ask
    is offered as tools of the Model Context Protocol too.
    """

    host: str = "127.0.0.1"
    port: int = 7860
    users: Users | None = None
    public_names: tuple[str, ...] = ()
    read_only: bool = False
    mcp: bool = False


def checked(door: Door) -> Door:
    """Return the door with its host as the server wants it written; BadSetting where it may not stand open so."""
    if door.mcp and not find_spec("mcp"):
        raise BadSetting(f"Tools by MCP need the package mcp, which is not installed. Install it: {install('mcp')}")
    for name in door.public_names:
        if not re.fullmatch(r"[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\]", name):
            raise BadSetting(f"{name!r} is no name of a machine. Give it alone: --public-name briefings.example.org")
    if door.public_names and not door.users:
        raise BadSetting(
            f"The page is not shown as {door.public_names[0]}: it asks nobody for a password. "
            "Have it ask for one: --auth FILE"
        )
    if door.host == "localhost":
        return door
    try:
        address = ip_address(door.host.strip("[]"))
    except ValueError:
        raise BadSetting(
            f"The page cannot listen on {door.host!r}: give an address of this machine. Use --host 127.0.0.1"
        ) from None
    if not address.is_loopback and not door.users:
        raise BadSetting(
            f"The page does not listen on {address}: other machines could reach it, and it asks nobody for a password, "
            "so anyone there could read your briefings and add to them. Use --host 127.0.0.1; to reach it from "
            "another machine, tunnel to it: ssh -L 7860:127.0.0.1:7860 THIS-MACHINE; or have it ask for passwords: "
            "--auth FILE"
        )
    if address.is_unspecified and not door.public_names:
        raise BadSetting(
            f"{address} stands for every address of this machine. Say by which name or address browsers reach the "
            "page: --public-name briefings.example.org"
        )
    return replace(door, host=f"[{address}]" if address.version == 6 else str(address))


def middleware(door: Door, uploads: Path | None = None) -> list[Middleware]:
    """Return what every request passes through, in this order.

    `door` is as `checked` returns it. `uploads` is the folder that may not become too full, None for any.
    """
    # Without the list of hosts, a hostile site could point its own name at 127.0.0.1 and read the library.
    hosts = ["127.0.0.1", "localhost", door.host, *door.public_names]
    asks = [Middleware(AuthenticationMiddleware, backend=SignIn(door.users), on_error=refusal)] if door.users else []
    return [
        Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False),
        Middleware(Guard, read_only=door.read_only, uploads=uploads),
        *asks,
    ]


class Guard:
    """Refuses what comes from another origin or is too much, and adds the headers to every response.

    Plain ASGI: starlette's BaseHTTPMiddleware would hold back the stream of events that gradio answers with.
    """

    def __init__(self, app: ASGIApp, *, read_only: bool = False, uploads: Path | None = None) -> None:
        self._app = app
        self._read_only = read_only
        self._uploads = uploads
        self._arriving = 0  # bytes of the uploads under way

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        headers = Headers(scope=scope)
        no = refused(scope["method"], scope["path"], headers, read_only=self._read_only)
        if no or self._uploads is None or not _is_upload(scope["path"]):
            await (no or self._app)(scope, receive, send_with_headers)
            return
        size = int(headers.get("content-length", 0))
        self._arriving += size
        try:
            is_full = await run_in_threadpool(lying, self._uploads) + self._arriving > MAX_LYING_BYTES
            no = PlainTextResponse("Too much waits to be added. Try again later.", 507) if is_full else None
            await (no or self._app)(scope, receive, send_with_headers)
        finally:
            self._arriving -= size


def refused(method: str, path: str, headers: Headers, *, read_only: bool = False) -> PlainTextResponse | None:
    """Return the response to a request that may not pass, None for one that may."""
    origin = headers.get("origin")
    # Gradio lets every http://localhost:PORT in; another program's page on this machine is not ours.
    # By https where a proxy that speaks it stands before us.
    if origin is not None and origin.removeprefix("https://").removeprefix("http://") != headers.get("host", ""):
        return PlainTextResponse("Requests from other sites are refused.", 403)
    if CLOSED.match(path):
        return PlainTextResponse("There is no such page.", 404)
    if method in ("GET", "HEAD", "OPTIONS"):
        return None
    if read_only and _is_upload(path):
        return PlainTextResponse("Nobody may add briefings here.", 403)
    length = headers.get("content-length", "")
    if not length.isdecimal():
        return PlainTextResponse("A request must say how long it is.", 411)
    most = MAX_UPLOAD_BYTES if _is_upload(path) else MAX_CALL_BYTES
    if int(length) > most:
        return PlainTextResponse(f"More than {most // 2**20} MB at once. Add fewer files at a time.", 413)
    return None


def _is_upload(path: str) -> bool:
    return path.rstrip("/") == UPLOAD
