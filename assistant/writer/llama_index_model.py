"""A `Model` by any LLM of LlamaIndex. Holds no decision of its own.

What an LLM may offer beyond LlamaIndex's own class is looked for by name, and done without where it is missing:
`constrains` (its `stream_chat` takes `json_schema` and its server holds replies to it), `count_tokens(text)`, and
ModelFailed raised instead of its library's errors.
"""

from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from typing import Any

from llama_index.core.llms import LLM, ChatMessage, MessageRole

from assistant.errors import ModelFailed, Reason
from assistant.writer.contract import Message

BYTES_PER_TOKEN = 3  # of UTF-8; tokenizers of today need fewer tokens than that


class LlamaIndexModel:
    """Asks an LLM; safe to use from several threads as far as the LLM is."""

    def __init__(self, llm: LLM) -> None:
        self._llm = llm

    @property
    def name(self) -> str:
        return self._llm.metadata.model_name

    @property
    def window(self) -> int:
        return self._llm.metadata.context_window

    @property
    def reply_tokens(self) -> int:
        return self._llm.metadata.num_output

    @property
    def constrains(self) -> bool:
        return bool(getattr(self._llm, "constrains", False))

    def tokens(self, text: str) -> int:
        count = getattr(self._llm, "count_tokens", None)
        return int(count(text)) if count else len(text.encode("utf-8", "surrogatepass")) // BYTES_PER_TOKEN + 1

    def stream(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None = None
    ) -> Generator[str, None, None]:
        asked = [ChatMessage(role=MessageRole(message.role), content=message.text) for message in messages]
        constrained = {"json_schema": dict(schema)} if schema is not None and self.constrains else {}
        try:
            with closing(self._llm.stream_chat(asked, **constrained)) as reply:
                for part in reply:
                    # One that thinks before it writes has begun, too.
                    if part.delta or part.additional_kwargs.get("thinking_delta"):
                        yield part.delta or ""
        except ModelFailed:
            raise
        except Exception as error:
            # By its type alone: messages of clients hold keys and addresses.
            detail = f"The model {self.name!r} broke off ({type(error).__name__})."
            raise ModelFailed(Reason.BROKEN_OFF, detail) from error
