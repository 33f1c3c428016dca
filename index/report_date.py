"""When was it written? Dates as people write them → days, or None where they leave room for doubt.

Knows nothing of events: only of the day that a briefing, its header or its name gives for itself.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

# Day first and month first: where they disagree, the date is ambiguous. With dots the day comes first.
_ORDERS = ("DMY", "MDY")
_DOTTED = re.compile(r"(?<!\d)\d{1,2}\.\s?(?:0?[1-9]|1[0-2])\.\s?\d{4}")
# All two hundred of dateparser's take a second to be found useless.
_LANGUAGES = "en de fr es it pt nl pl cs ru uk tr sv da nb fi ar zh ja ko".split()
# Four digits, within two centuries: "12 Mar 26" and 1 January 0001 are no dates of a briefing.
_YEAR_FIRST = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY_OR_MONTH = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_TIME = re.compile(r"[T ,]+\d{1,2}:")
_FOUR_DIGIT_TIME = re.compile(r"(?<=\d{4}),?\s(?:at\s)?[0-2]\d[0-5]\d\s?(?:Z|UTC|GMT|hrs|hours|[A-Z]{3,4})$")
# "9-15 March 2026", "March 9-15, 2026", "9./10. März 2026".
_DAYS = re.compile(
    r"\d(?:st|nd|rd|th|\.)?\s*[-–—/]\s*\d{1,2}(?:st|nd|rd|th|\.)?,?\s+[^\W\d]"
    r"|[^\W\d]\.?\s+\d{1,2}(?:st|nd|rd|th)?\s*[-–—/]\s*\d{1,2}(?!\d)"
)
_LONGEST = 60

_MONTH = r"[^\W\d_]{3,12}"
_WRITTEN = (
    r"\d{4}-\d{2}-\d{2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:of\s)?{_MONTH}\.?,?\s\d{{4}}"
    rf"|{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4}"
)
_ANYWHERE = re.compile(rf"(?<![\w./-])(?:{_WRITTEN})(?![\w/])")
_SET_OFF = re.compile(rf"^(?P<first>{_WRITTEN})\s?[:.–—|-]\s|(?:[,:(|]\s?|\s[–—-]\s)(?P<last>{_WRITTEN})\)?$")

# "24 March 2026. The port …", "LUND, March 24, 2026 (Agency) – The port …": how a first paragraph opens.
_NAME = r"[^\W\d_a-z][\w'’.-]*"
_DATELINE = re.compile(
    rf"[*_(\[]*(?P<place>(?:{_NAME}[ /]){{0,4}}{_NAME}(?:, {_NAME}(?: {_NAME}){{0,2}})?,\s)?(?P<day>{_WRITTEN})[*_)\]]*"
    rf"(?:,\s{_NAME}(?:\s{_NAME}){{0,3}})?(?:\s?\([^()]{{1,40}}\))?(?:[.:]\s+|\s?[–—|-]+\s+|\s*$)"
)

# "Since 12 March 2026": an event's day. "As of" leads to the report's.
_LEADS_TO_EVENT = re.compile(r"\b(?:(?<!as\s)of|since|until|till|from|by|after|before|to)\s(?:the\s)?$", re.IGNORECASE)

_BETWEEN = r"[-_. ]"
_REST_OF_A_DAY = rf"{_BETWEEN}?\d{{2}}{_BETWEEN}?\d{{2}}(?!\d)"
_ENGLISH = rf"(?i:Sept|{'|'.join((*calendar.month_name[1:], *calendar.month_abbr[1:]))})(?![A-Za-z])"
# "9 – 15 March 2026", "28 February to 6 March 2026": what stands before the last day. "Report 9 – 15 March 2026" may be
# the ninth.
_RANGE = re.compile(
    rf"(?:(?:^|[,:;(|–—-]\s?|\b(?:from|of|for|between)\s)\d{{1,2}}(?:st|nd|rd|th|\.)?|\d(?:st|nd|rd|th|\.)?\s{_ENGLISH}\.?"
    rf"|{_ENGLISH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?|{_WRITTEN})\s?(?:[-–—/]|(?i:to|and|until|through))\s?$"
)
_RANGE_ON = re.compile(rf"\s?(?:[-–—/]|to|and|until|through)\s?(?:{_WRITTEN})", re.IGNORECASE)
_RANGE_IN_NAME = re.compile(
    rf"(?:(?<!\d)(?P<first>\d{{1,2}})|\d{_BETWEEN}{_ENGLISH}|{_ENGLISH}{_BETWEEN}\d{{1,2}})"
    rf"(?:\s?[-–—]\s?|{_BETWEEN}(?i:to|until|and){_BETWEEN})$"
)
_RANGE_ON_IN_NAME = re.compile(rf"(?:--|{_BETWEEN}(?i:to|until|and){_BETWEEN})\d")
# "Issue-12-2026-03-12": no month is the word whose number stands before a whole day.
_IN_NAMES = re.compile(
    rf"(?<!\d)(?:(?P<year>\d{{4}})(?P<s>{_BETWEEN}?)(?P<month>\d{{2}})(?P=s)(?P<day>\d{{2}})"
    rf"|\d{{1,2}}{_BETWEEN}(?:{_ENGLISH}|[A-Za-z]{{3,9}}(?!{_BETWEEN}\d{{4}}{_REST_OF_A_DAY})){_BETWEEN}\d{{4}}"
    rf"|\d{{2}}{_BETWEEN}\d{{2}}{_BETWEEN}\d{{4}})(?!\d)"
    rf"|(?<![A-Za-z])(?:{_ENGLISH}|[A-Za-z]{{3,9}}(?!{_BETWEEN}\d{{1,2}}{_BETWEEN}\d{{4}}{_REST_OF_A_DAY}))"
    rf"{_BETWEEN}\d{{1,2}}{_BETWEEN}\d{{4}}(?!\d)"
)


def parse_date(written: str) -> date | None:
    """Return the day that a text names, if it names one and nothing else; a time of day may follow.

    None for what is incomplete, impossible, or ambiguous (03/04/2026; but 03.04.2026 is the third of April). A time
    zone does not move the day.
    """
    written = _FOUR_DIGIT_TIME.sub("", " ".join(written.split()))
    if len(written) > _LONGEST:
        return None
    try:
        return _in_bounds(datetime.fromisoformat(written).date())
    except ValueError:
        pass
    if _YEAR_FIRST.match(written) and _TIME.match(written, 10):  # "2026-03-12 08:30:00 UTC"
        return parse_date(written[:10])
    # A year first leaves one order: 2026-13-01 is a slip, not the thirteenth of January.
    if _YEAR_FIRST.match(written) or not _YEAR.search(written) or not _DAY_OR_MONTH.search(written):
        return None
    if _DAYS.search(written):
        return None
    days = {_parsed(written, order) for order in (_ORDERS[:1] if _DOTTED.search(written) else _ORDERS)}
    day = days.pop() if len(days) == 1 else None
    return day if day and str(day.year) in _YEAR.findall(written) else None


def date_in_title(title: str) -> date | None:
    """Return the day that opens or closes a title, set off from it: "Situation report, 12 March 2026".

    A day within its words is that of an event: "After the attack of 12 March 2026".
    """
    found = _SET_OFF.search(title)
    if found is None or _is_of_range(found, "first" if found["first"] else "last"):
        return None
    return parse_date(found["first"] or found["last"])


def date_in_line(line: str) -> date | None:
    """Return the first day in a line that is no sentence: "Jane Doe | 12 March 2026", "Brief of 12 March 2026, p. 3".

    None for one that is led to as that of an event is, and for the ends of a range.
    """
    found = (f for f in _ANYWHERE.finditer(line) if not _LEADS_TO_EVENT.search(line[: f.start()]))
    return next((day for f in found if not _is_of_range(f) and (day := parse_date(f[0]))), None)


def _is_of_range(found: re.Match[str], group: str | int = 0) -> bool:
    before, behind = found.string[: found.start(group)], found.end(group)
    return bool(_RANGE.search(before) or _RANGE_ON.match(found.string, behind))


@dataclass(frozen=True, slots=True)
class Dateline:
    """The day at the opening of a paragraph, the place before it ("" for none), and where what it says begins."""

    day: date
    place: str
    begins: int


def dateline(paragraph: str) -> Dateline | None:
    """Return how a paragraph opens: "LUND, 24 March 2026 – …"; None where it does not.

    A day within a sentence is that of an event: "On 24 March 2026 the port was closed."
    """
    found = _DATELINE.match(paragraph)
    day = parse_date(found["day"]) if found and not _is_of_range(found, "day") else None
    return Dateline(day, found["place"] or "", found.end()) if found and day else None


def date_in_name(stem: str) -> date | None:
    """Return the day in a file's name; None where it has two, or a range: "9-15-March-2026"."""
    days = {day for found in _IN_NAMES.finditer(stem) if (day := _named(found))}
    return days.pop() if len(days) == 1 else None


