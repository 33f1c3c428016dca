"""What the reader is trained on: questions, the sentence that answers, and sentences beside it that do not."""

import re
from dataclasses import dataclass

from assistant.readers.judge import Evidence
from assistant.readers.pair import context
from index.segment import spans


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a training set.

    `gold` answers it; None where nothing does. `others` stand in the same text and do not answer. `answer` is the
    string that was asked for, "" where the set does not say. Sentences of another `text` may be mined as negatives.
    """

    source: str
    text: str
    question: str
    answer: str
    gold: Evidence | None
    others: tuple[Evidence, ...]


def split(text: str, title: str = "") -> list[tuple[int, int, Evidence]]:
    """Cut a text into sentences with their offsets; the context of each is the title and the sentence before it."""
    found: list[tuple[int, int, Evidence]] = []
    before = ""
    for start, end in spans(text):
        sentence = " ".join(text[start:end].split())
        found.append((start, end, Evidence(sentence, context(title, before))))
        before = sentence
    return found


def detokenized(words: str) -> str:
    """Put a text of tokens back as it was written: "( 1966 ) ." → "(1966)."."""
    text = words.replace("``", '"').replace("''", '"').replace("-LRB-", "(").replace("-RRB-", ")")
    text = re.sub(r"\s+([.,;:!?%)\]])", r"\1", text)
    text = re.sub(r"([(\[$])\s+", r"\1", text)
    return re.sub(r"\s+(n't|'s|'re|'ve|'ll|'d|'m)\b", r"\1", text)
