"""A sentence and its report date → the days that it speaks of, with the words that name them."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from index.date_meanings import Around, meaning
from index.date_mentions import YEAR, Mention, mentions
from index.span import Span
from index.tense import Tense, tense

_YEAR = re.compile(YEAR)
LONGEST_WORD = 40
_PARTICIPLE = re.compile(r"\b[a-z]+ed\s$")


@dataclass(frozen=True, slots=True)
class EventDate:
    """Days that a sentence speaks of: `first` to `last`, both included; the same where it is one day.

    `start` and `end` are offsets into the sentence: `sentence.text[start:end] == words`.
    """

    first: date
    last: date
    words: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.first, self.last)

    def to_dict(self) -> dict[str, Any]:
        return {
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "words": self.words,
            "start": self.start,
            "end": self.end,
        }


# A sentence is asked for its days again and again: to be weighed, to be placed in a timeline, to be quoted.
@lru_cache(20_000)
def event_dates(sentence: str, report: date | None) -> tuple[EventDate, ...]:
    """Return the days that a sentence names, in order; `report` is the day on which it was written.

    Weekdays, and days and months without a year, are those before the report date, unless the wording looks ahead
    ("will", "next", "by") or a day comes round within some weeks. Without a report date only what names its year is
    read. What is impossible (30 February), ambiguous (03/04/2026) or counted from another event ("two days later") is
    left out.
    """
    found = (_read(mention, sentence, report) for mention in mentions(sentence))
    return tuple(event for event in found if event)


def _read(mention: Mention, sentence: str, report: date | None) -> EventDate | None:
    try:
        span = meaning(mention.kind, mention.words, Around(report, _tense(mention, sentence)))
    except (ValueError, OverflowError):  # 30 February, the day after 9999-12-31, no report date
        return None
    return EventDate(span.first, span.last, mention.words, mention.start, mention.end) if span else None


def _tense(mention: Mention, sentence: str) -> Tense | None:
    if _YEAR.search(mention.words):
        return None  # needs no telling
    if mention.lead == "since":
        return Tense.PAST
    if mention.lead not in ("by", "until"):
        return tense(sentence, mention.start, mention.end)
    if "at least" in sentence[mention.lead_start : mention.start]:
        return Tense.FUTURE
    # "wants it finished by Friday": what it says of Friday stands before the participle.
    participle = _PARTICIPLE.search(sentence, max(0, mention.lead_start - LONGEST_WORD), mention.lead_start)
    return tense(sentence, participle.start() if participle else mention.start, mention.end) or Tense.FUTURE
