"""A GGUF file that this process runs itself, by xllamacpp (llama.cpp)."""

import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import Any

import httpx
import xllamacpp
from llama_index.core.base.llms.generic_utils import chat_to_completion_decorator, stream_chat_to_completion_decorator
from llama_index.core.callbacks import CallbackManager
from llama_index.core.llms import (
    ChatMessage,
    ChatResponse,
    ChatResponseGen,
    CompletionResponse,
    CompletionResponseGen,
    CustomLLM,
    LLMMetadata,
    MessageRole,
)
from pydantic import PrivateAttr

from assistant.errors import ModelFailed, Reason
from assistant.settings import WriterSettings

TOKENIZE_SECONDS = 30.0


class RefusedByModel(Exception):
    """llama.cpp turned a request down; the message is its own."""

    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(str(error.get("message", "")))
        self.status_code = int(error.get("code", 500))


class GgufLLM(CustomLLM):
    """A language model in a file, loaded when it is first asked.

    `threads` is how many it computes with, 0 half of what the machine has.
    """

    path: Path
    context: int
    reply_tokens: int
    temperature: float = 0.0
    threads: int = 0
    _server: Any = PrivateAttr(default=None)
    _secret: str = PrivateAttr(default_factory=lambda: secrets.token_hex(16))
    _lock: Lock = PrivateAttr(default_factory=Lock)

    @classmethod
    def class_name(cls) -> str:
        return "gguf_llm"

    @property
    def metadata(self) -> LLMMetadata:
        return LLMMetadata(
            context_window=self.context, num_output=self.reply_tokens, is_chat_model=True, model_name=self.path.name
        )

    def stream_chat(self, messages: Sequence[ChatMessage], **kwargs: Any) -> ChatResponseGen:
        """Yield the reply; `kwargs` go to llama.cpp. Closing the generator stops it at the next token."""
        request = {
            "messages": [{"role": message.role.value, "content": message.content or ""} for message in messages],
            "max_tokens": self.reply_tokens,
            "temperature": self.temperature,
            "stream": True,
            **kwargs,
        }
        text = ""
        for chunk in self._chunks(request):
            choice = chunk["choices"][0]
            delta = choice["delta"].get("content") or ""
            text += delta
            yield ChatResponse(
                message=ChatMessage(role=MessageRole.ASSISTANT, content=text),
                delta=delta,
                raw=chunk,
                additional_kwargs={"stop_reason": choice.get("finish_reason")},
            )

    def chat(self, messages: Sequence[ChatMessage], **kwargs: Any) -> ChatResponse:
        *_, last = self.stream_chat(messages, **kwargs)
        return last

    def complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponse:  # noqa: ARG002
        return chat_to_completion_decorator(self.chat)(prompt, **kwargs)

    def stream_complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponseGen:  # noqa: ARG002
        return stream_chat_to_completion_decorator(self.stream_chat)(prompt, **kwargs)

    def count_tokens(self, text: str) -> int:
        # Python reaches the tokenizer only through the door that llama.cpp opens on this machine.
        response = httpx.post(
            f"{self._loaded().listening_address}/tokenize",
            json={"content": text},
            headers={"Authorization": f"Bearer {self._secret}"},
            timeout=TOKENIZE_SECONDS,
            trust_env=False,
        )
        return len(response.raise_for_status().json()["tokens"])

    def _chunks(self, request: dict[str, Any]) -> Any:
        """Yield what llama.cpp hands to a callback, which it calls in a thread of ours."""
        server = self._loaded()
        pipe: SimpleQueue[Any] = SimpleQueue()
        stop = Event()

        def take(chunk: dict[str, Any]) -> bool:
            pipe.put(chunk)
            return stop.is_set()  # True ends the reply

        def run() -> None:
            try:
                server.handle_chat_completions(request, take)
                pipe.put(None)
            except Exception as error:  # handed on to whoever waits for the reply
                pipe.put(error)

        # No daemon: a program that ends while llama.cpp computes would be aborted. It ends at the next token instead.
        Thread(target=run, daemon=False, name="gguf").start()
        try:
            while (chunk := pipe.get()) is not None:
                if isinstance(chunk, Exception):
                    raise RefusedByModel({"code": 400, "message": str(chunk)}) from chunk
                if "error" in chunk:
                    raise RefusedByModel(chunk["error"])
                yield chunk
        finally:
            stop.set()

    def _loaded(self) -> Any:
        with self._lock:
            if self._server is None:
                self._server = self._load()
            return self._server

    def _load(self) -> Any:
        params = xllamacpp.CommonParams()
        params.model.path = str(self.path)
        params.n_ctx = self.context
        params.n_parallel = 1
        params.warmup = False
        params.verbosity = -1
        params.offline = True
        # llama.cpp listens on a port of this machine as well: let nobody else read there what is asked.
        params.api_keys = [self._secret]
        params.endpoint_slots = params.endpoint_props = params.ui = False
        # Its threads spin while they wait for each other: where another program holds one of their cores, each token
        # takes seconds. One too few costs little.
        threads = self.threads or max(1, (os.cpu_count() or 1) // 2)
        params.cpuparams.n_threads = params.cpuparams_batch.n_threads = threads
        try:
            return xllamacpp.Server(params)
        except RuntimeError as error:
            raise ModelFailed(
                Reason.UNREACHABLE,
                f"{self.path} cannot be loaded: it is damaged, or of a kind that llama.cpp does not know, or there is "
                "not enough memory for it. Name another file as writer.model in settings.toml.",
            ) from error


def connect(settings: WriterSettings) -> GgufLLM:
    """Return the model of a GGUF file. Raises ModelFailed."""
    path = Path(settings.model or "").expanduser()
    try:
        with path.open("rb") as file:
            is_gguf = file.read(4) == b"GGUF"
    except OSError as error:
        raise ModelFailed(Reason.UNREACHABLE, f"{path} (writer.model) cannot be read: {error.strerror}.") from error
    if not is_gguf:
        raise ModelFailed(Reason.UNREACHABLE, f"{path} (writer.model) is no GGUF file.")
    return GgufLLM(
        path=path,
        context=settings.context,
        reply_tokens=settings.reply_tokens,
        temperature=settings.temperature,
        callback_manager=CallbackManager(),
    )
