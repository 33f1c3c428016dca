"""Question → the kind of thing it asks for: a number, a date, a person, a place, what may come."""

import re
from enum import StrEnum

from index.words import is_function_word


class Kind(StrEnum):
    """The kind of thing that an answer must hold."""

    NUMBER = "number"
    DATE = "date"
    PERSON = "person"
    PLACE = "place"
    OUTLOOK = "outlook"
    ANY = "any"


_OUTLOOK = re.compile(
    r"\b(?:might|could|may|likely|outlook|implications?|consequences?|expected|next|forecast|future|risks?"
    r"|what\s+(?:does|would|will)\s+(?:it|this|that)\s+mean)\b",
    re.IGNORECASE,
)
_KINDS = (
    (
        Kind.NUMBER,
        r"\bhow\s+(?:many|much|large|big|long|far|high|old|often)\b"
        r"|\bwhat\s+(?:number|share|percentage|sum|price|amount)\b",
    ),
    (
        Kind.DATE,
        r"^\W*(?:and\s+)?(?:(?:since\s+|until\s+)?when|(?:on\s+|in\s+)?(?:what|which)\s+(?:day|date|month|year))\b",
    ),
    (Kind.PERSON, r"^\W*(?:and\s+)?(?:who|whom|whose)\b"),
    (
        Kind.PLACE,
        r"^\W*(?:and\s+)?(?:where|(?:in\s+|at\s+)?(?:what|which)\s+(?:country|city|town|port|village|region|place))\b",
    ),
)

_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds?|thousands?|millions?"
    r"|billions?|half|third|quarter|twice|none|no\s|several|both)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:\d{4}|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|today|yesterday|tomorrow|morning|evening|night|week|month|year|spring|summer|autumn|winter|hours?|days?|since|until)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"(?<!^)\b[^\W\d_][\w’'-]*")
_PEOPLE = re.compile(
    r"\b(?:officials?|ministers?|ministry|president|spokes\w+|general|admiral|commission|government|police|company|group"
    r"|workers?|authorit\w+|army|navy|court|council|crew|captain|farmers?|hackers?|experts?|analysts?|nobody|no\s+one)\b",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:may|might|could|would|will|likely|unlikely|expected|potential(?:ly)?|risks?|possible|prospect|plans?)\b",
    re.IGNORECASE,
)


def kind_of(question: str) -> Kind:
    """Return the kind of thing that a question asks for by its words; of a follow-up, as it was asked."""
    for kind, pattern in _KINDS:
        if re.search(pattern, question, re.IGNORECASE):
            return kind
    return Kind.OUTLOOK if _OUTLOOK.search(question) else Kind.ANY


def names(text: str) -> tuple[str, ...]:
    """Return the words of a text that are written as names are, each once, in order.

    The first word is left out, for it is written large whatever it is ("Trace the quota …").
    """
    large = (match.group() for match in _WORD.finditer(text) if match.group()[0].isupper())
    return tuple(dict.fromkeys(name for name in large if not is_function_word(name, text) and len(name) > 1))


def has_kind(kind: Kind, text: str) -> bool:
    """Does a sentence hold a thing of the kind asked for?"""
    match kind:
        case Kind.NUMBER:
            return bool(_NUMBER.search(text))
        case Kind.DATE:
            return bool(_DATE.search(text))
        case Kind.PERSON:
            return bool(names(text) or _PEOPLE.search(text))
        case Kind.PLACE:
            return bool(names(text))
        case Kind.OUTLOOK:
            return bool(_MODAL.search(text))
        case Kind.ANY:
            return True
