"""Days from one to another, both included: the arithmetic of weeks, months, quarters and years."""

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import MO, relativedelta

# The days of a month that they name: it ends where it ends.
_PARTS = {
    **dict.fromkeys(("early", "beginning", "start"), (1, 10)),
    **dict.fromkeys(("mid", "middle"), (11, 20)),
    **dict.fromkeys(("late", "end"), (21, 31)),
    "first half": (1, 15),
    "second half": (16, 31),
}


@dataclass(frozen=True, slots=True)
class Span:
    """`first` and `last` are both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"span ends ({self.last}) before it begins ({self.first})")

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def overlaps(self, other: "Span") -> bool:
        return self.first <= other.last and other.first <= self.last

    def tells_of(self, days: "Span") -> bool:
        """Does it begin within some days, or cover all of them?"""
        return days.first <= self.first <= days.last or (self.first <= days.first and days.last <= self.last)


def one(day: date) -> Span:
    return Span(day, day)


def months(first: date, number: int) -> Span:
    """Return whole months, the first of which begins on `first`."""
    return Span(first, first + relativedelta(months=number - 1, day=31))  # it cuts 31 to the month's last day


def whole(unit: str, day: date) -> Span:
    """Return the calendar week (Monday to Sunday), month, quarter, year … that a day lies in; else the day itself.

    A weekend is that of the day's week; a decade begins with its year 0.
    """
    match unit:
        case "week":
            first = day + relativedelta(weekday=MO(-1))
            return Span(first, first + timedelta(days=6))
        case "weekend":
            first = day + relativedelta(weekday=MO(-1)) + timedelta(days=5)
            return Span(first, first + timedelta(days=1))
        case "month":
            return months(day.replace(day=1), 1)
        case "quarter":
            return months(date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3)
        case "year":
            return months(date(day.year, 1, 1), 12)
        case "decade":
            return months(date(day.year // 10 * 10, 1, 1), 120)
        case _:
            return one(day)


def part(month: Span, which: str) -> Span:
    """Return the part of a month that a word names: thirds of it, or halves ("early", "end", "first half").

    A third has ten days, the last one what is left. Any other word stands for the whole.
    """
    first, last = _PARTS.get(which, (1, month.days))
    return Span(month.first.replace(day=first), month.first.replace(day=min(last, month.days)))


def length(number: int, unit: str) -> relativedelta:
    """Return how long so many units are; hours are rounded up to days."""
    match unit:
        case "hour":
            return relativedelta(days=-(-number // 24))
        case "weekend":
            return relativedelta(weeks=number)
        case "quarter":
            return relativedelta(months=3 * number)
        case "decade":
            return relativedelta(years=10 * number)
        case _:
            return relativedelta(**{f"{unit}s": number})  # type: ignore[arg-type]  # days, weeks, months, years
