"""A language model of LlamaIndex that says what a test has written for it."""

from collections.abc import Callable, Sequence
from typing import Any

from llama_index.core.llms import (
    ChatMessage,
    ChatResponse,
    ChatResponseGen,
    CompletionResponse,
    CompletionResponseGen,
    CustomLLM,
    LLMMetadata,
)
from pydantic import Field, PrivateAttr

Reply = Callable[[str], str] | str | Exception
PIECE = 5  # characters that come at once


class ScriptedLLM(CustomLLM):
    """Replies in turn with what it was given: a text, what a function makes of the prompt, or an error.

    After the last the same comes again. An error in a list behind a text breaks that text off. `asked` holds the
    prompts, `schemas` what replies were to be held to, `given` how many characters were taken of the replies.
    """

    window: int = 4096
    constrains: bool = False
    _replies: list[Any] = PrivateAttr()
    asked: list[str] = Field(default_factory=list)
    schemas: list[Any] = Field(default_factory=list)
    given: int = 0

    def __init__(self, *replies: Reply | tuple[str, Exception], **fields: Any) -> None:
        super().__init__(**fields)
        self._replies = list(replies)

    @property
    def metadata(self) -> LLMMetadata:
        return LLMMetadata(context_window=self.window, num_output=256, model_name="scripted", is_chat_model=True)

    def stream_chat(self, messages: Sequence[ChatMessage], **kwargs: Any) -> ChatResponseGen:
        prompt = "\n\n".join(str(message.content) for message in messages)
        self.asked.append(prompt)
        self.schemas.append(kwargs.get("json_schema"))
        reply = self._replies.pop(0) if len(self._replies) > 1 else self._replies[0]
        text, error = reply if isinstance(reply, tuple) else (reply, None)
        if isinstance(text, Exception):
            raise text
        text = text(prompt) if callable(text) else text
        return self._pieces(text, error)

    def _pieces(self, text: str, error: Exception | None) -> ChatResponseGen:
        for start in range(0, len(text), PIECE):
            self.given = min(len(text), start + PIECE)
            yield ChatResponse(
                message=ChatMessage(role="assistant", content=text[:start]), delta=text[start : start + PIECE]
            )
        if error:
            raise error

    def complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponse:
        raise NotImplementedError("nobody asks without streaming")

    def stream_complete(self, prompt: str, formatted: bool = False, **kwargs: Any) -> CompletionResponseGen:
        raise NotImplementedError("it is asked by chat")
