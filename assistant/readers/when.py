"""Dates of events and readings: a question about when, or about some days, prefers sentences that name them.

Knows nothing of how sentences are judged: it only shifts what a reader said. A question without a date that does not
ask for one is left as it is.
"""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.kind import Kind
from assistant.read import Judged, Reading
from index.briefing import Sentence
from index.event_dates import EventDate, event_dates
from index.scope import Scope
from index.search import Hit
from index.span import Span, one

# What happened on some days may be told some days later, in sentences that name them.
TOLD_WITHIN = timedelta(days=10)
LONGEST = 7  # days; "this year" says little about the third of March

# How much surer (as a logit) a sentence becomes that names the day asked about, less sure one that names another day,
# and one without a date where the question is when.
SAME_DAY, OTHER_DAY, NO_DATE = 0.7, -0.7, -1.0

# "They found …": of the day that the sentence before speaks of.
_GOES_ON = re.compile(r"\W*(?:he|she|it|they|this|these|those|both)\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d\b|\b\d{1,2}\s?[ap]\.?m\b|\b(?:at|by)\s(?:noon|midnight|dawn|dusk)\b"
)


def told_later(days: Span, scope: Scope) -> Scope | None:
    """Return the scope of later reports that may still tell of some days, given that of the reports of these days."""
    if scope.until is None or date.max - days.last <= TOLD_WITHIN:
        return None
    return replace(scope, since=scope.until + timedelta(days=1), until=days.last + TOLD_WITHIN)


def merged(hits: Sequence[Hit], beside: Sequence[Hit], days: Span) -> tuple[Hit, ...]:
    """Put together what was found in the reports of some days and in others, of these only what speaks of the days."""
    known = {hit.passage for hit in hits}
    speaking = [hit for hit in beside if hit.passage not in known and any(_of_days_in(hit, days))]
    return tuple(sorted([*hits, *speaking], key=lambda hit: -hit.score))


def of_days(sentences: Sequence[Sentence], report: date | None, days: Span) -> Iterator[Sentence]:
    """Give those of consecutive sentences that speak of some days, and those that only go on from one of them."""
    is_of = False
    for sentence in sentences:
        events = event_dates(sentence.text, report)
        goes_on = is_of and bool(_GOES_ON.match(sentence.text)) and not any(_is_narrow(one_, days) for one_ in events)
        is_of = _is_of(events, days) or goes_on
        if is_of:
            yield sentence


def _of_days_in(hit: Hit, days: Span) -> Iterator[Sentence]:
    return of_days(hit.passage.sentences, hit.passage.briefing.date, days)


def told_of(reading: Reading, hits: Sequence[Hit], days: Span | None, scope: Scope) -> Reading:
    """Leave out what reports outside a scope say of other days than those that are asked about."""
    if days is None:
        return reading
    speaking = {sentence for hit in hits for sentence in _of_days_in(hit, days)}
    return Reading(tuple(j for j in reading.sentences if j.sentence in speaking or scope.holds(j.briefing.date)))


def weighed(reading: Reading, kind: Kind, day: date | None) -> Reading:
    """Shift how sure reading is of each sentence by the days it names; `day` is the one that is asked about."""
    if kind is not Kind.DATE and day is None:
        return reading
    shifted = [_shifted(judged, kind, day) for judged in reading.sentences]
    return Reading(tuple(sorted(shifted, key=lambda j: (-j.score, j.sentence.id))))


def with_day(reading: Reading, kind: Kind) -> Reading:
    """Bring the day to a time: where the surest sentence says when by the clock alone, as sure as it comes the surest
    of its briefing that names a day."""
    first = next(iter(reading.sentences), None)
    if kind is not Kind.DATE or first is None or _day_named(first) or not _CLOCK.search(first.sentence.text):
        return reading
    rest = reading.sentences[1:]
    naming = next((j for j in rest if j.briefing.id == first.briefing.id and _day_named(j)), None)
    if naming is None:
        return reading
    return Reading((first, replace(naming, score=first.score), *(j for j in rest if j is not naming)))


def _day_named(judged: Judged) -> bool:
    return any(event.span.days == 1 for event in event_dates(judged.sentence.text, judged.briefing.date))


def _shifted(judged: Judged, kind: Kind, day: date | None) -> Judged:
    events = event_dates(judged.sentence.text, judged.briefing.date)
    shift = NO_DATE if kind is Kind.DATE and not events else 0.0
    if day is not None and events:
        shift += SAME_DAY if _is_of(events, one(day)) else OTHER_DAY
    return replace(judged, score=_moved(judged.score, shift)) if shift else judged


def _is_of(events: Sequence[EventDate], days: Span) -> bool:
    return any(_is_narrow(event, days) and event.span.tells_of(days) for event in events)


def _is_narrow(event: EventDate, days: Span) -> bool:
    return event.span.days <= max(LONGEST, days.days)


def _moved(score: float, shift: float) -> float:
    """Move a probability by a logit; 0 and 1 stay what they are."""
    return score if score in (0.0, 1.0) else 1 / (1 + (1 - score) / score * math.exp(-shift))
