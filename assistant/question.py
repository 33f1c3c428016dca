"""What was asked, with the turns before it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the same conversation and the text of its answer ("" where it was refused)."""

    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, with the turns before it, oldest first."""

    text: str
    history: tuple[Turn, ...] = ()
