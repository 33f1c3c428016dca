"""What a reply is made of: statements with the numbers they cite, or the word that there is no answer."""

from dataclasses import dataclass

LONGEST_REPLY = 16_000  # characters; what comes after is not read
LONGEST_THOUGHTS = 7 * LONGEST_REPLY  # characters before it that are passed over
LONGEST_STATEMENT = 1_200
MOST_STATEMENTS = 12


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence as it was written, without its marks, and the numbers of its marks, whether or not they exist."""

    text: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The model says that the evidence does not answer."""


Part = Statement | NoAnswer
