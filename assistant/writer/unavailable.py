"""The writer where the model that is set cannot even be opened: whoever asks is answered without it, and told why."""

from collections.abc import Callable, Iterator, Sequence

from assistant.errors import ModelFailed
from assistant.question import Turn
from assistant.read import Judged
from assistant.resolve import Resolved
from assistant.writer.contract import Done, Event, Outcome, always
from assistant.writer.write import INSTEAD


class UnavailableWriter:
    """Writes nothing, and says why."""

    def __init__(self, name: str, failure: ModelFailed) -> None:
        self._name = name
        self._failure = failure

    @property
    def name(self) -> str:
        return self._name

    def write(
        self,
        question: Resolved,  # noqa: ARG002 (as every writer takes it)
        evidence: Sequence[Judged],  # noqa: ARG002
        history: Sequence[Turn] = (),  # noqa: ARG002
        is_wanted: Callable[[], bool] = always,  # noqa: ARG002
    ) -> Iterator[Event]:
        """Yield Done."""
        yield Done(Outcome.FAILED, f"{self._failure} {INSTEAD}", reason=self._failure.reason)
