"""Text → the dates it mentions, each as far as it says: weekday, day, month, year, "last week".

Reads what a comparison needs and no more: whether two texts may speak of the same day. The day and the words of a
sentence are not put together into a calendar here.
"""

import re
from calendar import day_name, month_name
from dataclasses import dataclass, replace
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class DayMention:
    """A date as far as it is said; None and "" for what is left open. `text[start:end] == words`.

    `weekday` counts from 0 for Monday. `relative` is a word for when, seen from the day of writing ("yesterday").
    """

    words: str
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    relative: str = ""

    def agrees(self, other: "DayMention") -> bool:
        """Does the other hold all that is said here, and nothing against it?"""
        mine = (self.year, self.month, self.day, self.weekday)
        theirs = (other.year, other.month, other.day, other.weekday)
        both = [(one, two) for one, two in zip(mine, theirs, strict=True) if one is not None and two is not None]
        if self.relative and self.relative == other.relative:
            return True
        if not both or any(one != two for one, two in both):
            return False
        # "14 November" is more than "November": the day must be there.
        return not (self.day is not None and other.day is None and other.weekday is None)


_MONTHS = [*month_name][1:]
_MONTH_OF = {name[:length].lower(): n for n, name in enumerate(_MONTHS, 1) for length in (3, len(name))} | {"sept": 9}
_ANY_MONTH = "|".join(sorted({name for m in _MONTHS for name in (m, m[:3])} | {"Sept"}, key=len, reverse=True))
_DAYS = [*day_name]
_ANY_DAY = "|".join(_DAYS)
_TH = r"(?:st|nd|rd|th)?"
_RELATIVE = (
    r"yesterday|today|tomorrow|tonight|(?:last|next|this|previous|following)\s(?:week|month|year|weekend|night|autumn|"
    r"spring|summer|winter|fall)|(?:this|yesterday|tomorrow|early|in\sthe|the)\s?(?:morning|afternoon|evening)|"
    r"overnight|midnight|noon|morning|afternoon|evening|night"
)
_MENTION = re.compile(
    rf"""(?P<iso>\b(?P<y0>\d{{4}})-(?P<m0>\d\d)-(?P<d0>\d\d)\b)
    | \b(?P<d1>\d{{1,2}}){_TH}\s(?:of\s)?(?P<m1>{_ANY_MONTH})\b\.?(?:,?\s(?P<y1>(?:1[5-9]|20)\d\d)\b)?
    | \b(?P<m2>{_ANY_MONTH})\b\.?\s(?P<d2>\d{{1,2}}){_TH}\b(?![:,.]\d{{2,3}}\b(?<!\d{{4}}))
      (?:,?\s(?P<y2>(?:1[5-9]|20)\d\d)\b)?
    | \b(?P<m3>{_ANY_MONTH})\b\.?(?:,?\s(?:of\s)?(?P<y3>(?:1[5-9]|20)\d\d)\b)?
    | (?<![\w.,:$€£/-])(?P<y4>(?:1[5-9]|20)\d\d)(?![\w%]|[.,:]\d|\s(?:people|troops|soldiers|tons|tonnes|ships|cases)\b)
    | \b(?P<weekday>{_ANY_DAY})s?\b
    | \b(?P<relative>(?i:{_RELATIVE}))\b""",
    re.VERBOSE,
)
# "May" and "March" are verbs too, "Jan" and "Mar" begin names: alone they are months behind one of these only.
_BEFORE_MONTH = re.compile(
    r"\b(?:in|of|since|by|until|till|last|next|this|early|late|mid|during|to|and|through|for|the)[\s-]$", re.I
)
_DOUBTFUL = frozenset("may march jan feb mar apr jun jul aug sep sept oct nov dec".split())


def mentions(text: str) -> tuple[DayMention, ...]:
    """Return the dates of a text, in order."""
    return tuple(found for match in _MENTION.finditer(text) if (found := _read(text, match)))


def resolved(found: DayMention, written: date) -> DayMention:
    """Return a mention with what the day of writing adds: "Tuesday" is the last one, "yesterday" the day before."""
    word = found.relative.lower()
    if word in _AWAY:
        return _as_day(found, written + timedelta(_AWAY[word]))
    if word.endswith(" year") and (years := _YEARS_AWAY.get(word.split()[0])) is not None:
        return replace(found, year=written.year + years)
    if found.weekday is not None and found.day is None:
        return _as_day(found, written - timedelta((written.weekday() - found.weekday) % 7))
    if found.day is not None and found.month is not None and found.year is None:
        return replace(found, year=written.year)
    return found


_AWAY = {
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "this morning": 0,
    "this evening": 0,
    "this afternoon": 0,
}
_YEARS_AWAY = {"last": -1, "this": 0, "next": 1}


def _as_day(found: DayMention, day: date) -> DayMention:
    return replace(found, year=day.year, month=day.month, day=day.day, weekday=day.weekday())


def _read(text: str, match: re.Match[str]) -> DayMention | None:
    part = match.groupdict()
    words, start, end = match[0], match.start(), match.end()
    if part["weekday"]:
        return DayMention(words, start, end, weekday=_DAYS.index(part["weekday"]))
    if part["relative"]:
        return DayMention(words, start, end, relative=" ".join(part["relative"].lower().removeprefix("the ").split()))
    year, month, day = (next((part[f"{p}{n}"] for n in range(5) if part.get(f"{p}{n}")), None) for p in "ymd")
    if month and not day and not part["y3"] and month.lower() in _DOUBTFUL and not _BEFORE_MONTH.search(text[:start]):
        return None
    number = None if month is None else int(month) if month.isdigit() else _MONTH_OF[month.lower()]
    return DayMention(words, start, end, int(year) if year else None, number, int(day) if day else None)
