"""Dates: the same event is put on days that do not overlap."""

import re

from assistant.analysis.differences.difference import Difference
from assistant.analysis.differences.matter import Matter, alike, shared
from assistant.analysis.differences.numbers import differ
from assistant.analysis.differences.polarity import turned
from assistant.answer import About
from index.event_dates import EventDate
from index.words import content_words

WINDOW = 70  # characters on each side of a date in which it is said what happens then
STRAY = 1  # words that only the shorter of the two has
SURE = 0.8
MOVED = 0.5  # how much must be shared where one names the other's day as the old one
_UNTIL = re.compile(
    r"\b(?:put\soff|postponed|delayed|deferred|moved|pushed\sback|adjourned)\s(?:\w+\s){0,2}?(?:until|till|to)\s(?:the\s)?$",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:due|planned|scheduled|set|expected|from)\s(?:(?:for|by|at|in|on)\s)?(?:the\s)?$", re.IGNORECASE
)
_CLAUSE = re.compile(r"[;:]\s|\s(?:and|while|but|before|after|until)\s")


def dates(one: Matter, other: Matter) -> Difference | None:
    """Return the dates on which two sentences put the same event, None where they do not differ."""
    return _same_event(one, other) or _put_off(one, other)


def _put_off(one: Matter, other: Matter) -> Difference | None:
    """Does one say that the day the other plans with has been given up: "due in March, put off until May"?"""
    for late, early in ((one, other), (other, one)):
        if (moved := _moved(late)) and shared(one, other) >= MOVED:
            planned, new = moved
            if day := next((day for day in early.quote.event_dates if day.span == planned.span), None):
                told = (new.words, day.words) if late is one else (day.words, new.words)
                return Difference(About.DATE, *told, sure=False)
    return None


def _moved(matter: Matter) -> tuple[EventDate, EventDate] | None:
    """Return the day that was planned and the one that has taken its place, where a sentence tells both."""
    new = next((d for d in matter.quote.event_dates if _UNTIL.search(matter.text[: d.start])), None)
    old = next((d for d in matter.quote.event_dates if _PLANNED.search(matter.text[: d.start])), None)
    return (old, new) if old and new and old.end <= new.start and not old.span.overlaps(new.span) else None


def _same_event(one: Matter, other: Matter) -> Difference | None:
    for mine in one.days:
        for theirs in other.days:
            if mine.span.overlaps(theirs.span) or not _as_exact(mine, theirs):
                continue
            a, b = _event(one, mine), _event(other, theirs)
            common, stray = a & b, min(len(a - b), len(b - a))
            if len(common) >= 2 and stray <= STRAY and not one.names ^ other.names > common:
                # Counted or turned round otherwise, they are two events, each with its day.
                is_other = any(differ(one, other)) or turned(one, other)
                return None if is_other else Difference(About.DATE, mine.words, theirs.words, stray == 0)
    return None


def _as_exact(one: EventDate, other: EventDate) -> bool:
    """Do both name a day, or both something longer? Also whatever is named by a year alone."""
    return (one.span.days <= 7) == (other.span.days <= 7) or min(one.span.days, other.span.days) > 7


def _event(matter: Matter, day: EventDate) -> frozenset[str]:
    text = matter.text
    before, behind = text[max(0, day.start - WINDOW) : day.start], text[day.end : day.end + WINDOW]
    starts = [found.end() for found in _CLAUSE.finditer(before)]
    before = before[starts[-1] :] if starts else before
    stop = _CLAUSE.search(behind)
    behind = behind[: stop.start()] if stop else behind
    near = {alike(word) for word in content_words(f"{before} {behind}")}
    return frozenset(word for word in near if word in matter.words or word in {alike(n) for n in matter.names})
