"""A question's words → the report dates it asks about.

"in March 2022", "since Tuesday", "between 3 and 9 May" become a scope; what is left is what to search for.
Where the words may mean something else, the scope stays open: to search too much costs less than to miss the answer.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, partial

from index.scope import Scope
from index.span import Span, length, months, one, part, whole
from index.words import content_words

# What happened on a day is in the briefing of that day or of the next.
REPORTED_WITHIN = timedelta(days=1)

_MONTHS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if name}
_WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_NUMBERS = {"a": 1, "an": 1, "two": 2, "couple of": 2, "a couple of": 2, "few": 3, "a few": 3, "three": 3, "four": 4}
_NUMBERS |= {"five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_WEEK = timedelta(days=7)

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
# Not in names: "Bloody Sunday", "Sunday Oliseh".
_WEEKDAY = (
    r"(?<!bloody\s)(?<!black\s)(?<!good\s)(?<!palm\s)(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?!\s+(?-i:[A-Z])|s\b)"
)
_NUMBER = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|few|couple\sof)"
_SPAN_UNIT = r"(?:week|month|quarter|year)"
_UNIT = r"(?:hour|day|week|month|quarter|year)"

_CALENDAR_DAY = (
    rf"\d{{4}}-\d\d-\d\d|(?:the\s)?{_DAY}(?:\sof)?\s{_MONTH}(?:,?\s{_YEAR})?(?!\d)"
    rf"|{_MONTH}\s{_DAY}(?:,?\s{_YEAR})?(?!\d)"
)
_OF_MONTH = rf"(?:{_MONTH}(?:,?\s{_YEAR})?|(?:last|this)\s(?:month|{_MONTH}))"
_PART = (
    rf"(?:early|mid|late)[\s-](?:in\s)?{_OF_MONTH}"
    rf"|(?:the\s)?(?:beginning|start|middle|end|(?:first|second)\shalf)\sof\s{_OF_MONTH}"
    rf"|(?:the\s)?(?:{'|'.join(_ORDINALS)}|last|final)\sweek\sof\s(?:{_OF_MONTH}|{_YEAR})"
)
# Said by themselves these are dates. A bare "May", "March" or "2022" may be something else and needs a word before it.
_SURE = (
    rf"(?:the\s)?week\sof\s(?:{_CALENDAR_DAY})|{_PART}|{_CALENDAR_DAY}|{_MONTH},?\s{_YEAR}|Q[1-4]\s{_YEAR}"
    rf"|(?:the\s)?(?:first|second|third|fourth)\s(?:quarter|half)\sof\s{_YEAR}"
    rf"|today|yesterday|(?:the\s)?day\sbefore\syesterday|(?:last|this)\s(?:{_SPAN_UNIT}\b|{_MONTH}|{_WEEKDAY})"
    rf"|(?:the\s)?(?:last|past|previous)\s{_NUMBER}\s{_UNIT}s?|(?:the\s)?previous\s{_SPAN_UNIT}"
    rf"|(?:the\s)?past\s{_UNIT}|(?:an?\s)?{_NUMBER}\s{_UNIT}s?\sago|an?\s{_UNIT}\sago|{_WEEKDAY}"
)
_MENTION = rf"(?:{_SURE}|{_MONTH}|{_YEAR})"
_FLAGS = re.IGNORECASE

# Questions about what is to come name the day of an event, and no briefing of that day is there yet.
# In the middle of a question "Will" is somebody's name.
_AHEAD = re.compile(
    r"^\W*will\b|\b(?:(?-i:will|WILL)|upcoming|deadline|might|(?:planned|scheduled|due|expected)\s+(?:for|to|on|in|by)"
    rf"|(?-i:may)\s+(?:happen|be|come|follow|change|have)|by\s+(?:the\s+end|next|{_CALENDAR_DAY}))\b",
    _FLAGS,
)
_SINCE_LAST_LOOK = re.compile(
    r"\bsince\s+(?:(?:my|our)\s+last\s+(?:look|visit|question|session)"
    r"|(?:I|we)\s+(?:last\s+(?:looked|asked)|(?:looked|asked)\s+last)(?:\s+time)?)\b",
    _FLAGS,
)
_WHATS_NEW = re.compile(r"\W*(?:what(?:['’]s|\s+is)|(?:is\s+there\s+)?anything)\s+new\W*", _FLAGS)
# "What does the briefing of 12 March say?" asks for no event of that day.
_REPORTS = (
    r"\b(?:briefings?|bulletins?|digests?"
    r"|(?:the|an?|this|that|these|those|our|your|all|any|which|what|last|latest|newest|first|daily|weekly)\s+reports?)"
)
_REPORT = re.compile(rf"{_REPORTS}\b|\b(?:reported|dated|written|published)\b", _FLAGS)
# "the report of November 2023", "the October deal": a month or year that a thing is called by, not a time.
_CALLED = rf"(?:{_MONTH}(?:,?\s{_YEAR})?|{_YEAR})"
_NAMED = rf"\b(?:(?:of|in|the)\s+|['’]s\s+){_CALLED}(?!\w)"
_ITS_THING = re.compile(r"\s+(?P<thing>[^\W\d_]{3,})", _FLAGS)
_THING_OF = re.compile(r"(?P<thing>[^\W\d_]+)\s+of\s+(?:the\s+)?$", _FLAGS)
_REPORTS_OF = re.compile(rf"{_REPORTS}\s+of\s+(?:the\s+)?$", _FLAGS)
_DETERMINED = re.compile(r"(?:\b(?:the|this|that|an?|its|his|her|their|our)|['’]s)\s+$", _FLAGS)
_NEAR = 40  # characters
# "Was the crack of 2024 the same as that of May 2026?" asks of both times.
_COMPARED = re.compile(
    r"\b(?:(?:that|those|the\s+ones?)\s+of|(?:than|as|from|with|like)\s+(?:that|those|the\s+ones?)\s+(?:in|from)"
    r"|same\s+as|compared?\s+(?:to|with)|differ(?:s|ed|ent)?\s+from|than\s+(?:in|during))\b",
    _FLAGS,
)
# "the events of March", "the week of 3 May": nothing is called so.
_NO_THINGS = frozenset(
    "day days week weekend month months morning afternoon evening night beginning start middle end half quarter spring"
    " summer autumn winter event events news rest course whole all most much part parts none some developments"
    " briefing briefings bulletin bulletins digest digests overview summary summaries recap review account list picture"
    " timeline chronology highlights headlines story stories".split()
)
# "between 3 and 9 May", "from November to January", "in March and April"; "3–9 May" says it without a word before.
_BETWEEN = (
    rf"\b(?:between|from|in|on|during|over)\s+(?P<start>{_MENTION}|\d{{1,2}})"
    rf"(?:\s+(?:and|to|until|till|through)\s+|\s?[-–—]\s?)(?P<end>{_MENTION})(?!\w)"
    rf"|(?<![\w-])(?P<first>{_CALENDAR_DAY}|\d{{1,2}})\s?[-–—]\s?(?P<last>{_CALENDAR_DAY})(?!\w)"
)
_EDGE = (
    rf"\b(?<!day\s)(?P<edge>since|after|before|until|till|up\sto|as\sof|from)\s+(?:the\s+)?(?P<when>{_MENTION})(?!\w)"
    r"(?P<on>\s+on(?:wards?)?\b)?"
)
# "since the attack on 3 May": what happened then is still to be searched for.
_EVENT = (
    rf"\b(?P<edge>since|after|before|until|till)\s+(?P<what>(?:[\w'’-]+\s+){{1,5}}?)"
    rf"(?:on|in|of)\s+(?:the\s+)?(?P<when>{_MENTION})(?!\w)"
)
_WITHIN = (
    rf"\b(?:in|on|at|during|from|over|throughout|within|dated|of(?!\s{_YEAR}\b))\s+"
    rf"(?:(?:(?:early|late|mid)[\s-]|the\s+(?:beginning|start|middle|end)\s+of\s)(?={_YEAR})|the\s+(?!{_YEAR}\b))?"
    rf"(?P<when>{_MENTION})(?:['’]s)?(?!\w)|\b(?P<bare>{_SURE})(?:['’]s)?(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A question taken apart: the dates it asks about, and its words without them ("" where none is left).

    `scope` is of report dates. `days` are those that the words name, None where they name none or no end of them;
    `is_of_reports` says that they are those of reports. `is_since_last_look` says that it asks of what is new.
    """

    scope: Scope
    words: str
    days: Span | None = None
    is_of_reports: bool = False
    is_since_last_look: bool = False

    @property
    def day(self) -> date | None:
        """The one day on which something happened that is asked about."""
        return self.days.first if self.days and self.days.days == 1 and not self.is_of_reports else None

    def within(self, given: Scope | None) -> "Dated":
        """Return it under a scope given beside the question.

        Its dates, and `Scope()`, overrule those in the words; so do the briefings it names what is new.
        """
        if given is None:
            return self
        if given.is_dated or not given:
            return replace(self, scope=given, days=None, is_since_last_look=False)
        scope = replace(given, since=self.scope.since, until=self.scope.until)
        return replace(self, scope=scope, is_since_last_look=self.is_since_last_look and not given.briefings)

    def narrowed(self, unseen: Callable[[], tuple[str, ...]]) -> "Dated":
        """Return it among the briefings that came since the last look, where it asks for these; () are all."""
        return replace(self, scope=replace(self.scope, briefings=unseen())) if self.is_since_last_look else self


