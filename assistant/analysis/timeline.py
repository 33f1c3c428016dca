"""Sentences about a matter → its events in order of their dates, each cited.

An event lies on the day that its sentence names, else on the day of the report, and says which of the two. The same
sentence carried by several briefings is one event with a citation for each.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from assistant.analysis.about import read_about
from assistant.analysis.beside import told_beside
from assistant.analysis.differences.dates import put_off
from assistant.analysis.happenings import happened, tells
from assistant.answer import Answer, Citation, Nature, Quote, Searched, scope_to_dict
from assistant.compose import quote
from assistant.read import Judged
from assistant.readers.judge import Judge
from assistant.wording import plain
from index.copies import what_it_says
from index.event_dates import EventDate
from index.scope import Scope
from index.span import Span, one, whole
from index.tense import is_given_up

if TYPE_CHECKING:
    from index.library import Library

MOST = 60  # events
# A sentence without a date that comes again within this time tells of the same thing once more.
CARRIED_WITHIN = timedelta(days=7)

# "said on Tuesday": the day of the saying, where the sentence names that of the event too.
_SAID = re.compile(
    r"\b(?:said|told|announced|reported|confirmed|stated|added|warned|says?)\s+(?:[\w'’]+\s+){0,2}?(?:on\s+|late\s+|early\s+)?$",
    re.IGNORECASE,
)
# "held since Friday, freed on Sunday": how long it has lasted, where the sentence says when it happened.
_BOUND = re.compile(r"\b(?:since|until|till)\s(?:early\s|late\s|the\s)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, in a briefing's own sentence, from `first` to `last`, both included.

    `words` are those of the sentence that name the days; "" says that it names none, and the day is that of the report.
    """

    first: date
    last: date
    words: str
    text: str
    citations: tuple[Citation, ...]

    @property
    def is_of_report(self) -> bool:
        return not self.words

    @property
    def is_announced(self) -> bool:
        """Was it only told before its days, so that nobody says that it came to pass?"""
        reports = [c.quote.date for c in self.citations]
        return all(report is not None and report <= self.first and report < self.last for report in reports)

    def to_dict(self) -> dict[str, Any]:
        return {
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "words": self.words,
            "dated_by": "report" if self.is_of_report else "sentence",
            "announced": self.is_announced,
            "text": self.text,
            "citations": [c.number for c in self.citations],
        }


@dataclass(frozen=True, slots=True)
class Timeline:
    """The events of a matter, earliest first; citations are numbered through it.

    `left_out` counts events that were less relevant than the ones shown, `undated` sentences that name no day in
    briefings without one.
    """

    about: str
    scope: Scope
    searched: Searched
    events: tuple[Event, ...]
    left_out: int = 0
    undated: int = 0

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(c for event in self.events for c in event.citations)

    def to_dict(self) -> dict[str, Any]:
        return {
            "about": self.about,
            "scope": scope_to_dict(self.scope),
            "searched": self.searched.to_dict(),
            "events": [event.to_dict() for event in self.events],
            "citations": [citation.to_dict() for citation in self.citations],
            "left_out": self.left_out,
            "undated_left_out": self.undated,
        }


def when(first: date, last: date) -> str:
    """Say from when to when in few words: "3 March 2026", "9–10 March 2026", "October 2025", "2024"."""
    span = Span(first, last)
    if first == last:
        return f"{first.day} {first:%B} {first.year}"
    if span == whole("year", first):
        return str(first.year)
    if span == whole("month", first):
        return f"{first:%B} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {last:%B} {last.year}"
    if first.year == last.year and first.day == 1 and span.last == whole("month", last).last:
        return f"{first:%B}–{last:%B} {last.year}"
    if first == date(first.year, 1, 1) and last == date(last.year, 12, 31):
        return f"{first.year}–{last.year}"
    start = f"{first.day} {first:%B}" + ("" if first.year == last.year else f" {first.year}")
    return f"{start} – {last.day} {last:%B} {last.year}"


