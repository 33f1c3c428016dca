"""Where in a sentence do words name days? Their forms, one by one, so that "may" and "second" are no dates.

Knows nothing of the calendar: what the words mean is read by `date_meanings.py`.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name days: `sentence[start:end]`; `kind` is their form, `lead` the word before that led to them."""

    kind: str
    words: str
    start: int
    end: int
    lead: str
    lead_start: int


MONTHS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if name}
WEEKDAYS = {name: number for number, name in enumerate(calendar.day_name)}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
# Day and month of those that have a day of their own, and in reports need no other name.
HOLIDAYS = {
    "new year's day": (1, 1),
    "new year's eve": (31, 12),
    "christmas eve": (24, 12),
    "christmas day": (25, 12),
    "boxing day": (26, 12),
}
NUMBERS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
} | {"a": 1, "an": 1, "few": 3, "couple of": 2, "twenty": 20, "thirty": 30}


MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d\d"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
PART = r"(?:\s(?:morning|afternoon|evening|night|noon))?"
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(NUMBERS.keys() - {'a', 'an'}, key=len, reverse=True))})"
_UNIT = r"(?:hour|day|week|month|quarter|year|decade)"
_DAY_FIRST = rf"{_DAY}(?:\sof)?\s{MONTH}(?:,?\s{YEAR}\b)?"
_MONTH_FIRST = rf"{MONTH}\s{_DAY}(?:,?\s{YEAR}\b)?"
CALENDAR = rf"(?:{YEAR}-\d\d-\d\d|{_DAY_FIRST}|{_MONTH_FIRST})(?!\d|,\d|\.\d)"
HOLIDAY = rf"(?:New\sYear['’]s\s(?:Day|Eve)|Christmas\s(?:Day|Eve)|Boxing\sDay)(?:,?\s{YEAR}\b)?"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_ITEM = (
    rf"(?:{CALENDAR}|{MONTH}\s{YEAR}(?!\d)|{MONTH}(?!\w)|{WEEKDAY}{PART}|{YEAR}(?!\d)"
    rf"|{_DAY}(?=\s(?:and|to)\s))"
)
_TO = r"(?:\s(?:and|to|until|till|through)\s(?:the\s)?|\s?[–—-]\s?)"
_EDGE = r"(?:end|start|beginning|middle)"
_HALF = r"(?:first|second)\shalf"
_WHICH = r"(?:last|next|this)"
# "until at least mid-April": what it leads to is ahead, if nothing else says so.
_LEAD = r"(?:(?i:by|until|till|since)\s(?:at\sleast\s)?(?:the\s)?)?"
_SURELY = r"(?:(?i:in|since|until|during|throughout)(?:\sat\sleast)?)"
_PERHAPS = r"(?i:by|from|before|after|till|through|of|and|to)"
# "Bloody Sunday" is a name, "every Friday" a habit.
_NO_WEEKDAY = "Black Bloody Good Palm Ash Super Easter first second third [Ee]very [Ee]ach".split()
_ALONE = "".join(rf"(?<!\b{word}\s)" for word in _NO_WEEKDAY)
# "The strike is to last ten days": how long it takes.
_NO_VERB = "".join(
    rf"(?<!\b{word}\s)" for word in "to could can will would shall should may might must did not also".split()
)
# "14 percent more in one year": a pace.
_BY_PERCENT = re.compile(
    r"(?:%|\bper\s?cent)(?:\s(?!(?:and|but|will|would|is|are|was|were|to|that|which)\b)[^\s,;:]+){0,4}\s$"
)
_CLOSE = 60  # characters
# "of 2000 ships", "to 1999 people": a number before what is counted.
_NO_COUNT = r"(?!,?\d|\.\d|-|\spercent|\speople|\s(?!(?:was|is|as|its|his|has)\b)[a-z]+s\b)"

_WITH_DATE = rf",?\s(?:the\s)?{CALENDAR}"