_Ends = tuple[date | None, date | None]


def dated(question: str, today: date) -> Dated:
    """Find the date in a question; `today` is what "yesterday", "last week" and a day without a year refer to.

    A day takes in the next one too, for it is then that it is reported. A question without a date has an empty scope.
    Two dates that are not a range ("in March and in May") become the time from the first to the last. Where a time is
    compared with one that only names a thing ("the crack of 2024") the scope stays open.
    """
    if _AHEAD.search(question):
        return Dated(Scope(), question)
    if _WHATS_NEW.fullmatch(question):
        return Dated(Scope(), question, is_since_last_look=True)
    found: list[_Ends] = []
    rest, looks = _SINCE_LAST_LOOK.subn(" ", question)
    is_new = bool(looks)
    for pattern, read in ((_BETWEEN, _between), (_EDGE, _edge), (_EVENT, _event), (_WITHIN, _within)):
        rest = _compiled(pattern).sub(partial(_taken, read, today, found), rest)
    if not found:
        return Dated(Scope(), _tidy(rest) if is_new else question, is_since_last_look=is_new)
    if _COMPARED.search(question) and _compiled(_NAMED).search(rest):
        return Dated(Scope(), question)
    firsts, lasts = [first for first, _ in found if first], [last for _, last in found if last]
    since = min(firsts, default=None)
    until = max((_reported(first, last) for first, last in found if last), default=None)
    if since and until and since > until:
        return Dated(Scope(), question)  # "after May and before March": we do not guess
    days = Span(min(firsts), max(lasts)) if len(firsts) == len(lasts) == len(found) else None
    return Dated(Scope(since, until), _tidy(rest), days, bool(_REPORT.search(question)), is_new)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # When the first question is read: all four take 20 ms, which importing does without.
    return re.compile(pattern, _FLAGS)