def without_date(stem: str) -> str:
    """Return a file's name without the days in it."""
    return _IN_NAMES.sub(lambda found: " " if _named(found) else found[0], stem)


def _named(found: re.Match[str]) -> date | None:
    if _RANGE_ON_IN_NAME.match(found.string, found.end()):
        return None
    if found["year"]:
        return parse_date("-".join(found.group("year", "month", "day")))
    # Where slashes cannot stand, a dot may mean one.
    day = parse_date(re.sub(_BETWEEN, " " if re.search("[A-Za-z]", found[0]) else "/", found[0]))
    before = _RANGE_IN_NAME.search(found.string, 0, found.start())
    # "covid-19-12-March-2026" is no range.
    return None if before and day and not (before["first"] and int(before["first"]) >= day.day) else day


# The same line is asked whether it is a date, a dateline, an entry of a chronology.
@lru_cache(1_000)
def _parsed(written: str, order: str) -> date | None:
    # Here, because most dates are ISO and this costs 70 ms.
    import dateparser

    try:
        parsed = dateparser.parse(
            written,
            languages=_LANGUAGES,
            settings={
                "DATE_ORDER": order,
                "PREFER_LOCALE_DATE_ORDER": False,
                "PARSERS": ["absolute-time"],
                "REQUIRE_PARTS": ["day", "month", "year"],
            },
        )
    except Exception:
        # It was given untrusted text, and what it raises at odd ones (OverflowError, re.error, …) is not documented.
        return None
    return _in_bounds(parsed.date()) if parsed else None


def _in_bounds(day: date) -> date | None:
    return day if _YEAR.fullmatch(str(day.year)) else None
