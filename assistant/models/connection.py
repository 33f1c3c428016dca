"""How the servers of models are spoken to: which key, how long, and to nobody else."""

import os
import threading
from collections.abc import Callable
from typing import Any

import httpx

from assistant.errors import ModelFailed, Reason
from assistant.models.reach import is_here
from assistant.settings import WriterSettings

CONNECT_SECONDS = 10.0
NO_KEY = "none"  # what the libraries are told: only the connection itself knows the key
_own = threading.local()


def key(variable: str | None) -> str | None:
    """Return the key that an environment variable holds, None where none is named. Raises ModelFailed."""
    if variable is None:
        return None
    found = os.environ.get(variable, "").strip()
    if not found:
        raise ModelFailed(
            Reason.REFUSED,
            f"The environment variable {variable} is not set; put the key of the model into it.",
        )
    if not (found.isascii() and found.isprintable()):  # else the error of the library would show the key
        raise ModelFailed(Reason.REFUSED, f"The environment variable {variable} holds something that is no key.")
    return found


def options(settings: WriterSettings, base_url: str, key: str | None, header: str = "Authorization") -> dict[str, Any]:
    """Return what a client of httpx is made with.

    Silence is bounded here too, so that a request that nobody waits for any more ends.
    """
    silence = max(settings.first_seconds, settings.pause_seconds)
    return {
        "timeout": httpx.Timeout(silence, connect=min(CONNECT_SECONDS, silence)),
        "auth": _keyed(key, header),
        "event_hooks": {"response": [_remember]},
        # A proxy that the environment names is another machine; so is where a redirection leads to.
        "trust_env": not is_here(base_url),
        "follow_redirects": False,
    }


def hang_up() -> None:
    """Close the connections of what this thread has asked.

    The libraries leave that to the garbage collector; until it comes, a server goes on writing what nobody reads.
    """
    for response in _own.__dict__.pop("responses", ()):
        response.close()


def _remember(response: httpx.Response) -> None:
    _own.__dict__.setdefault("responses", []).append(response)


def _keyed(key: str | None, header: str) -> Callable[[httpx.Request], httpx.Request]:
    def keyed(request: httpx.Request) -> httpx.Request:
        for known in ("Authorization", "X-Api-Key"):  # NO_KEY, or one that the library found in the environment
            if known in request.headers:
                del request.headers[known]
        if key:
            request.headers[header] = f"Bearer {key}" if header == "Authorization" else key
        return request

    return keyed
