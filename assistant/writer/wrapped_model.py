"""A `Model` that asks another and is like it in all but what a class says of its own."""

from collections.abc import Generator, Mapping, Sequence
from typing import Any

from assistant.writer.contract import Message, Model


class WrappedModel:
    """Hands everything on to another model."""

    def __init__(self, model: Model) -> None:
        self._model = model

    @property
    def name(self) -> str:
        return self._model.name

    @property
    def window(self) -> int:
        return self._model.window

    @property
    def reply_tokens(self) -> int:
        return self._model.reply_tokens

    @property
    def constrains(self) -> bool:
        return self._model.constrains

    def tokens(self, text: str) -> int:
        return self._model.tokens(text)

    def stream(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None = None
    ) -> Generator[str, None, None]:
        return self._model.stream(messages, schema)
