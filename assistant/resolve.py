"""Question and earlier turns → a question that stands alone.

A follow-up is put behind the question it follows ("Who was injured? Where was he treated?"): nothing is lost, the
reader sees what was searched for, and a question that stands alone is never touched.
"""

import re
from dataclasses import dataclass

from assistant.question import Question, Turn
from index.words import content_words

_POINTS_BACK = re.compile(
    r"\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|this|that|these|those|there|then"
    r"|the\s+(?:other|others|former|latter|same)|such|else)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"^\s*(?:and|but|or|so|also|what\s+about|how\s+about|why|how\s+come)\b", re.IGNORECASE)
_NAME = re.compile(r"(?<![.?!]\s)(?<!^)\b[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*")
_WHO = re.compile(r"\b(?:he|she|they|him|her|them|his|their|it|its)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question that stands alone. `text` is what is searched for, `own` the part that was asked just now."""

    text: str
    own: str


def resolve(question: Question) -> Resolved:
    """Make a question stand alone by the turns before it."""
    asked = question.text.strip()
    if not question.history or stands_alone(asked):
        return Resolved(asked, asked)
    opening = next((turn for turn in reversed(question.history) if stands_alone(turn.question)), question.history[0])
    context = opening.question.strip()
    names = _names(question.history[-1], but_not_in=context + asked) if _WHO.search(asked) else ()
    parts = (context, f"({', '.join(names)})" if names else "", asked)
    return Resolved(" ".join(part for part in parts if part), asked)


def stands_alone(text: str) -> bool:
    """Does a question say by itself what it is about?"""
    if _POINTS_BACK.search(text) or _GOES_ON.match(text):
        return False
    return len(content_words(text)) >= 2 or bool(_NAME.search(text))


def _names(turn: Turn, but_not_in: str) -> tuple[str, ...]:
    """Return the names that the last answer brought in, in order, three at most."""
    found = dict.fromkeys(match.group() for match in _NAME.finditer(turn.answer))
    return tuple(name for name in found if name.lower() not in but_not_in.lower())[:3]
