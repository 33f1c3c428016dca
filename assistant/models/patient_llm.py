"""An LLM of LlamaIndex that is asked again when that may help, and not waited for longer than the settings say."""

from collections.abc import Iterator, Sequence
from functools import partial
from threading import Event
from typing import Any

from llama_index.core.base.llms.generic_utils import (
    achat_to_completion_decorator,
    astream_chat_to_completion_decorator,
    chat_to_completion_decorator,
    stream_chat_to_completion_decorator,
)
from llama_index.core.callbacks import CallbackManager
from llama_index.core.llms import (
    LLM,
    ChatMessage,
    ChatResponse,
    ChatResponseAsyncGen,
    ChatResponseGen,
    CompletionResponse,
    CompletionResponseAsyncGen,
    CompletionResponseGen,
    LLMMetadata,
)
from pydantic import PrivateAttr
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    stop_after_attempt,
    wait_exponential,
    wait_random,
)

from assistant.errors import ModelFailed, Reason
from assistant.models.connection import hang_up
from assistant.models.constrained import constrained
from assistant.models.failures import Asked, Passing, SchemaRefused, broken_off, empty, failure, nothing
from assistant.models.relay import Clock, Produce, arelayed, relayed
from assistant.settings import WriterSettings

LONGEST_TOKEN = 32  # characters; what is longer than all tokens could be is not from a model that keeps its limit
BYTES_A_TOKEN = 3  # tokenizers of today need about 4 for English; too many is better than too few
BACKOFF = wait_exponential(multiplier=0.5, max=8) + wait_random(0, 0.5)


