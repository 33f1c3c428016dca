"""Trial: one question asked, how sure reading was, and whether what an answer would begin with is right."""

from dataclasses import dataclass

from assistant.read import Reading
from index.briefing import Sentence


@dataclass(frozen=True, slots=True)
class Trial:
    """`sure` (0 to 1) is how sure reading was of the sentence that it puts first, `is_right` whether that one answers.

    Both are known of a question that was refused, too; `answered` says whether it was not. A question is
    `is_answerable` where what it was asked of holds an answer; where it is not, no sentence is right.
    `question` is its id: the same question may be asked more than once, of more and of less.
    """

    question: str
    sure: float
    is_answerable: bool
    is_right: bool
    answered: bool

    def __post_init__(self) -> None:
        if not 0 <= self.sure <= 1:
            raise ValueError(f"question {self.question!r} was read with {self.sure}; how sure is said from 0 to 1")
        if self.is_right and not self.is_answerable:
            raise ValueError(f"question {self.question!r} cannot be answered, and yet a sentence is said to be right")


def first(reading: Reading) -> tuple[Sentence, ...]:
    """Return what an answer would begin with: the surest sentence, and where else those words stand."""
    return tuple(j.sentence for j in reading.sentences if j.sentence.text == reading.sentences[0].sentence.text)
