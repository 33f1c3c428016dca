"""A turn of a conversation as it is kept, and as a line of a file."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from assistant.answer import Answer, Claim, Nature
from assistant.question import Turn
from index.scope import Scope


@dataclass(frozen=True, slots=True)
class Answered:
    """The question was answered, refused, or asked back."""

    answer: Answer
    kind: Literal["answered"] = "answered"


@dataclass(frozen=True, slots=True)
class Stopped:
    """The user stopped it; `claims` had been checked by then."""

    claims: tuple[Claim, ...]
    kind: Literal["stopped"] = "stopped"


@dataclass(frozen=True, slots=True)
class Failed:
    """It could not be answered, and why."""

    reason: str
    kind: Literal["failed"] = "failed"


@dataclass(frozen=True, slots=True)
class Erased:
    """It was answered from a briefing that was erased since, and the answer with it."""

    kind: Literal["erased"] = "erased"


Ending = Answered | Stopped | Failed | Erased


@dataclass(frozen=True, slots=True)
class Kept:
    """A question as it was put, and how it ended; None where it did not, or not yet.

    `scope` and `only` are what was given with the question, None and () where nothing was. `instead` is the id of the
    turn whose place it takes, "" where it takes none.
    """

    id: str
    at: datetime
    question: str
    scope: Scope | None = None
    only: tuple[Nature, ...] = ()
    instead: str = ""
    ending: Annotated[Ending, Field(discriminator="kind")] | None = None

    @property
    def answer(self) -> Answer | None:
        return self.ending.answer if isinstance(self.ending, Answered) else None

    @property
    def briefings(self) -> frozenset[str]:
        """The ids of the briefings that are quoted in how it ended."""
        match self.ending:
            case Answered(answer):
                claims, others = answer.claims, answer.nearest
            case Stopped(stopped):
                claims, others = stopped, ()
            case _:
                return frozenset()
        cited = (citation.quote for claim in claims for citation in claim.citations)
        return frozenset(quote.sentence.briefing_id for quote in (*cited, *others))

    @property
    def turn(self) -> Turn | None:
        """This turn as history for a later question; None where nothing was answered that could be followed up."""
        if isinstance(self.ending, Answered):
            return None if self.ending.answer.choices else self.ending.answer.turn
        if isinstance(self.ending, Stopped) and self.ending.claims:
            return Turn(self.question, " ".join(claim.text for claim in self.ending.claims))
        return None


@cache
def _lines() -> TypeAdapter[Kept]:
    return TypeAdapter(Kept)


def to_line(kept: Kept) -> bytes:
    # By way of Python's own JSON: half a UTF-16 pair in a title has no UTF-8 form.
    return json.dumps(_lines().dump_python(kept, mode="json")).encode("ascii")


def from_line(line: bytes) -> Kept:
    """Read what `to_line` wrote. Raises ValueError, which says what is wrong with it."""
    try:
        return _lines().validate_python(json.loads(line))
    except RecursionError as error:
        raise ValueError("it is nested too deeply to be ours") from error
