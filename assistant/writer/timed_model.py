"""A model → the same, not waited for longer than the settings say."""

from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from typing import Any

from assistant.models.relay import Clock, relayed
from assistant.settings import WriterSettings
from assistant.writer.contract import Message, Model
from assistant.writer.wrapped_model import WrappedModel


class TimedModel(WrappedModel):
    """Asks another model; raises ModelFailed where it takes longer than the limits allow, whatever it is doing."""

    def __init__(self, model: Model, limits: WriterSettings) -> None:
        super().__init__(model)
        self._limits = limits

    def stream(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None = None
    ) -> Generator[str, None, None]:
        limits = self._limits
        clock = Clock(limits.first_seconds, limits.pause_seconds, limits.total_seconds)
        with closing(relayed(lambda _: self._model.stream(messages, schema), clock)) as reply:
            yield from reply
