"""A server on this machine that speaks the protocols of language models, and fails as the real ones do.

    with Server() as server:
        server.will(Status(429, {"Retry-After": "1"}), Says("Norvik burned."))
        …  # server.url goes into the settings; server.requests is what was asked

Each request takes the next of what it will do; the last stays. It speaks OpenAI's protocol under /v1, Ollama's under
/api and Anthropic's under /v1/messages, with and without streaming.
"""

import json
import socket
import struct
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Says:
    """Replies with a text, word by word.

    Waits `first` seconds before the first word and `pause` before each other. After `stop_after` words the
    connection is closed: with a reset where `killed`, else as if all was said.
    """

    text: str
    first: float = 0.0
    pause: float = 0.0
    stop_after: int | None = None
    killed: bool = False
    endless: bool = False  # says it over and over
    finish: str | None = "stop"

    @property
    def words(self) -> Iterator[str]:
        words = [word if i == 0 else f" {word}" for i, word in enumerate(self.text.split(" "))] if self.text else []
        yield from words
        while self.endless:
            yield from words


@dataclass(frozen=True)
class Status:
    """Answers with an error."""

    code: int
    headers: dict[str, str] = field(default_factory=dict)
    message: str = "no"


@dataclass(frozen=True)
class Sends:
    """Sends bytes as they are, with status 200."""

    body: bytes
    kind: str = "text/event-stream"


@dataclass(frozen=True)
class Stalls:
    """Takes the request and says nothing, `pings` apart: comments that keep the connection alive."""

    pings: float | None = None


@dataclass(frozen=True)
class HangsUp:
    """Closes the connection without a word."""


Deed = Says | Status | Sends | Stalls | HangsUp


class Server:
    """Listens on a port of its own while the `with` lasts."""

    def __init__(self) -> None:
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.hung_up = threading.Event()  # set when a client left in the middle of a reply
        self.closing = threading.Event()
        self._deeds: list[Deed] = [Says("Ready.")]
        self._lock = threading.Lock()
        handler = type("Handler", (_Handler,), {"owner": self})
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._http.daemon_threads = True

    def will(self, *deeds: Deed) -> None:
        """What it does, request by request; the last for all that follow."""
        self._deeds = list(deeds)

    def says(self, *texts: str) -> None:
        self.will(*map(Says, texts))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._http.server_port}"

    @property
    def url(self) -> str:
        """The base URL of OpenAI's protocol."""
        return f"{self.address}/v1"

    def next_deed(self) -> Deed:
        with self._lock:
            return self._deeds.pop(0) if len(self._deeds) > 1 else self._deeds[0]

    def __enter__(self) -> "Server":
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()


class _Handler(BaseHTTPRequestHandler):
    owner: Server
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers.get("content-length", 0))) or b"{}")
        self.owner.requests.append(body)
        self.owner.headers.append({name.lower(): value for name, value in self.headers.items()})
        self.close_connection = True
        try:
            self._do(self.owner.next_deed(), body)
        except (BrokenPipeError, ConnectionResetError):
            self.owner.hung_up.set()

    def _do(self, deed: Deed, body: dict[str, Any]) -> None:
        match deed:
            case Status(code, headers, message):
                error = {"error": message} if self._is_ollama else {"error": {"message": message, "type": "error"}}
                self._whole(code, json.dumps(error).encode(), "application/json", headers)
            case Sends(sent, kind):
                self._whole(200, sent, kind, {})
            case Stalls(None):
                self.owner.closing.wait()
            case Stalls(float() | int() as seconds):
                self._begin("text/event-stream")
                while not self.owner.closing.wait(seconds):
                    self._chunk(b": ping\n\n")
            case HangsUp():
                pass
            case Says() if body.get("stream", self._is_ollama):
                self._stream(deed)
            case Says():
                time.sleep(deed.first)
                self._whole(200, json.dumps(self._reply(deed)).encode(), "application/json", {})

    @property
    def _is_ollama(self) -> bool:
        return self.path.startswith("/api/")

    @property
    def _is_anthropic(self) -> bool:
        return self.path.endswith("/messages")

    def _whole(self, code: int, body: bytes, kind: str, headers: dict[str, str]) -> None:
        self.send_response(code)
        for name, value in {
            "content-type": kind,
            "content-length": str(len(body)),
            "connection": "close",
            **headers,
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _begin(self, kind: str) -> None:
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("transfer-encoding", "chunked")
        self.send_header("connection", "close")
        self.end_headers()

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.flush()

    def _stream(self, deed: Says) -> None:
        self._begin("application/x-ndjson" if self._is_ollama else "text/event-stream")
        events = self._events(deed)
        for event in events:
            self._chunk(event)
        if deed.killed:
            # A reset instead of a good-bye.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            return
        self._chunk(b"")

    def _events(self, deed: Says) -> Iterator[bytes]:
        if self._is_anthropic:
            yield from self._anthropic_head()
        for i, word in enumerate(deed.words):
            if i == deed.stop_after:
                return
            if self.owner.closing.wait(deed.pause if i else deed.first):
                return
            yield self._word(word)
        if self._is_ollama:
            yield _line({"message": {"role": "assistant", "content": ""}, "done": True, "done_reason": "stop"})
        elif self._is_anthropic:
            yield _event("content_block_stop", {"index": 0})
            yield _event(
                "message_delta",
                {"delta": {"stop_reason": "end_turn", "stop_sequence": None}, "usage": {"output_tokens": 9}},
            )
            yield _event("message_stop", {})
        else:
            yield b"data: " + json.dumps(_openai({}, deed.finish)).encode() + b"\n\n"
            yield b"data: [DONE]\n\n"

    def _word(self, word: str) -> bytes:
        if self._is_ollama:
            return _line({"message": {"role": "assistant", "content": word}, "done": False})
        if self._is_anthropic:
            return _event("content_block_delta", {"index": 0, "delta": {"type": "text_delta", "text": word}})
        return b"data: " + json.dumps(_openai({"content": word})).encode() + b"\n\n"

    def _anthropic_head(self) -> Iterator[bytes]:
        usage = {"input_tokens": 9, "output_tokens": 0}
        message = {"id": "m", "type": "message", "role": "assistant", "content": [], "model": "m", "usage": usage}
        yield _event("message_start", {"message": message})
        yield _event("content_block_start", {"index": 0, "content_block": {"type": "text", "text": ""}})

    def _reply(self, deed: Says) -> dict[str, Any]:
        if self._is_ollama:
            return {"model": "m", "message": {"role": "assistant", "content": deed.text}, "done": True}
        if self._is_anthropic:
            content, usage = [{"type": "text", "text": deed.text}], {"input_tokens": 9, "output_tokens": 9}
            head = {"id": "m", "type": "message", "role": "assistant", "model": "m", "stop_reason": "end_turn"}
            return {**head, "content": content, "usage": usage}
        message = {"role": "assistant", "content": deed.text}
        choice = {"index": 0, "message": message, "finish_reason": deed.finish}
        return {"id": "c", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice]}


def _openai(delta: dict[str, str], finish: str | None = None) -> dict[str, Any]:
    choice = {"index": 0, "delta": delta, "finish_reason": finish}
    return {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}


def _line(event: dict[str, Any]) -> bytes:
    return json.dumps({"model": "m", "created_at": "2026-03-02T00:00:00Z", **event}).encode() + b"\n"


def _event(kind: str, data: dict[str, Any]) -> bytes:
    return f"event: {kind}\ndata: {json.dumps({'type': kind, **data})}\n\n".encode()