def _reported(first: date | None, last: date) -> date:
    """Return the last day on which what happened then is reported: a day takes in the next."""
    return last + REPORTED_WITHIN if first == last < date.max else last


def _taken(
    read: Callable[[re.Match[str], date], _Ends | None], today: date, found: list[_Ends], match: re.Match[str]
) -> str:
    """Note the dates of a match; return what stays of its words."""
    try:
        ends = None if _is_called(match) else read(match, today)
    except (ValueError, OverflowError):  # 30 February, the day after 9999-12-31
        ends = None
    if ends is None:
        return match.group()
    found.append(ends)
    return f" {match.groupdict().get('what') or ''} "


def _is_called(match: re.Match[str]) -> bool:
    """Is a thing called by the month or year that was matched, so that it may have been spoken of at any time?"""
    group = next((g for g in ("when", "bare") if match.groupdict().get(g)), "")
    if not group or not re.fullmatch(_CALLED, match[group], _FLAGS):
        return False
    start, end = match.span(group)
    before, behind = match.string[max(0, start - _NEAR) : start], _ITS_THING.match(match.string, end)
    if behind and _DETERMINED.search(before) and _is_thing(behind["thing"]):
        return True
    of = _THING_OF.search(before)
    return of is not None and _is_thing(of["thing"]) and not _REPORTS_OF.search(before)


