"""Question and earlier turns → a question that stands alone.

A follow-up is put behind the question it follows ("Who was injured? Where was he treated?"): nothing is lost, the
reader sees what was searched for, and a question that stands alone is never touched.
"""

import calendar
import re
from dataclasses import dataclass

from assistant.question import Question, Turn
from index.words import content_words, topic_words

# Words that point at something said before. "There is", "said that", "this week" and "those who" do not.
_POINTS_BACK = re.compile(
    r"\b(?:else|the\s+(?:other|others|former|latter|same)|such(?!\s+as)"
    r"|(?:this|these)(?!\s+(?:morning|evening|days?|weeks?|weekend|months?|quarter|year|spring|summer|autumn|winter)\b)"
    r"|those(?!\s+(?:who|that|which)\b)"
    r"|(?:it|him|them|that|there|then)(?=\W*$)|(?:^|\b(?:about|of|after|before|by|with|for|on|since|was|is|does|did"
    r"|how|why)\s+)that)\b",
    re.IGNORECASE,
)
# These do, unless the same question names before them whom they mean: "Did Galdenia raise its offer?"
_PRONOUN = re.compile(r"\b(?:he|she|it|they|him|hers?|them|his|its|theirs?)\b", re.IGNORECASE)
_GOES_ON = re.compile(r"^\s*(?:and|but|or|so|also|what\s+about|how\s+about)\b", re.IGNORECASE)
_NAME = re.compile(r"(?<!^)(?<![.?!]\s)\b[A-ZÀ-ÖØ-Þ][\w'’-]+(?:\s+[A-ZÀ-ÖØ-Þ][\w'’-]+)*")
_BOUNDARY = re.compile(r"(?<=[.?!])\s+(?=[^a-z\s])")
_CALENDAR = {*calendar.month_name, *calendar.day_name}


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
    context = _context(question.history, asked)
    names = _names(question.history[-1], but_not_in=context + asked) if _PRONOUN.search(asked) else ()
    parts = (context, f"({', '.join(names)})" if names else "", asked)
    return Resolved(" ".join(part for part in parts if part), asked)


def stands_alone(text: str) -> bool:
    """Does a question say by itself what it is about? Of several sentences, the last is what is asked."""
    last = _last_sentence(text)
    if _GOES_ON.match(last) or _POINTS_BACK.search(last):
        return False
    name, pronoun = _NAME.search(last), _PRONOUN.search(last)
    if pronoun and not (name and name.start() < pronoun.start()):
        return False
    return bool(name) or (len(content_words(last)) >= 2 and bool(topic_words(last)))


def _context(history: tuple[Turn, ...], asked: str) -> str:
    """Return what a follow-up goes on from: the last question that stood alone, and what narrowed it since.

    A follow-up that names something ("And in Merrin?") takes the place of the one before it ("And in Brackwater?").
    """
    opening = next((turn.question for turn in reversed(history) if stands_alone(turn.question)), history[0].question)
    narrowed = _last_sentence(history[-1].question)
    if opening == history[-1].question or _names_something(asked) or not _names_something(narrowed):
        return opening.strip()
    return f"{opening.strip()} {narrowed}"


def _names(turn: Turn, but_not_in: str) -> tuple[str, ...]:
    """Return the names that the last answer brought in, in order, three at most; months and weekdays are none."""
    found = dict.fromkeys(match.group() for match in _NAME.finditer(turn.answer) if match.group() not in _CALENDAR)
    return tuple(name for name in found if name.lower() not in but_not_in.lower())[:3]


def _names_something(text: str) -> bool:
    return bool(_NAME.search(text) or topic_words(text))


def _last_sentence(text: str) -> str:
    return _BOUNDARY.split(text.strip())[-1]
