"""Question and earlier turns → a question that stands alone.

"Where was he treated?" becomes "Where was Gen. Kim treated?", "And in March?" the question before it, asked of March.
Where no rule is sure, a follow-up is put behind the question it follows ("Who was injured? And the drivers?"): nothing
is lost, and the reader sees what was searched for. A question that stands alone is never touched.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.follow_ups.coreference import read
from assistant.follow_ups.ellipsis import completed, with_owner
from assistant.follow_ups.mentions import BOUNDARY, names
from assistant.follow_ups.pronouns import Spelled, points, spelled_out, title_spelled_out
from assistant.follow_ups.topics import is_of_a_thing
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
_PRONOUN_LAST = re.compile(r"\b(?:it|him|them)(?=\W*$)", re.IGNORECASE)
_GOES_ON = re.compile(r"^\s*(?:and|but|or|so|also|what\s+about|how\s+about)\b", re.IGNORECASE)
_CONJUNCTION = re.compile(r"^\s*(?:and|but|so|also)\b[\s,]*", re.IGNORECASE)
# Short, and whole all the same: these verbs need nobody to whom it is done. "Who signed?" lacks what was signed.
_WHO_DOES = re.compile(
    r"\W*who\s+(?:has\s+|have\s+|had\s+)?(?:resign|retire|die|testif|confess|surrender|quit|stepped\s+(?:down|aside))\w*"
    r"(?:,?\s+and\s+(?:when|where|why|how))?\W*",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<!^)(?<![.?!]\s)\b[A-ZÀ-ÖØ-Þ][\w'’-]+(?:\s+[A-ZÀ-ÖØ-Þ][\w'’-]+)*")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question that stands alone.

    `text` is what it was taken to mean, `own` the end of it that was asked just now (all of it, where it could be made
    to stand alone). `choices` are the readings between which nothing decides, each a question that stands alone; the
    user is to be asked which.
    """

    text: str
    own: str
    choices: tuple[str, ...] = ()


def resolve(question: Question) -> Resolved:
    """Make a question stand alone by the turns before it."""
    asked, history = question.text.strip(), question.history
    if not asked or not history:
        return Resolved(asked, asked)
    said = read(history)
    if whole := with_owner(asked, said):
        return Resolved(whole, whole)
    if stands_alone(asked):
        return _chosen(title_spelled_out(asked, said), asked, history) or Resolved(asked, asked)
    if whole := completed(asked, history[-1].question, history[-1].answer, said):
        return Resolved(whole, whole)
    spelled = spelled_out(asked, said) or title_spelled_out(asked, said)
    if len(spelled) == 1 and (spelled[0].is_open or _still_points(spelled[0].text)):
        return put_behind(spelled[0].text, history)
    return _chosen(spelled, asked, history) or put_behind(asked, history)


def stands_alone(text: str) -> bool:
    """Does a question say by itself what it is about? Of several sentences, the last is what is asked."""
    last = _last_sentence(text)
    if _GOES_ON.match(last) or _POINTS_BACK.search(last) or points(last):
        return False
    if _NAME.search(last) or _WHO_DOES.fullmatch(last) or is_of_a_thing(last):
        return True
    return len(content_words(last)) >= 2 and bool(topic_words(last))


def points_nowhere(question: Question) -> bool:
    """Does a question point at something said before, where nothing was ("Is this county known for it?")?"""
    last = _last_sentence(question.text.strip())
    return not question.history and bool(_POINTS_BACK.search(last) or points(last))


def _chosen(readings: Sequence[Spelled], asked: str, history: tuple[Turn, ...]) -> Resolved | None:
    """Return the one reading there is; of several the user chooses; None where there is none."""
    whole = tuple(_capitalised(_CONJUNCTION.sub("", reading.text)) for reading in readings)
    if len(whole) > 1:
        return replace(put_behind(asked, history), choices=whole)
    return Resolved(whole[0], whole[0]) if whole else None


def put_behind(asked: str, history: tuple[Turn, ...]) -> Resolved:
    """Put a follow-up behind the question that it goes on from, with the names that a pronoun of it may mean."""
    context, asked = _context(history, asked), _sentence(asked)
    named = _names(history[-1], but_not_in=context + asked) if points(_last_sentence(asked)) else ()
    parts = (context, f"({', '.join(named)})" if named else "", asked)
    return Resolved(" ".join(part for part in parts if part), asked)


def _still_points(spelled: str) -> bool:
    """Does a question point back with more than the pronouns that were spelled out ("What did Kim say about that?")?"""
    rest = _PRONOUN_LAST.sub("", _CONJUNCTION.sub("", _last_sentence(spelled)))
    return bool(_POINTS_BACK.search(rest))


def _context(history: tuple[Turn, ...], asked: str) -> str:
    """Return what a follow-up goes on from: the last question that stood alone, and what narrowed it since.

    A follow-up that names something ("And in Merrin?") takes the place of the one before it ("And in Brackwater?").
    """
    opening = next((turn.question for turn in reversed(history) if stands_alone(turn.question)), history[0].question)
    narrowed = _last_sentence(history[-1].question)
    if opening == history[-1].question or _names_something(asked) or not _names_something(narrowed):
        return _sentence(opening.strip())
    return f"{_sentence(opening.strip())} {narrowed}"


def _names(turn: Turn, but_not_in: str) -> tuple[str, ...]:
    """Return the names that the last answer brought in, in order, three at most; months and weekdays are none."""
    found = dict.fromkeys(name.text for name in names(turn.answer, turn.question))
    return tuple(name for name in found if name.lower() not in but_not_in.lower())[:3]


def _names_something(text: str) -> bool:
    return bool(_NAME.search(text) or topic_words(text))


def _last_sentence(text: str) -> str:
    return BOUNDARY.split(text.strip())[-1]


def _sentence(text: str) -> str:
    """Write a question as a sentence: of "when did it end thanks" nobody could tell where the last one begins."""
    return _capitalised(text) + ("?" if text[-1:].isalnum() else "")


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