def _is_thing(word: str) -> bool:
    return word.lower() not in _NO_THINGS and bool(content_words(word))


def _between(match: re.Match[str], today: date) -> _Ends | None:
    start_words, end_words = match["start"] or match["first"], match["end"] or match["last"]
    if start_words.isdigit() and len(start_words) <= 2:  # "between 3 and 9 May"
        if not re.fullmatch(_CALENDAR_DAY, end_words, _FLAGS) or end_words[:4].isdigit():
            return None
        start_words = re.sub(rf"\b{_DAY}\b", start_words, end_words, count=1, flags=_FLAGS)
    end = _span(end_words, today)
    # "from November to January", "between March and May 2022": the start is the last one before the end.
    is_open = re.fullmatch(rf"(?:the\s)?(?:{_DAY}\s)?(?:of\s)?{_MONTH}(?:\s{_DAY})?|{_WEEKDAY}", start_words, _FLAGS)
    start = _span(start_words, end.last if is_open else today)
    return start.first, end.last


def _edge(match: re.Match[str], today: date) -> _Ends | None:
    span = _span(match["when"], today)
    match match["edge"].casefold():
        case "from":
            return (span.first, None) if match["on"] else None
        case "since":
            return span.first, None
        case "after":
            return span.last + timedelta(days=1), None
        case "before" if not match["when"].lower().startswith("end"):
            return None, span.first - timedelta(days=1)
        case _:
            return None, span.last


def _event(match: re.Match[str], today: date) -> _Ends:
    span = _span(match["when"], today)
    return (span.first, None) if match["edge"].casefold() in ("since", "after") else (None, span.last)


def _within(match: re.Match[str], today: date) -> _Ends:
    span = _span(match["when"] or match["bare"], today)
    if span.last == date.max:
        raise OverflowError("no briefing is written behind the last of all days")
    return span.first, span.last


def _span(mention: str, today: date) -> Span:
    """Return the first and last day that a mention stands for. Raises ValueError, OverflowError for no such day."""
    words = re.sub(r"\s+", " ", mention).lower().replace(",", "").replace(".", "").removeprefix("the ")
    for pattern, read in _FORMS:
        if match := pattern.fullmatch(words):
            return read(match, today)
    raise ValueError(f"no date: {mention!r}")


def _part_of_month(match: re.Match[str], today: date) -> Span:
    return part(_span(match["of"], today), match["part"])


def _week_of(match: re.Match[str], today: date) -> Span:
    """Return seven days of a month or year, counted from its first day or, the last ones, from its end."""
    of = _span(match["of"], today)
    if match["number"] in ("last", "final"):
        return Span(of.last - _WEEK + timedelta(days=1), of.last)
    first = of.first + (_ORDINALS[match["number"]] - 1) * _WEEK
    return Span(first, first + _WEEK - timedelta(days=1))


def _day_of_month(match: re.Match[str], today: date) -> Span:
    day, month = int(match["day"]), _MONTHS[match["month"][:3]]
    if match["year"]:
        return one(date(int(match["year"]), month, day))
    # 29 February is there once in four years, or in eight.
    years = (year for year in range(today.year, today.year - 9, -1) if day <= calendar.monthrange(year, month)[1])
    found = next((found for year in years if (found := date(year, month, day)) <= today), None)
    if found is None:
        raise ValueError(f"no such day: {match.group()!r}")
    return one(found)