class PatientLLM(LLM):
    """Wraps another LLM. Every call of it raises ModelFailed, and nothing else, where the model fails.

    The model is asked again as long as nothing of a reply has come, at most `attempts` times and within the limits.
    `json_schema=…` in a call holds the reply to a schema where `constrains` is true; a server that turns out not to
    know how is asked without.
    """

    _inner: LLM = PrivateAttr()
    _limits: WriterSettings = PrivateAttr()
    _asked: Asked = PrivateAttr()
    _refuses_schemas: bool = PrivateAttr(default=False)

    def __init__(self, inner: LLM, limits: WriterSettings, asked: Asked) -> None:
        super().__init__(callback_manager=CallbackManager())
        self._inner = inner
        self._limits = limits
        self._asked = asked

    @classmethod
    def class_name(cls) -> str:
        return "patient_llm"

    @property
    def metadata(self) -> LLMMetadata:
        return LLMMetadata(
            context_window=self._limits.context,
            num_output=self._limits.reply_tokens,
            is_chat_model=True,
            model_name=self._asked.model,
        )

    @property
    def constrains(self) -> bool:
        """Is a reply held to the schema that a call names?"""
        return not self._refuses_schemas and bool(constrained(self._inner, {}))

    def count_tokens(self, text: str) -> int:
        """Count by the model's own tokenizer where it can be reached, else rather too many."""
        count = getattr(self._inner, "count_tokens", None)
        if count is None:
            return -(-len(text.encode("utf-8", "surrogatepass")) // BYTES_A_TOKEN)
        try:
            return int(count(text))
        except Exception as error:
            raise failure(error, self._asked) from error

    def stream_chat(self, messages: Sequence[ChatMessage], **kwargs: Any) -> ChatResponseGen:
        clock = self._clock()
        yield from relayed(self._reply(messages, kwargs, clock), clock)

    async def astream_chat(self, messages: Sequence[ChatMessage], **kwargs: Any) -> ChatResponseAsyncGen:
        clock = self._clock()
        return arelayed(self._reply(messages, kwargs, clock), clock)

    def _clock(self) -> Clock:
        limits = self._limits
        return Clock(limits.first_seconds, limits.pause_seconds, limits.total_seconds)

    def chat(self, messages: Sequence[ChatMessage], **kwargs: Any) -> ChatResponse:
        *_, last = self.stream_chat(messages, **kwargs)
        return last

    async def achat(self, messages: Sequence[ChatMessage], **kwargs: Any) -> ChatResponse:
        *_, last = [piece async for piece in await self.astream_chat(messages, **kwargs)]
        return last

    def complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponse:  # noqa: ARG002
        return chat_to_completion_decorator(self.chat)(prompt, **kwargs)

    def stream_complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponseGen:  # noqa: ARG002
        return stream_chat_to_completion_decorator(self.stream_chat)(prompt, **kwargs)

    async def acomplete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponse:  # noqa: ARG002
        return await achat_to_completion_decorator(self.achat)(prompt, **kwargs)

    async def astream_complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponseAsyncGen:  # noqa: ARG002
        return await astream_chat_to_completion_decorator(self.astream_chat)(prompt, **kwargs)

    def _reply(self, messages: Sequence[ChatMessage], kwargs: dict[str, Any], clock: Clock) -> Produce[ChatResponse]:
        schema = kwargs.pop("json_schema", None)
        return partial(self._pieces, list(messages), schema, kwargs, clock)

    def _pieces(
        self, messages: list[ChatMessage], schema: Any, kwargs: dict[str, Any], clock: Clock, stop: Event
    ) -> Iterator[ChatResponse]:
        """Yield the reply, in a thread of its own."""
        try:
            yield from self._whole(messages, schema, kwargs, clock, stop)
        finally:
            hang_up()

    def _whole(
        self, messages: list[ChatMessage], schema: Any, kwargs: dict[str, Any], clock: Clock, stop: Event
    ) -> Iterator[ChatResponse]:
        """Ask until something comes, and yield it; from then on what fails has failed."""
        retrying = Retrying(
            stop=stop_after_attempt(self._limits.attempts),
            retry=retry_if_exception(lambda error: not stop.is_set() and self._may_pass(error, clock)),
            wait=_wait,
            sleep=partial(_wait_for, stop),
            reraise=True,
        )
        first, rest = retrying(self._begin, messages, schema, kwargs)
        written, ended = len(first.delta or ""), _has_ended(first)
        yield first
        try:
            for piece in rest:
                written, ended = written + len(piece.delta or ""), ended or _has_ended(piece)
                if written > LONGEST_TOKEN * self._limits.reply_tokens:
                    raise ModelFailed(
                        Reason.BROKEN_OFF, f"The model {self._asked.model!r} wrote on and on, beyond its limit."
                    )
                yield piece
        except Exception as error:
            raise failure(error, self._asked) from error
        if not ended:  # a connection that closes early may look like one that is done
            raise broken_off(self._asked)
        if not written:
            raise empty(self._asked)

    def _begin(
        self, messages: list[ChatMessage], schema: Any, kwargs: dict[str, Any]
    ) -> tuple[ChatResponse, Iterator[ChatResponse]]:
        """Return the first piece with something in it, and the rest."""
        held = {} if schema is None or self._refuses_schemas else constrained(self._inner, schema)
        try:
            return self._first(messages, {**kwargs, **held})
        except SchemaRefused:
            if not held:
                raise
            self._refuses_schemas = True
            return self._first(messages, kwargs)

    def _first(
        self, messages: list[ChatMessage], kwargs: dict[str, Any]
    ) -> tuple[ChatResponse, Iterator[ChatResponse]]:
        try:
            pieces = iter(self._inner.stream_chat(messages, **kwargs))
            piece = None
            for piece in pieces:
                # A model that thinks before it writes has begun, too.
                if piece.delta or piece.additional_kwargs.get("thinking_delta"):
                    return piece, pieces
        except Exception as error:
            raise failure(error, self._asked) from error
        raise nothing(self._asked) if piece is None else empty(self._asked)

    def _may_pass(self, error: BaseException, clock: Clock) -> bool:
        # Who is told to wait longer than the user would is not asked again.
        return isinstance(error, Passing) and (error.after or 0) < clock.left


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, Passing) and error.after is not None:
        return error.after
    return float(BACKOFF(state))


def _wait_for(stop: Event, seconds: float) -> None:
    if stop.wait(seconds):  # else it would be asked once more
        raise ModelFailed(Reason.TIMED_OUT, "Nobody waits for the model any more.")


def _has_ended(piece: ChatResponse) -> bool:
    """Does the model say in this piece that its reply is complete, or as long as it may be?"""
    raw: Any = piece.raw
    if isinstance(raw, dict) and raw.get("done"):  # Ollama
        return True
    choices = getattr(raw, "choices", None)  # OpenAI
    if choices and choices[0].finish_reason:
        return True
    # Anthropic tells it with the message, our own GGUF with the piece.
    return bool(piece.message.additional_kwargs.get("stop_reason") or piece.additional_kwargs.get("stop_reason"))