def days_told(quote: Quote) -> str:
    """Say which days a sentence speaks of, beside the words that have to be worked out ("Tuesday", "3 March")."""
    told = (event for event in quote.event_dates if str(event.first.year) not in event.words)
    return "; ".join(f"“{plain(event.words)}”: {when(event.first, event.last)}" for event in told)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A sentence on its days; `words` as in an Event."""

    quote: Quote
    days: Span
    words: str


def timeline(
    about: str, matter: str, scope: Scope, library: "Library", judge: Judge | None, most: int = MOST
) -> Timeline:
    """Put what a scope tells of a matter in order; `about` is what was asked for, the matter with its dates."""
    hits, judged = read_about(matter, scope, library, judge)
    judged += told_beside(matter, judged, hits, encode=library.encode, rarity=library.rarity)
    events, left_out, undated = events_of(judged, most)
    return Timeline(about, scope, Searched.of(library.extent(scope)), events, left_out, undated)


def events_of(judged: Sequence[Judged], most: int = MOST) -> tuple[tuple[Event, ...], int, int]:
    """Return the events of sentences (surest first) in order of their days.

    With them how many events were less sure than the `most` that are shown, and how many sentences have no day.
    """
    placed = [_placed(quote(one_)) for one_ in judged]
    dated = [found for found in placed if found and _happens(found)]
    groups = _merged(dated)
    shown = sorted(groups[:most], key=lambda group: _order(group[0]))
    events: list[Event] = []
    number = 1
    for group in shown:
        events.append(_event(group, tuple(Citation(number + i, d.quote) for i, d in enumerate(group))))
        number += len(group)
    return tuple(events), len(groups) - len(shown), sum(found is None for found in placed)


def of_answer(answer: Answer) -> Timeline:
    """Put the sentences that an answer cites in order of their days; the citations keep their numbers."""
    placed = {citation.quote.sentence: (citation, _placed(citation.quote)) for citation in answer.citations}
    groups = _merged([dated for _, dated in placed.values() if dated and _happens(dated)])
    groups.sort(key=lambda group: _order(group[0]))
    events = tuple(_event(group, tuple(placed[d.quote.sentence][0] for d in group)) for group in groups)
    undated = sum(dated is None for _, dated in placed.values())
    return Timeline(answer.resolved, answer.scope, answer.searched, events, undated=undated)


def _event(group: Sequence[_Dated], citations: tuple[Citation, ...]) -> Event:
    first = group[0]
    return Event(first.days.first, first.days.last, first.words, first.quote.sentence.text, citations)


def _placed(told: Quote) -> _Dated | None:
    """Put a sentence on the days it names, the narrowest of them; else on that of its report."""
    if days := _still_so(told):
        chosen = min(days, key=lambda e: (_is_saying(e, told), _is_bound(e, told), e.span.days, e.start))
        return _Dated(told, chosen.span, chosen.words)
    return _Dated(told, one(told.date), "") if told.date else None


def _still_so(told: Quote) -> tuple[EventDate, ...]:
    """Return the days that a sentence names, of what was put off only the new day, or none."""
    moved = put_off(told) or ()
    kept = (
        day
        for day in told.event_dates
        if not any(_overlap(day, its) for its in moved) and not is_given_up(told.sentence.text, day.start, day.end)
    )
    return (*kept, *moved[1:])


def _overlap(one: EventDate, other: EventDate) -> bool:
    return one.start < other.end and other.start < one.end


def _is_saying(event: EventDate, told: Quote) -> bool:
    return bool(_SAID.search(told.sentence.text[: event.start]))


def _is_bound(event: EventDate, told: Quote) -> bool:
    return bool(_BOUND.search(told.sentence.text[: event.start]))


def _happens(dated: _Dated) -> bool:
    told = dated.quote
    if not tells(told.sentence.text, told.event_dates):
        return False
    # What may come of it, on no day in particular, is no event.
    return bool(dated.words) or (told.nature is not Nature.ASSESSED and happened(told.sentence.text))


def _merged(dated: Sequence[_Dated]) -> list[list[_Dated]]:
    """Put copies together, in the order of the surest of each; within, the earliest report comes first."""
    groups: list[list[_Dated]] = []
    alike: dict[object, list[list[_Dated]]] = {}
    for found in dated:
        candidates = alike.setdefault(what_it_says(found.quote.sentence.text), [])
        group = next((group for group in candidates if _is_same_time(group[0], found)), None)
        if group:
            group.append(found)
        else:
            groups.append([found])
            candidates.append(groups[-1])
    return [sorted(group, key=lambda d: (d.quote.date or date.max, d.quote.sentence.id)) for group in groups]


def _is_same_time(one_: _Dated, other: _Dated) -> bool:
    if one_.words or other.words:
        return one_.days == other.days
    return abs(one_.days.first - other.days.first) <= CARRIED_WITHIN


def _order(dated: _Dated) -> tuple[date, date, str, int]:
    return dated.days.first, dated.days.last, dated.quote.sentence.briefing_id, dated.quote.sentence.start
