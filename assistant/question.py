"""What was asked, with the turns before it."""

from dataclasses import dataclass

from assistant.errors import BadQuestion

LONGEST_QUESTION = 2_000  # characters


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


def askable(question: str) -> str:
    """Return a question without the space around it. Raises BadQuestion where there is none, or too much of it."""
    question = question.strip()
    if not question:
        raise BadQuestion("The question is empty. Ask something.")
    if len(question) > LONGEST_QUESTION:
        raise BadQuestion(f"The question has {len(question):,} characters; at most {LONGEST_QUESTION:,} are read.")
    return question
