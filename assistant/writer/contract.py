"""The border between what writes an answer and the language models that it asks.

Knows nothing of LlamaIndex, of servers and of retries: an adapter makes a `Model` of whatever writes.
"""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from assistant.answer import Claim
from assistant.errors import Reason
from assistant.question import Turn
from assistant.read import Judged
from assistant.resolve import Resolved


@dataclass(frozen=True, slots=True)
class Message:
    """One message to a model; `role` is "system", "user" or "assistant"."""

    role: str
    text: str


class Model(Protocol):
    """A language model as the writer asks it."""

    @property
    def name(self) -> str:
        """Which model this is, as shown to the user: "ollama/llama3.2"."""

    @property
    def window(self) -> int:
        """How many tokens it reads and writes at once."""

    @property
    def reply_tokens(self) -> int:
        """How many of them it may write."""

    @property
    def constrains(self) -> bool:
        """Does its server hold replies to a JSON schema?"""

    def tokens(self, text: str) -> int:
        """Count the tokens of a text, rather too many than too few."""

    def stream(
        self, messages: Sequence[Message], schema: Mapping[str, Any] | None = None
    ) -> Generator[str, None, None]:
        """Yield the reply piece by piece, as JSON of the schema where one is given and `constrains` is true.

        Raises ModelFailed at any point. Closing it ends the request.
        """


class Outcome(StrEnum):
    """How writing ended."""

    WRITTEN = "written"  # at least one claim is supported
    UNANSWERABLE = "unanswerable"  # the model found that the evidence does not answer
    FAILED = "failed"  # `note` says why; the verbatim answer stands in


@dataclass(frozen=True, slots=True)
class Done:
    """The last event: how writing ended, what the user is told of it, and how many marks stood for no sentence."""

    outcome: Outcome
    note: str = ""
    invented: int = 0
    reason: Reason | None = None


# A claim that is SUPPORTED is shown; any other was withheld, has no citations, and its reasons say why.
Event = Claim | Done


def always() -> bool:
    """Say that an answer is wanted, until all of it is there."""
    return True


class Writer(Protocol):
    """Writes the answer to a question; nothing leaves it unchecked."""

    @property
    def name(self) -> str:
        """The model that writes, as shown to the user."""

    def write(
        self,
        question: Resolved,
        evidence: Sequence[Judged],
        history: Sequence[Turn] = (),
        is_wanted: Callable[[], bool] = always,
    ) -> Iterator[Event]:
        """Yield each claim as soon as it is checked, then one Done. Raises nothing a model could cause.

        `evidence` is what reading found, the surest first. Citations are numbered from 1 in order of first use.
        Once it is not wanted any more, the model is stopped at its next word and not asked again.
        """
