"""What the libraries of models raise → ModelFailed, in words for the user.

The three client libraries are alike enough to be told apart by what their errors carry (`status_code`, `response`,
`body`) and by the names of what lies below, so none of them is imported here.
"""

import math
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

from assistant.errors import ModelFailed, Reason

LONGEST_QUOTE = 160
OVERFULL = (
    "context length",
    "context size",
    "context window",
    "context_length",
    "too many tokens",
    "prompt is too long",
)
MAY_HAVE_THOUGHT = "One that thinks before it writes may need a larger writer.reply_tokens in settings.toml."
SPENT = ("insufficient_quota", "billing", "credit balance")
_SCHEMA = re.compile(r"\b(?:response_format|json_schema|schema|grammar|format)\b")


class Passing(ModelFailed):
    """A failure that may be over in a moment; `after` is how long the server asks to wait, None where it does not."""

    def __init__(self, reason: Reason, detail: str, after: float | None = None) -> None:
        super().__init__(reason, detail)
        self.after = after


class SchemaRefused(ModelFailed):
    """The server does not hold replies to a schema."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who was asked, as messages name it: `named` follows on "the". `key` is here so that no message shows it."""

    model: str
    named: str
    key: str | None = None
    key_variable: str | None = None


def failure(error: Exception, asked: Asked) -> ModelFailed:
    """Return what an error of a model's library means to the user."""
    if isinstance(error, ModelFailed):
        return error
    chain = list(_chain(error))
    status = next((s for e in chain if isinstance(s := getattr(e, "status_code", None), int)), None)
    if status is not None:
        return _by_status(status, _said(chain, asked), _retry_after(chain), asked)
    # By name: each library brings its own copy of what speaks HTTP.
    names = {kind.__name__ for e in chain for kind in type(e).__mro__}
    if names & {"ConnectError", "ConnectTimeout"}:
        return ModelFailed(
            Reason.UNREACHABLE,
            f"The {asked.named} cannot be reached. Start it, or change writer.base_url in settings.toml.",
        )
    if "TimeoutException" in names:
        return ModelFailed(Reason.TIMED_OUT, f"The {asked.named} fell silent.")
    if "TransportError" in names:
        return broken_off(asked)
    if getattr(error, "body", None) is not None:  # an error that was sent in place of the rest of the reply
        return Passing(Reason.BROKEN_OFF, f"The {asked.named} broke off{_quoted(_said(chain, asked))}.")
    return ModelFailed(
        Reason.BROKEN_OFF,
        f"What the {asked.named} sent is no reply of a language model ({type(error).__name__}). "
        "Check writer.kind and writer.base_url in settings.toml.",
    )


def broken_off(asked: Asked) -> Passing:
    return Passing(Reason.BROKEN_OFF, f"The reply of the {asked.named} broke off.")


def nothing(asked: Asked) -> Passing:
    return Passing(
        Reason.BROKEN_OFF,
        f"The {asked.named} sent nothing that could be read as a reply. "
        "If it goes on, check writer.kind and writer.base_url in settings.toml.",
    )


def empty(asked: Asked) -> Passing:
    return Passing(Reason.EMPTY, f"The {asked.named} replied with nothing. {MAY_HAVE_THOUGHT}")


def _by_status(status: int, said: str, after: float | None, asked: Asked) -> ModelFailed:
    server, quoted = f"The {asked.named}", _quoted(said)
    low = said.lower()
    if status == 413 or (status in (400, 422, 500) and any(word in low for word in OVERFULL)):
        return ModelFailed(
            Reason.TOO_LONG,
            f"The question with its evidence is longer than the model {asked.model!r} reads at once{quoted}. "
            "Set writer.context in settings.toml to what the model and its server are made for.",
        )
    if status in (401, 403):
        cure = (
            f"Put a valid one into the environment variable {asked.key_variable}."
            if asked.key_variable
            else "Put it into an environment variable and name that as writer.key_variable in settings.toml."
        )
        return ModelFailed(Reason.REFUSED, f"{server} asks for a valid key (status {status}{quoted}). {cure}")
    if status == 404:
        return ModelFailed(
            Reason.REFUSED,
            f"{server} does not know the model {asked.model!r}, or is none (status 404{quoted}). "
            "Change writer.model or writer.base_url in settings.toml.",
        )
    if 300 <= status < 400:
        return ModelFailed(
            Reason.REFUSED, f"{server} points to another address (status {status}). Set writer.base_url to it."
        )
    if status == 429 and any(word in low for word in SPENT):
        return ModelFailed(Reason.REFUSED, f"{server} wants to be paid before it answers again (status 429{quoted}).")
    if status in (408, 409, 425, 429):
        wait = "" if after is None else f" and asks to wait {after:.0f} seconds"
        return Passing(
            Reason.REFUSED, f"{server} takes no more questions for now (status {status}{quoted}){wait}.", after
        )
    if status >= 500:
        return Passing(Reason.REFUSED, f"{server} failed (status {status}{quoted}).", after)
    kind = SchemaRefused if _SCHEMA.search(low) else ModelFailed
    return kind(Reason.REFUSED, f"{server} turned the question down (status {status}{quoted}).")


def _chain(error: BaseException | None) -> Iterator[Any]:
    """Yield an error and those that led to it, hidden ones too: a library may raise its own `from None`."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _said(chain: list[Any], asked: Asked) -> str:
    """Return what the server said of it, as one short line without the key; "" where it said nothing."""
    body = next((b for e in chain if (b := getattr(e, "body", None) or getattr(e, "error", None))), None)
    if isinstance(body, dict):
        inner = body.get("error", body)
        body = inner.get("message") or inner.get("type") if isinstance(inner, dict) else inner
    text = body if isinstance(body, str) else str(chain[0]) if body is None else ""
    line = " ".join(text.split())
    if asked.key:
        line = line.replace(asked.key, "…")
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"


def _quoted(said: str) -> str:
    return f": {said.rstrip('.')}" if said else ""


def _retry_after(chain: list[Any]) -> float | None:
    """Return the seconds that the server asks to wait, None where it does not, or not in words we know."""
    responses = (response for e in chain if (response := getattr(e, "response", None)) is not None)
    value = next((response.headers.get("retry-after") for response in responses), None)
    if value is None:
        return None
    try:
        seconds = float(value)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(value).timestamp() - time.time()
        except (ValueError, OverflowError):
            return None
    return max(0.0, seconds) if math.isfinite(seconds) else None
