"""Question, what two sentences differ in → does it touch what is asked?

"How many died?" has another answer where the dead are counted otherwise, and none where the injured are.
"""

import re

from assistant.analysis.differences.difference import Difference
from assistant.analysis.differences.matter import PASSED_OVER, Matter, alike, plainer
from assistant.analysis.differences.numbers import TIMES, TOLLS, UNITS
from assistant.answer import About
from assistant.guards.amounts import Unit, amounts
from assistant.kind import Kind, kind_of, names
from assistant.resolve import Resolved
from index.words import content_words

_HOW_MANY = re.compile(r"\bhow\s+many\b|\bwhat\s+number\b", re.IGNORECASE)
_HOW_MANY_OF = re.compile(
    r"\bhow\s+many\s+((?:(?!the\b|an?\b|is\b|are\b|was\b|were\b|did\b|do\b|does\b|has\b|have\b|had\b)[\w'’-]+\s*)+)",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(r"\bhow\s+(?:long|old|often|soon)\b", re.IGNORECASE)
# "How long is the crack?" may ask for metres; "How long did it burn?" asks for hours.
_LONG = re.compile(r"\bhow\s+long\s+(?:is|are|was|were)\b", re.IGNORECASE)
_WHAT_SUM = re.compile(r"\b(?:what\s+(?:price|sum)|how\s+much\s+money)\b", re.IGNORECASE)
# Asked in this way, anything may be the answer.
_OPEN = frozenset({Kind.ANY, Kind.OUTLOOK})


def touches(question: Resolved, found: Difference, one: Matter, other: Matter) -> bool:
    """Is what two sentences differ in of the kind asked for, and do they speak there of what the question does?"""
    kind, words = kind_of(question.own), _words(question.text)
    match found.about:
        case About.NUMBER:
            is_asked = kind in _OPEN | {Kind.NUMBER} and counts(question.own, words, found)
            return is_asked and not is_narrower(question, one, other)
        case About.DATE:
            return kind is Kind.DATE or (kind in _OPEN and not words.isdisjoint(one.words & other.words))
        case About.NAME if amounts(found.first) and amounts(found.second):
            return kind in _OPEN | {Kind.NUMBER}  # "Twelve" that begins a sentence
        case About.NAME:
            return kind in _OPEN | {Kind.PERSON, Kind.PLACE}
        case about:
            # "Who leads the inquiry?" is not touched by whether its report came; "When did it come?" is.
            is_asked = kind in _OPEN or (kind is Kind.DATE and about is About.POLARITY)
            return is_asked and not words.isdisjoint(one.stems | other.stems)


def is_narrower(question: Resolved, one: Matter, other: Matter) -> bool:
    """Does a question name what only one of two sentences names, and neither of their titles: a part of the whole?"""
    return bool((one.names ^ other.names) & named(question.text) - one.around - other.around)


def named(text: str) -> frozenset[str]:
    """Return the words of the names in a question, as those of a matter are written."""
    return frozenset(name.casefold().removesuffix("'s").removesuffix("’s") for name in names(text))


def counts(text: str, words: frozenset[str], found: Difference) -> bool:
    """Do two numbers tell how many there are, or how much there is, of what is asked about?"""
    if found.counted in TOLLS or words & TOLLS:
        return found.counted in words or not found.near.isdisjoint(words & TOLLS)
    if _HOW_LONG.search(text) and found.counted not in TIMES:
        return found.counted in UNITS and bool(_LONG.search(text)) and not found.near.isdisjoint(words)
    if _HOW_LONG.search(text):
        return True
    if _HOW_MANY.search(text) and found.unit is not Unit.COUNT:
        return False
    if _WHAT_SUM.search(text) and found.unit is not Unit.MONEY:
        return False
    if found.counted in words and (asked := _HOW_MANY_OF.search(text)):
        # "How many people left the villages?" does not ask how many villages.
        return found.counted in _words(asked[1])
    # That the same name stands beside two numbers does not tell what they count.
    return found.counted in words or not found.near.isdisjoint(words - set(map(alike, named(text))))


def _words(text: str) -> frozenset[str]:
    return frozenset(map(alike, content_words(plainer(text)))) - PASSED_OVER
