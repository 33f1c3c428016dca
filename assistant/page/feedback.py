"""What the thumbs at an answer do: keep what was thought of it, and make an example of it. Knows nothing of gradio."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel, Field

from assistant.page.kept import Kept
from assistant.question import Turn
from assistant.records import examples
from assistant.records.examples import example, keep_example
from assistant.records.feedback import Feedback, keep_feedback
from index.errors import BriefingsError

LONGEST_NOTE = 2_000  # characters


class Rating(BaseModel):
    """What somebody thinks of the answer of a turn."""

    turn: str = Field(max_length=40)
    is_helpful: bool
    note: str = Field("", max_length=LONGEST_NOTE)


class Right(BaseModel):
    """The sentences, by id, that rightly answer the question of a turn; none: the briefings do not say."""

    turn: str = Field(max_length=40)
    sentences: tuple[str, ...] = Field((), max_length=200)


@dataclass(frozen=True, slots=True)
class Done:
    """It was kept, and where."""

    words: str


@dataclass(frozen=True, slots=True)
class Undone:
    """It was not kept, and why."""

    words: str


GONE = Undone("This answer is no longer kept: its briefing was erased, or it was asked too long ago.")
LIMITED = Undone(
    "Not added: this was asked of chosen briefings, dates or natures only, and the evaluation asks of all. "
    "Ask it without them, and add that answer."
)


def rate(folder: Path, kept: Kept | None, rating: Rating) -> Done | Undone:
    """Keep what was thought of an answer."""
    if kept is None or kept.answer is None:
        return GONE
    answer = kept.answer
    cited = tuple(citation.quote.sentence.id for citation in answer.citations)
    told = Feedback(
        at=kept.at,
        turn=kept.id,
        is_helpful=rating.is_helpful,
        note=rating.note.strip(),
        question=answer.question,
        resolved=answer.resolved,
        sentences=cited,
        written_by=answer.written_by,
    )
    try:
        keep_feedback(folder, told)
    except BriefingsError as error:
        return Undone(str(error))
    return Done(f"Thank you. {'Your note is kept' if told.note else 'Kept'} in the library's folder on this machine.")


def add(folder: Path, kept: Kept | None, right: Right, history: Sequence[Turn], today: date) -> Done | Undone:
    """Add an exchange to the evaluation set."""
    if kept is None or kept.answer is None:
        return GONE
    if kept.scope is not None or kept.only:
        return LIMITED
    try:
        was_there = keep_example(folder, example(kept.answer, frozenset(right.sentences), history, today))
    except BriefingsError as error:
        return Undone(str(error))
    verb = "Changed in" if was_there else "Added to"
    return Done(f"{verb} the evaluation set: {examples.FILE} in the library's folder.")
