"""Dates of events and readings: a question about when, or about a day, prefers sentences that name it.

Knows nothing of how sentences are judged: it only shifts what a reader said. A question without a date that does not
ask for one is left as it is.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.kind import Kind
from assistant.read import Judged, Reading
from index.event_dates import EventDate, event_dates
from index.scope import Scope
from index.search import Hit
from index.span import one

# What happened on a day may be told some days later, in sentences that name the day.
TOLD_WITHIN = timedelta(days=10)
LONGEST = 7  # days; "this year" says little about the third of March

# How much surer (as a logit) a sentence becomes that names the day asked about, less sure one that names another day,
# and one without a date where the question is when.
SAME_DAY, OTHER_DAY, NO_DATE = 0.7, -0.7, -1.0


def told_later(day: date, scope: Scope) -> Scope | None:
    """Return the scope of later reports that may still tell of a day, given that of the reports of the day itself."""
    if scope.until is None or date.max - day <= TOLD_WITHIN:
        return None
    return replace(scope, since=scope.until + timedelta(days=1), until=day + TOLD_WITHIN)


def merged(hits: Sequence[Hit], later: Sequence[Hit], day: date) -> tuple[Hit, ...]:
    """Put together what was found in the reports of a day and in later ones, of these only what names the day."""
    known = {hit.passage for hit in hits}
    naming = [hit for hit in later if hit.passage not in known and _names_in(hit, day)]
    return tuple(sorted([*hits, *naming], key=lambda hit: -hit.score))


def _names_in(hit: Hit, day: date) -> bool:
    return any(names(sentence.text, hit.passage.briefing.date, day) for sentence in hit.passage.sentences)


def names(sentence: str, report: date | None, day: date) -> bool:
    """Does a sentence speak of this day?"""
    return _is_of(event_dates(sentence, report), day)


def weighed(reading: Reading, kind: Kind, day: date | None, scope: Scope) -> Reading:
    """Shift how sure reading is of each sentence by the days it names; `scope` is that of the day's own reports."""
    if kind is not Kind.DATE and day is None:
        return reading
    shifted = [_shifted(judged, kind, day) for judged in reading.sentences if _is_told(judged, day, scope)]
    return Reading(tuple(sorted(shifted, key=lambda j: (-j.score, j.sentence.id))))


def _is_told(judged: Judged, day: date | None, scope: Scope) -> bool:
    """Leave out what a later report says of other days."""
    report = judged.briefing.date
    is_later = day is not None and scope.until is not None and report is not None and report > scope.until
    return day is None or not is_later or names(judged.sentence.text, report, day)


def _shifted(judged: Judged, kind: Kind, day: date | None) -> Judged:
    events = event_dates(judged.sentence.text, judged.briefing.date)
    shift = NO_DATE if kind is Kind.DATE and not events else 0.0
    if day is not None and events:
        shift += SAME_DAY if _is_of(events, day) else OTHER_DAY
    return replace(judged, score=_moved(judged.score, shift)) if shift else judged


def _is_of(events: Sequence[EventDate], day: date) -> bool:
    return any(event.span.days <= LONGEST and event.span.overlaps(one(day)) for event in events)


def _moved(score: float, shift: float) -> float:
    """Move a probability by a logit; 0 and 1 stay what they are."""
    return score if score in (0.0, 1.0) else 1 / (1 + (1 - score) / score * math.exp(-shift))
