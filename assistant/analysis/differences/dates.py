"""Dates: the same event is put on days that do not overlap."""

import re
from dataclasses import replace

from assistant.analysis.differences.difference import Difference
from assistant.analysis.differences.matter import Matter, alike, shared
from assistant.analysis.differences.numbers import differ
from assistant.analysis.differences.polarity import turned
from assistant.answer import About, Quote
from index.event_dates import EventDate, event_dates
from index.words import content_words

WINDOW = 70  # characters on each side of a date in which it is said what happens then
STRAY = 1  # words that only the shorter of the two has
SURE = 0.8
MOVED = 0.5  # how much must be shared where one names the other's day as the old one
_PUT_OFF = r"\b(?:put\soff|postponed|delayed|deferred|moved|pushed\sback|adjourned|rescheduled|brought\sforward)\s"
_UNTIL = re.compile(rf"{_PUT_OFF}(?:\w+\s){{0,4}}?(?:until|till|to|for)\s(?:the\s)?$", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:due|planned|scheduled|set|expected|from|(?:was|were)(?=\sto\s))\s(?:to\s(?:\w+\s){1,3}?)?"
    r"(?:(?:for|by|at|in|on)\s)?(?:the\s)?$",
    re.IGNORECASE,
)
# "Thursday's vote", "the 26 March vote".
_ITS = re.compile(r"['’]s\s[a-z]")
_THE, _NOUN = re.compile(r"\bthe\s$", re.IGNORECASE), re.compile(r"\s(?!was|is|has|had)[a-z]")
# "Put off from 26 March until 9 April" names both in one.
_FROM = re.compile(rf"{_PUT_OFF}from\s$", re.IGNORECASE)
_BOTH = re.compile(r"(.+?)\s(?:until|till|to)\s(.+)", re.IGNORECASE)
_CLAUSE = re.compile(r"[;:]\s|\s(?:and|while|but|before|after|until)\s")


def dates(one: Matter, other: Matter) -> Difference | None:
    """Return the dates on which two sentences put the same event, None where they do not differ."""
    return _same_event(one, other) or _given_up(one, other)


def _given_up(one: Matter, other: Matter) -> Difference | None:
    """Does one say that the day the other plans with has been given up: "due in March, put off until May"?"""
    for late, early in ((one, other), (other, one)):
        if (moved := put_off(late.quote)) and shared(one, other) >= MOVED:
            planned, new = moved
            if day := next((day for day in early.quote.event_dates if day.span == planned.span), None):
                told = (new.words, day.words) if late is one else (day.words, new.words)
                return Difference(About.DATE, *told, sure=False)
    return None


def put_off(quote: Quote) -> tuple[EventDate, EventDate] | None:
    """Return the day that was planned and the one that has taken its place, where a sentence tells both."""
    text, days = quote.sentence.text, [part for day in quote.event_dates for part in _parts(quote, day)]
    new = next((day for day in days if _UNTIL.search(text[: day.start])), None)
    old = next((day for day in days if _is_planned(text, day)), None)
    if not new or not old or old.end > new.start:
        return None
    return None if old.span.overlaps(new.span) else (old, new)


def _parts(quote: Quote, day: EventDate) -> tuple[EventDate, ...]:
    """Return the two days of "put off from 26 March until 9 April", which else are one span; any other as it is."""
    both = _BOTH.fullmatch(day.words)
    if not both or not _FROM.search(quote.sentence.text[: day.start]):
        return (day,)
    spans = ((both[part], day.start + both.start(part), day.start + both.end(part)) for part in (1, 2))
    return tuple(_ahead(quote, replace(day, words=words, start=start, end=end)) for words, start, end in spans)


def _ahead(quote: Quote, day: EventDate) -> EventDate:
    """Read the words for a day as of a time to come."""
    read = event_dates(f"until {day.words}", quote.date)
    return replace(day, first=read[0].first, last=read[0].last) if read else day


def _is_planned(text: str, day: EventDate) -> bool:
    before, behind = text[: day.start], text[day.end :]
    return bool(_PLANNED.search(before) or _ITS.match(behind) or (_THE.search(before) and _NOUN.match(behind)))


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