# `(@ )` is the mention; what stands before it only leads to it. Tried in order at the start of each word.
_FORMS: tuple[tuple[str, str], ...] = (
    ("range", rf"(?i:between|from)\s(?:the\s)?(@{_ITEM}{_TO}{_ITEM})"),
    ("range", rf"(@{_DAY}(?:\s(?:to|and|or)\s|\s?[–—-]\s?){_DAY_FIRST})"),
    ("range", rf"(@{CALENDAR}\s?[–—]\s?{CALENDAR})"),
    ("range", rf"(@{MONTH}\s{_DAY}\s?[–—-]\s?{_DAY}(?:,?\s{YEAR})?)(?!\w)"),
    ("range", rf"(@{MONTH}\s?[–—-]\s?{MONTH}(?:\s{YEAR})?|{WEEKDAY}(?:[–—]|\sthrough\s){WEEKDAY})(?!\w)"),
    ("range", rf"(?<![-–\w])(@{YEAR}[–-](?:{YEAR}|\d\d))(?![-–\d]|\s[A-Z])"),
    ("week", rf"(@(?i:week\sof)\s(?:the\s)?{CALENDAR})"),
    (
        "modified",
        rf"{_LEAD}(@(?i:early|mid|late|{_EDGE}\sof)[\s-](?:in\s)?(?:{MONTH}(?:\s{YEAR})?|(?:the\s)?{YEAR}s|{YEAR}))(?!\w)",
    ),
    ("modified", rf"{_LEAD}(@(?i:{_EDGE}\sof\s(?:the|this|next|last)\s(?:week|month|quarter|year)))(?!\w)"),
    ("modified", rf"{_LEAD}(@(?i:{_HALF}\sof)\s(?:{MONTH}(?:\s{YEAR})?|(?i:the|this|next|last)\smonth))(?!\w)"),
    ("holiday", rf"{_LEAD}(@{HOLIDAY})(?!\w)"),
    ("calendar", rf"{_LEAD}(@(?:(?:{WEEKDAY}|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?),?\s(?:the\s)?)?{CALENDAR})"),
    ("numeric", rf"(?<![\d./])(@\d{{1,2}}(?:/\d{{1,2}}/|\.\d{{1,2}}\.){YEAR})(?![\d/])"),
    ("month", rf"(@{MONTH}(?:,\s|\s(?:of\s)?){YEAR})(?!\d)"),
    ("month", rf"(@(?i:last|next|this)\s{MONTH})(?!\s\d|\w)"),
    (
        "month",
        rf"(?:{_SURELY}|(?i:earlier\sin|later\sin|(?:early|late|soon)\sas))\s(@{MONTH})(?!\w|,?\s(?:of\s)?{YEAR}|\s\d)",
    ),
    ("month", rf"{_PERHAPS}\s(@{MONTH})(?!\w|,?\s(?:of\s)?{YEAR}|\s\d|\s[A-Z]|['’])"),
    (
        "quarter",
        rf"(@(?i:first|second|third|fourth|last|final)\s(?:quarter|half)\sof\s(?:{YEAR}|(?:the|{_WHICH})\syear))(?!\w)",
    ),
    ("quarter", r"(?i:the|in|for)\s(@(?:first|second|third|fourth)[\s-]quarter)(?!\w|\sof\b|[\s-]?final)"),
    ("quarter", rf"(@Q[1-4](?:\s(?:of\s)?{YEAR})?)(?!\w)"),
    ("season", rf"(@(?i:(?:last|this|next)\s{_SEASON}|{_SEASON}\s(?:of\s)?{YEAR}))(?!\w)"),
    ("season", rf"(?:{_SURELY}|(?i:by))\s(?:the\s)?(@spring|summer|autumn|winter)(?!\w|\sof\b|\s{YEAR})"),
    (
        "relative",
        r"(@(?i:day\s(?:before\syesterday|after\stomorrow)|yesterday|(?-i:today)|tomorrow|tonight|overnight"
        r"|last\snight|this\s(?:morning|afternoon|evening))|^Today)(?!\w)",
    ),
    ("ago", rf"(@(?i:(?:an?|(?:a\s)?{_NUMBER})\s{_UNIT}s?\sago))(?!\w)"),
    (
        "rolling",
        rf"{_NO_VERB}(@(?i:(?:last|past|next|coming)\s{_NUMBER}\s{_UNIT}s?|(?<=the\s)(?:past|last)\s{_UNIT}))(?!\w|\sof\b)",
    ),
    ("ahead", rf"(?<!time\s)(@(?i:in|within)\s(?:an?|{_NUMBER})\s(?:day|week|month|year)s?)(?!\w|\sof\b)"),
    (
        "unit",
        rf"(?<!\bthe\s)(@(?i:(?:(?:earlier|later|so\sfar)\s)?{_WHICH}\s(?:weekend|week|month|quarter|year|decade)))"
        r"(?!\w|-|\sof\s)",
    ),
    ("unit", r"(?i:over|at|during|on|since)\sthe\s(@weekend)(?!\w)"),
    ("decade", r"(?<![\w-])(@(?:19|20)\d0s)(?!\w)"),
    ("year", rf"{_SURELY}\s(?:the\syear\s)?(@{YEAR})(?!\w|,\d|\.\d|-|\s(?:cases|people|homes|deaths)\b)"),
    ("year", rf"(?:{_PERHAPS}|for)\s(?:the\syear\s)?(@{YEAR})(?!\w){_NO_COUNT}"),
    ("weekday", rf"(@(?i:last|next|this)\s{WEEKDAY}{PART})(?!\w)"),
    (
        "weekday",
        rf"(?i:on|since|until|by|after|before|from|said)\s(?:at\sleast\s)?(@{WEEKDAY}{PART})(?!\w|{_WITH_DATE})",
    ),
    ("weekday", rf"{_ALONE}(@{WEEKDAY}{PART})(?!\w|\s[A-Z]|\sof\b|{_WITH_DATE})"),
    ("bare", r"(?i:on|by|until|since)\sthe\s(@\d{1,2}(?:st|nd|rd|th))(?=[.,;:)]|$|\sand\b)"),
)  # fmt: skip
# Most sentences hold no date, and looking for every form takes longer than to see that.
_HINT = re.compile(
    r"(?:19|20)\d\d|\d\.\d|hour|day|week|month|quarter|year|decade|night|morning|afternoon|evening|[Tt]oday|[Tt]omorrow|ago\b|Q[1-4]"
    rf"|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter|past\b|{MONTH}|the\s\d|Year['’]s|Christmas|Boxing"
)
_NUMBERING = re.compile(r"\d+$")


def mentions(sentence: str) -> Iterator[Mention]:
    """Give the words of a sentence that name days, in order."""
    if not _HINT.search(sentence):
        return
    for match in _mention().finditer(sentence):
        group = str(match.lastgroup)
        start, end = match.span(group)
        if group.startswith("ahead") and _BY_PERCENT.search(sentence, max(0, start - _CLOSE), start):
            continue
        lead = sentence[match.start() : start].split(" ")[0].lower()
        yield Mention(_NUMBERING.sub("", group), match[group], start, end, lead, match.start())


@cache
def _mention() -> re.Pattern[str]:
    # When the first sentence with a date is read: all forms take 14 ms, which importing does without.
    forms = (form.replace("(@", f"(?P<{kind}{n}>") for n, (kind, form) in enumerate(_FORMS))
    return re.compile(rf"\b(?:{'|'.join(forms)})")
