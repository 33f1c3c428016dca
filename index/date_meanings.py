"""Words that name days, and the day they are read against → the days: "last month" → 1 to 31 October 2025.

Computed by dateutil. Months have thirds ("early March" is its first ten days); what is wider than it need be ("early
2024" is all of 2024) misses nothing.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from index.date_mentions import (
    CALENDAR,
    HOLIDAYS,
    MONTH,
    MONTHS,
    NUMBERS,
    ORDINALS,
    PART,
    SEASONS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
)
from index.span import Span, length, months, one, part, whole
from index.tense import Tense

# A day and a month without a year that come round within this time are meant, not those of almost a year ago; where
# a sentence looks both ways, those that are gone by no longer than this, not those of almost a year on.
_SOON = timedelta(days=45)


@dataclass(frozen=True, slots=True)
class Around:
    """What a mention is read against: the report date, and in which direction its sentence looks."""

    report: date | None
    tense: Tense | None = None

    @property
    def day(self) -> date:
        if self.report is None:
            raise ValueError("without a report date only what names its year can be read")
        return self.report

    @property
    def is_ahead(self) -> bool:
        return self.tense is Tense.FUTURE


_Reader = Callable[[str, Around], Span | None]


def meaning(kind: str, words: str, around: Around) -> Span | None:
    """Return the days that the words of a mention stand for; None where they may mean another thing.

    Raises ValueError and OverflowError where there are no such days, or no report date to count from.
    """
    read, words = _READERS[kind], _normal(words)
    return _likelier(read, words, around.day) if around.tense is Tense.EITHER else read(words, around)


def _likelier(read: _Reader, words: str, report: date) -> Span | None:
    """Read the words of a plan told in the past: what has just gone by where that is nearer, else what is to come."""
    gone, to_come = read(words, Around(report, Tense.PAST)), read(words, Around(report, Tense.FUTURE))
    if gone is None or to_come is None:
        return to_come
    since = report - gone.last
    return gone if since <= _SOON and since < to_come.first - report else to_come


def _normal(words: str) -> str:
    return re.sub(r"\s+", " ", words).lower().replace(",", "").replace(".", "" if not words[:1].isdigit() else ".")


def _range(words: str, around: Around) -> Span:
    """Read both ends; the first takes its month and year from the last, and is the last such day before it."""
    if match := re.fullmatch(rf"({YEAR})[–-](\d\d)", words):
        words = f"{match[1]}-{match[1][:2]}{match[2]}"
    first_words, last_words = _ends(words)
    day_alone = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?", first_words)
    if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", last_words):  # "March 9–10"
        last_words = re.sub(r"\b\d{1,2}(?:st|nd|rd|th)?\b", last_words, first_words, count=1)
    elif match := re.fullmatch(r"(\d{1,2}) (\d{4})", last_words):  # "March 9–10, 2026"
        first_words, last_words = f"{first_words} {match[2]}", f"{first_words.split()[0]} {match[1]} {match[2]}"
    last = _single(last_words, around)
    if day_alone:
        return Span(last.first.replace(day=int(day_alone[1])), last.last)
    return Span(_single(first_words, Around(last.last, Tense.PAST)).first, last.last)


def _ends(words: str) -> tuple[str, str]:
    for to in (r" (?:and|to|until|till|through|or) (?:the )?", r" ?[–—] ?", r" ?-(?!\d\d(?:-|$)) ?", r"-"):
        parts = re.split(to, words, maxsplit=1)
        if len(parts) == 2:
            return parts[0], parts[1]
    raise ValueError(f"no range: {words!r}")


def _single(words: str, around: Around) -> Span:
    """Read one end of a range."""
    for form, kind in _KINDS_OF_ENDS:
        if form.fullmatch(words):
            return _READERS[kind](words, around) or _nothing(words)
    return _nothing(words)


def _nothing(words: str) -> Span:
    raise ValueError(f"no date: {words!r}")


def _calendar(words: str, around: Around) -> Span:
    if found := re.search(r"\d{4}-\d\d-\d\d", words):
        return one(date.fromisoformat(found[0]))
    month = _month_in(words)
    year = re.search(rf"\b{YEAR}\b", words)
    day = int(re.findall(r"(?<!\d)\d{1,2}(?!\d)", words)[0])
    if year:
        return one(date(int(year[0]), month, day))
    return one(_nearest_day(day, month, around))


def _holiday(words: str, around: Around) -> Span:
    day, month = HOLIDAYS[re.sub(rf" {YEAR}$", "", words).replace("’", "'")]
    year = re.search(rf"{YEAR}$", words)
    return one(date(int(year[0]), month, day) if year else _nearest_day(day, month, around))


def _nearest_day(day: int, month: int, around: Around) -> date:
    """Return the day of this or another year that is meant; 29 February is there once in four years, or in eight."""
    years = range(around.day.year - 8, around.day.year + 9)
    days = [date(year, month, day) for year in years if day <= calendar.monthrange(year, month)[1]]
    before = max((d for d in days if d <= around.day), default=None)
    after = min((d for d in days if d > around.day), default=None)
    if before is None or after is None:
        raise ValueError(f"there is no day {day} in month {month}")
    if before == around.day:
        return before
    return after if around.is_ahead or after - around.day <= _SOON else before


def _numeric(words: str, _around: Around) -> Span | None:
    one_, other, year = map(int, re.split(r"[./]", words))
    if "." in words and other <= 12:  # with dots the day comes first
        return one(date(year, other, one_))
    if one_ == other or other > 12 >= one_ or one_ > 12 >= other:
        month, day = sorted((one_, other)) if one_ != other else (one_, other)
        return one(date(year, month, day))
    return None


def _month(words: str, around: Around) -> Span:
    month = _month_in(words)
    if year := re.search(YEAR, words):
        return months(date(int(year[0]), month, 1), 1)
    this = months(date(around.day.year, month, 1), 1)
    earlier, later = (months(date(around.day.year + years, month, 1), 1) for years in (-1, 1))
    if words.startswith("this "):
        return this
    if words.startswith("next "):
        return this if this.first > around.day else later
    if words.startswith("last "):
        return this if this.last < around.day else earlier
    if around.is_ahead:
        return this if this.last >= around.day else later
    if this.first <= around.day:
        return this
    return this if around.tense is None and this.first - around.day <= _SOON else earlier


def _month_in(words: str) -> int:
    return next(MONTHS[word[:3]] for word in re.findall("[a-z]+", words) if word[:3] in MONTHS and word != "mon")


_MODIFIED = re.compile(
    r"(?P<which>early|mid|late|(?:end|start|beginning|middle|first half|second half)(?= of))(?: of)?[ -](?:in )?"
    r"(?P<rest>.+)"
)


def _year(words: str, _around: Around) -> Span:
    return whole("year", date(int(words), 1, 1))


def _decade(words: str, _around: Around) -> Span:
    return whole("decade", date(int(words[:4]), 1, 1))


def _modified(words: str, around: Around) -> Span:
    found = _MODIFIED.fullmatch(words)
    if found is None:
        return _nothing(words)
    which, rest = found.group("which", "rest")
    if match := re.fullmatch(r"(the|this|next|last) (week|month|quarter|year)", rest):
        span = _step(match[2], {"last": -1, "next": 1}.get(match[1], 0), around.day)
        return part(span, which) if match[2] == "month" else span
    rest = rest.removeprefix("the ")
    if rest[0].isdigit():
        return _decade(rest, around) if rest.endswith("s") else _year(rest, around)
    return part(_month(rest, around), which)


def _step(unit: str, steps: int, day: date) -> Span:
    """Return this unit of the calendar, or the one so many steps on."""
    return whole(unit, day + steps * length(1, unit))


def _week(words: str, around: Around) -> Span:
    return whole("week", _calendar(words.removeprefix("week of "), around).first)


def _quarter(words: str, around: Around) -> Span:
    ordinal = re.match(r"(?:q(\d)|(\w+))", words)
    number = int(ordinal[1] or ORDINALS[ordinal[2]]) if ordinal else 0
    size = 6 if "half" in words else 3
    number = min(number, 12 // size)  # "the last half"
    named = re.search(YEAR, words)
    if named:
        year = int(named[0])
    elif "year" in words:
        year = around.day.year + (words.endswith("next year") - words.endswith("last year"))
    else:
        year = around.day.year
        begins = date(year, (number - 1) * size + 1, 1)
        if around.is_ahead:
            year += months(begins, size).last < around.day
        else:
            year -= begins > around.day
    return months(date(year, (number - 1) * size + 1, 1), size)


def _season(words: str, around: Around) -> Span:
    first = next(month for season, month in SEASONS.items() if season in words)
    if year := re.search(YEAR, words):
        return months(date(int(year[0]), first, 1), 3)
    here = [months(date(around.day.year + years, first, 1), 3) for years in (-2, -1, 0, 1)]
    if words.startswith("last "):
        return max((s for s in here if s.last < around.day), key=lambda s: s.last)
    ahead = min((s for s in here if s.last >= around.day), key=lambda s: s.last)
    if words.startswith("this ") or around.is_ahead or ahead.first <= around.day:
        return ahead
    if words.startswith("next "):
        return min((s for s in here if s.first > around.day), key=lambda s: s.first)
    return max((s for s in here if s.first <= around.day), key=lambda s: s.last)


def _relative(words: str, around: Around) -> Span:
    day = around.day
    match words:
        case "overnight":
            return Span(day - timedelta(days=1), day)
        case "yesterday" | "last night":
            return one(day - timedelta(days=1))
        case "day before yesterday":
            return one(day - timedelta(days=2))
        case "tomorrow":
            return one(day + timedelta(days=1))
        case "day after tomorrow":
            return one(day + timedelta(days=2))
        case _:
            return one(day)


def _ago(words: str, around: Around) -> Span:
    number, unit = _counted(words.removesuffix(" ago"))
    return whole(unit, around.day - length(number, unit))


def _rolling(words: str, around: Around) -> Span:
    which, rest = words.split(" ", 1)
    number, unit = _counted(rest)
    if which in ("next", "coming"):
        return Span(around.day, around.day + length(number, unit))
    return Span(around.day - length(number, unit), around.day)


def _ahead(words: str, around: Around) -> Span | None:
    """Read "in three weeks", which is a length of time unless something is to happen then."""
    if not around.is_ahead:
        return None
    lead, rest = words.split(" ", 1)
    number, unit = _counted(rest)
    then = around.day + length(number, unit)
    if lead == "within":
        return Span(around.day, then)
    return one(then) if unit in ("day", "week") else whole(unit, then)


def _counted(words: str) -> tuple[int, str]:
    """Read "three weeks", "a couple of days", "week" as a number of a unit."""
    *count, unit = words.split()
    number = " ".join(count).removeprefix("a ") or "a"
    return int(number) if number.isdigit() else NUMBERS[number], unit.removesuffix("s")


def _unit(words: str, around: Around) -> Span:
    *before, which, unit = ["the", *words.split()]
    steps = {"last": -1, "next": 1}.get(which, 0)
    if which == "the" and not around.is_ahead and _step(unit, 0, around.day).first > around.day:
        steps = -1  # "over the weekend", read on a Thursday
    span = _step(unit, steps, around.day)
    if which == "this" and before[1:] in (["earlier"], ["so", "far"]):
        return Span(span.first, around.day)
    if which == "this" and before[1:] == ["later"]:
        return Span(around.day, span.last)
    return span


def _weekday(words: str, around: Around) -> Span:
    wanted = next(number for name, number in WEEKDAYS.items() if name.lower() in words)
    day = around.day
    back = timedelta(days=(day.weekday() - wanted) % 7)
    ahead = timedelta(days=(wanted - day.weekday()) % 7)
    if words.startswith("this "):
        return one(day + timedelta(days=wanted - day.weekday()))
    if words.startswith("last "):
        return one(day - (back or timedelta(days=7)))
    if words.startswith("next "):
        return one(day + (ahead or timedelta(days=7)))
    return one(day + ahead if around.is_ahead else day - back)


def _bare(words: str, around: Around) -> Span:
    number = int(re.sub(r"\D", "", words))
    this = around.day.replace(day=1)
    steps = (0, 1, 2) if around.is_ahead else (0, -1, -2)
    days = (this + relativedelta(months=step, day=number) for step in steps)
    wanted = (d for d in days if d.day == number and (d >= around.day if around.is_ahead else d <= around.day))
    return one(next(wanted, None) or _nothing(words).first)


_READERS: dict[str, _Reader] = {
    "range": _range,
    "week": _week,
    "modified": _modified,
    "calendar": _calendar,
    "holiday": _holiday,
    "numeric": _numeric,
    "month": _month,
    "quarter": _quarter,
    "season": _season,
    "relative": _relative,
    "ago": _ago,
    "rolling": _rolling,
    "ahead": _ahead,
    "unit": _unit,
    "decade": _decade,
    "year": _year,
    "weekday": _weekday,
    "bare": _bare,
}
_KINDS_OF_ENDS = tuple(
    (re.compile(form, re.IGNORECASE), kind)
    for form, kind in (
        (CALENDAR, "calendar"),
        (rf"{MONTH}(?: {YEAR})?", "month"),
        (YEAR, "year"),
        (rf"{WEEKDAY}{PART}", "weekday"),
    )
)