def _month(match: re.Match[str], today: date) -> Span:
    month = _MONTHS[match["month"][:3]]
    if match["year"]:
        return months(date(int(match["year"]), month, 1), 1)
    if match["which"] == "this":
        return months(date(today.year, month, 1), 1)
    is_over = month < today.month or (month == today.month and match["which"] != "last")
    return months(date(today.year if is_over else today.year - 1, month, 1), 1)


def _weekday(match: re.Match[str], today: date) -> Span:
    wanted = _WEEKDAYS[match["weekday"]]
    if match["which"] == "this":
        return one(today + timedelta(days=wanted - today.weekday()))
    return one(today - timedelta(days=(today.weekday() - wanted - 1) % 7 + 1))


def _rolling(match: re.Match[str], today: date) -> Span:
    return Span(_before(today, match["count"] or "a", match["unit"]), today)


def _ago(match: re.Match[str], today: date) -> Span:
    return whole(match["unit"], _before(today, match["count"], match["unit"]))


def _last_unit(match: re.Match[str], today: date) -> Span:
    return whole(match["unit"], _before(today, "a", match["unit"]))


def _part_of_year(match: re.Match[str], _today: date) -> Span:
    number = int(match["number"]) if match["number"] else _ORDINALS[match["ordinal"]]
    size = 6 if match["part"] == "half" else 3
    return months(date(int(match["year"]), (number - 1) * size + 1, 1), size)


def _before(today: date, count: str, unit: str) -> date:
    return today - length(int(count) if count.isdigit() else _NUMBERS[count], unit)


_M, _D, _Y = r"(?P<month>[a-z]+)", r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>\d{4})"
_PARTS = "early|mid|late|beginning|start|middle|end"
_W, _U = rf"(?P<weekday>{'|'.join(_WEEKDAYS)})", rf"(?P<unit>{_UNIT})"
# Tried in order: what a month or a weekday may be mistaken for comes first.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Span]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"\d{4}-\d\d-\d\d", lambda match, _today: one(date.fromisoformat(match.group()))),
        (r"week of (?P<of>.+)", lambda match, today: whole("week", _span(match["of"], today).first)),
        (rf"(?P<part>{_PARTS}|(?:first|second) half)(?: of| in)?[ -](?P<of>(?!of |in |\d).+)", _part_of_month),
        (rf"(?P<number>{'|'.join(_ORDINALS)}|last|final) week of (?P<of>.+)", _week_of),
        ("today", lambda _match, today: one(today)),
        ("yesterday", lambda _match, today: one(today - timedelta(days=1))),
        ("day before yesterday", lambda _match, today: one(today - timedelta(days=2))),
        (rf"{_Y}", lambda match, _today: whole("year", date(int(match["year"]), 1, 1))),
        (rf"q(?P<number>[1-4])(?P<ordinal>)(?P<part>) {_Y}", _part_of_year),
        (rf"(?P<number>)(?P<ordinal>{'|'.join(_ORDINALS)}) (?P<part>quarter|half) of {_Y}", _part_of_year),
        (rf"(?:last|past|previous) (?P<count>{_NUMBER}) {_U}s?", _rolling),
        (rf"past (?P<count>){_U}", _rolling),
        (rf"(?P<count>an?|(?:an? )?{_NUMBER}) {_U}s? ago", _ago),
        (rf"this {_U}", lambda match, today: whole(match["unit"], today)),
        (rf"(?:last|previous) {_U}", _last_unit),
        (rf"(?:(?P<which>last|this) )?{_W}", _weekday),
        (rf"{_D}(?: of)? {_M}(?: {_Y})?", _day_of_month),
        (rf"{_M} {_D}(?: {_Y})?", _day_of_month),
        (rf"(?:(?P<which>last|this) )?{_M}(?: {_Y})?", _month),
    )
)


def _tidy(rest: str) -> str:
    """Close the gaps that the dates left; "" where only words without meaning of their own are left."""
    words = re.sub(r" ([?.!,;:])", r"\1", " ".join(rest.split())).lstrip(",;: ").rstrip(",;: ")
    return words if content_words(words) else ""
