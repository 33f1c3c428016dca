"""A question's words → the report dates it asks about.

"in March 2022", "since Tuesday", "between 3 and 9 May" become a scope; what is left is what to search for.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dateparser.date import DateDataParser
from dateutil.relativedelta import relativedelta

from index.scope import Scope

# What happened on a day is in the briefing of that day or of the next.
REPORTED_WITHIN = timedelta(days=1)

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:19|20)\d\d"
_NUMBER = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|few|couple\sof)"
_UNIT = r"(?:day|week|month|quarter|year)"

# Said by themselves these are dates. A bare "May", "March" or "2022" may be something else and needs a word before it.
_SURE = (
    rf"\d{{4}}-\d\d-\d\d|(?:the\s)?{_DAY}(?:\sof)?\s{_MONTH}(?:,?\s{_YEAR})?|{_MONTH}\s{_DAY}(?:,?\s{_YEAR})?(?!\d)"
    rf"|{_MONTH},?\s{_YEAR}|Q[1-4]\s{_YEAR}|today|yesterday|(?:the\s)?day\sbefore\syesterday"
    rf"|(?:last|this)\s(?:{_UNIT}|{_MONTH}|{_WEEKDAY})|(?:the\s)?(?:last|past|previous)\s(?:{_NUMBER}\s)?{_UNIT}s?"
    rf"|{_NUMBER}\s{_UNIT}s?\sago|{_WEEKDAY}"
)
_MENTION = rf"(?:{_SURE}|{_MONTH}|{_YEAR})"
_OPEN = r"since|after|before|until|till|up\sto|as\sof"
_FLAGS = re.IGNORECASE
# Questions about what is to come name the day of an event, and no briefing of that day is there yet.
_AHEAD = re.compile(r"\b(?:will|planned|scheduled|due|upcoming|deadline|by\s+(?:the\s+end|\d|next))\b", _FLAGS)

_BETWEEN = re.compile(
    rf"\b(?:between\s+(?P<a>{_MENTION}|\d{{1,2}})\s+and|from\s+(?P<b>{_MENTION}|\d{{1,2}})\s+(?:to|until|till|through))"
    rf"\s+(?P<end>{_MENTION})\b",
    _FLAGS,
)
_EDGE = re.compile(rf"\b(?P<edge>{_OPEN})\s+(?:the\s+)?(?P<when>{_MENTION})(?!\w)", _FLAGS)
_WITHIN = re.compile(
    rf"\b(?:(?:in|on|during|(?<!end\s)(?<!start\s)of|from|over|throughout|within|dated)\s+)(?:the\s+)?"
    rf"(?P<when>{_MENTION})(?:['’]s)?(?!\w)|\b(?P<bare>{_SURE})(?:['’]s)?(?!\w)",
    _FLAGS,
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A question taken apart: the dates it asks about, and its words without them."""

    scope: Scope
    words: str


@dataclass(frozen=True, slots=True)
class _Span:
    first: date
    last: date


def dated(question: str, today: date) -> Dated:
    """Find the date in a question; `today` is what "yesterday", "last week" and a day without a year refer to.

    A day takes in the next one too, for it is then that it is reported. A question without a date has an empty scope.
    Two dates that are not a range ("in March and in May") become the time from the first to the last.
    """
    if _AHEAD.search(question):
        return Dated(Scope(), question)
    spans: list[tuple[date | None, date | None]] = []
    rest = question
    for pattern, read in ((_BETWEEN, _between), (_EDGE, _edge), (_WITHIN, _within)):
        for match in pattern.finditer(rest):
            found = read(match, today)
            if found is not None:
                spans.append(found)
                rest = rest[: match.start()] + " " * (match.end() - match.start()) + rest[match.end() :]
    if not spans:
        return Dated(Scope(), question)
    firsts, lasts = [first for first, _ in spans], [last for _, last in spans]
    since = None if None in firsts and len(spans) == 1 else min((f for f in firsts if f), default=None)
    until = None if None in lasts and len(spans) == 1 else max((u for u in lasts if u), default=None)
    if since and until and since > until:
        return Dated(Scope(), question)  # "after May and before March": we do not guess
    return Dated(Scope(since, until), re.sub(r"\s+([?.!,]|$)", r"\1", re.sub(r"\s{2,}", " ", rest)).strip())


def _between(match: re.Match[str], today: date) -> tuple[date | None, date | None] | None:
    end = _span(match["end"], today)
    start_words = match["a"] or match["b"]
    if start_words.isdigit() and len(start_words) <= 2:  # "between 3 and 9 May"
        start_words = re.sub(r"\d{1,2}(?=\D|$)", start_words, match["end"], count=1)
    start = _span(start_words, today)
    if start is None or end is None:
        return None
    if start.first > end.last:  # "from November to January": the first lies in the year before
        start = _Span(start.first - relativedelta(years=1), start.last - relativedelta(years=1))
    return start.first, end.last


def _edge(match: re.Match[str], today: date) -> tuple[date | None, date | None] | None:
    span = _span(match["when"], today)
    if span is None:
        return None
    match re.sub(r"\s+", " ", match["edge"].lower()):
        case "since":
            return span.first, None
        case "after":
            return span.last + timedelta(days=1), None
        case "before":
            return None, span.first - timedelta(days=1)
        case _:
            return None, span.last


def _within(match: re.Match[str], today: date) -> tuple[date | None, date | None] | None:
    span = _span(match["when"] or match["bare"], today)
    if span is None:
        return None
    return span.first, span.last + (REPORTED_WITHIN if span.first == span.last else timedelta())


def _span(words: str, today: date) -> _Span | None:
    """Return the first and last day that a mention stands for, None where the words are no date after all."""
    words = re.sub(r"\s+", " ", words).lower().removeprefix("the ")
    if rolling := re.fullmatch(rf"(?:last|past|previous) (?:({_NUMBER}) )?({_UNIT})s?", words):
        count, unit = rolling.groups()
        if count or words.startswith("past"):
            return _Span(today - _length(count or "1", unit), today)
    parser = DateDataParser(
        languages=["en"],
        settings={"RELATIVE_BASE": datetime(today.year, today.month, today.day), "PREFER_DATES_FROM": "past"},
    )
    found = parser.get_date_data("2 days ago" if words == "day before yesterday" else words)
    if found.date_obj is None:
        return None
    day = found.date_obj.date()
    match found.period:
        case "week" if "ago" not in words:
            first = day - timedelta(days=day.weekday())
            return _Span(first, first + timedelta(days=6))
        case "month" if "ago" not in words:
            first = day.replace(day=1)
            return _Span(first, first + relativedelta(months=1, days=-1))
        case "quarter":
            first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
            return _Span(first, first + relativedelta(months=3, days=-1))
        case "year" if "ago" not in words:
            return _Span(date(day.year, 1, 1), date(day.year, 12, 31))
        case _:
            return _Span(day, day)


def _length(count: str, unit: str) -> relativedelta:
    number = {"few": 3, "couple of": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
    number |= {"nine": 9, "ten": 10, "twelve": 12}
    amount = int(count) if count.isdigit() else number[count]
    if unit == "quarter":
        return relativedelta(months=3 * amount)
    lengths = {"day": relativedelta(days=amount), "week": relativedelta(weeks=amount)}
    lengths |= {"month": relativedelta(months=amount), "year": relativedelta(years=amount)}
    return lengths[unit]
