"""Text → the amounts in it, by value: 12 = twelve, 1.2 million = 1,200,000, 5 % = five percent, a dozen = 12."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from assistant.guards.days import mentions as day_mentions
from index.words import FUNCTION_WORDS


class Unit(StrEnum):
    """What an amount counts in, as far as it matters for comparing."""

    COUNT = ""
    PERCENT = "%"
    MONEY = "$"
    PLACE = "th"  # first, 21st
    TIMES = "times"  # doubled, three times, threefold
    CLOCK = "o'clock"  # 6:12; minutes after midnight
    MANY = "many"  # dozens, hundreds: the value is the word's own, 12 or 100


class Bound(StrEnum):
    """How an amount is limited."""

    EXACT = ""
    ABOUT = "about"
    AT_LEAST = "at least"
    MORE = "more than"
    AT_MOST = "at most"
    LESS = "less than"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount as written: `text[start:end] == words`; `counted` is the word behind it, lower case, or ""."""

    value: float
    unit: Unit
    bound: Bound
    counted: str
    words: str
    start: int
    end: int


_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALES = {"hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SHORT_SCALES = {"m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3}
_SMALL = {word: float(n) for n, word in enumerate(_ONES)} | {word: 10.0 * n for n, word in enumerate(_TENS, 2)}
_PLACES = {
    word: float(n)
    for n, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split(),
        1,
    )
}
_TIMES = {"twice": 2.0, "thrice": 3.0} | {
    stem + end: times
    for stem, times in (("doubl", 2.0), ("tripl", 3.0), ("trebl", 3.0), ("quadrupl", 4.0))
    for end in ("e", "es", "ed", "ing")
}
_MANY = {"dozens": 12.0, "scores": 20.0, "hundreds": 100.0, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
_PARTS = {"half": 0.5, "quarter": 0.25}

_ANY_SMALL = "|".join(sorted(_SMALL, key=len, reverse=True))
_ANY_PART = "|".join([*_PARTS, *[*_PLACES][2:]])  # nobody says "a second" for a half
_SCALE = "|".join(_SCALES)
_AMOUNT = re.compile(
    rf"""(?<![\w.,:/])(?<![^\d][–-])(?P<money>(?:US|C|A|HK|NZ)?[$€£¥]\s?)?(?:
      (?P<part_of>(?:half|(?:a|three)\squarters?\sof)\sa\s(?:dozen|{_SCALE}))\b
    | (?P<part>(?:(?:one|two|three|four|five)[\s-](?:{_ANY_PART})s?
        |an?\s(?:half|quarter|(?:{_ANY_PART})(?=\s(?:of|more|less|fewer)\b|[,.;]|$)))\b
        (?![\s-](?:time|day|round|person|half)))
    | (?P<share>(?:one\sin|(?:{_ANY_SMALL}|\d+)\sout\sof(?:\severy)?)\s(?:{_ANY_SMALL}|\d+)|(?:{_ANY_SMALL})\sin\sten)\b
    | (?P<hour>\d{{1,2}})(?::(?P<minute>\d\d))?\s?(?P<half>[ap])\.?m\b\.?
    | (?P<clock>\d{{1,2}}:\d\d)\b
    | (?P<digits>\d{{1,3}}(?:[,\u202f\u00a0]\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
      (?:(?P<place>st|nd|rd|th)\b|(?:\s|-)?(?P<scales>(?:{_SCALE})(?:\s(?:{_SCALE}))?)\b
        |\s?(?P<short>bn|mn|mln|tn|m|k)\b)?
    | (?P<words>(?:(?:a|an)\s)?(?:(?:{_ANY_SMALL}|{_SCALE}|dozen)(?:[\s-]|
        (?:(?<=hundred)|(?<=thousand)|(?<=million))\sand\s(?=(?:{_ANY_SMALL})\b))?)+)
        (?<![\s-])\b(?!-?one\b)
    | (?P<named>{"|".join([*_PLACES, *_TIMES, *_MANY, "half", "quarter"])})\b(?!-(?:time|final|year|back))
    )(?P<and>\sand\sa\s(?:half|quarter)\b(?:\s(?:{_SCALE})\b)?)?(?P<percent>\s?%|[\s-]per\s?cent\b)?(?P<fold>\s?(?:-?fold|times)\b(?!\s+(?:in|on|during|since)\b))?""",
    re.VERBOSE | re.IGNORECASE,
)
_BOUNDS = tuple(
    (bound, re.compile(rf"\b(?:{words})\s(?:an?\s)?(?:(?:US|C|A)?[$€£¥]\s?)?$", re.IGNORECASE))
    for bound, words in (
        (Bound.AT_LEAST, r"at\sleast|no\s(?:fewer|less)\sthan|a\sminimum\sof"),
        (
            Bound.AT_MOST,
            r"at\s(?:the\s)?most|up\sto|within|as\s(?:many|much)\sas|no\smore\sthan|not\smore\sthan|a\smaximum\sof|to",
        ),
        (Bound.MORE, r"more\sthan|over|above|exceed(?:s|ed|ing)?|upwards\sof|greater\sthan"),
        (Bound.LESS, r"(?:fewer|less)\sthan|under|below"),
        (Bound.ABOUT, r"about|around|some|roughly|approximately|nearly|almost|close\sto|estimated|an\sestimate\sof"),
    )
)
_BOUNDS_BEHIND = tuple(
    (bound, re.compile(rf"(?:[\s-]+[^\W\d_]+){{0,2}}?\s(?:{words})\b", re.IGNORECASE))
    for bound, words in (
        (Bound.AT_LEAST, r"at\s(?:the\svery\s)?least|or\smore"),
        (Bound.AT_MOST, r"at\s(?:the\svery\s|the\s)?most|or\s(?:fewer|less)"),
    )
)
LONGEST_BOUND = 60  # characters before an amount that may bound it
_UP_TO = re.compile(r"(?<!up)\sto\s(?:(?:US|C|A)?[$€£¥]\s?)?$", re.IGNORECASE)
_JOINED = re.compile(r"\s?(?:[,–-]|and|or|to)\s?")
_MONEY = re.compile(
    r"[\s-](?:(?:US|U\.S\.|(?-i:[A-Z])[a-z]+)\s)?"
    r"(?:dollar|euro|pound|yen|yuan|rouble|ruble|rupee|franc|peso|krona|krone)s?\b",
    re.I,
)
_COUNTED = re.compile(
    r"[\s-]+(?:of\s+)?(?:(?:other|more|further|additional|new|the|its|their|those|an?)\s+)*([^\W\d_]{3,})"
)


# Letters that a pattern takes for others whatever the case, and that are none of theirs in lower case.
_LETTERS = str.maketrans("ſıİ", "sii")


def amounts(text: str) -> tuple[Amount, ...]:
    """Return the amounts of a text in order, those of dates left out; "one" alone is no amount ("one of them")."""
    taken = [(day.start, day.end) for day in day_mentions(text)]
    found = [
        amount
        for match in _AMOUNT.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in taken)
        for amount in _read(text, match)
    ]
    return tuple(_with_unit(text, one, other) for one, other in pairwise([*found, None]) if one)


def _low(text: str) -> str:
    return text.translate(_LETTERS).lower()


def _with_unit(text: str, one: Amount, other: Amount | None) -> Amount:
    """Give the first of "6.85 and 8.1 per cent" the unit of the second."""
    if other is None or one.counted or one.unit is not Unit.COUNT or other.unit not in (Unit.PERCENT, Unit.MONEY):
        return one
    return replace(one, unit=other.unit) if _JOINED.fullmatch(text, one.end, other.start) else one


def _read(text: str, match: re.Match[str]) -> Iterator[Amount]:
    value, unit = _value(match)
    if value is None or not math.isfinite(value):  # hundreds of digits count nothing
        return
    if match["percent"]:
        unit = Unit.PERCENT
    elif unit is Unit.COUNT and (match["money"] or _MONEY.match(text, match.end())):
        unit = Unit.MONEY
    elif match["fold"] and unit is Unit.COUNT:
        unit = Unit.TIMES
    behind = _COUNTED.match(text, match.end())
    counted = behind[1].lower() if behind and unit is Unit.COUNT else ""
    if counted in FUNCTION_WORDS:
        counted = ""
    bound, _, _ = _bounded(text, match.start(), match.end())
    yield Amount(value, unit, bound, counted, match[0].strip(), match.start(), match.end())


def span(text: str, amount: Amount) -> tuple[int, int]:
    """Return where an amount of a text stands, with the words that bound it: "no more than 14"."""
    _, start, end = _bounded(text, amount.start, amount.end)
    return start, end


def _bounded(text: str, start: int, end: int) -> tuple[Bound, int, int]:
    nearest = max(0, start - LONGEST_BOUND)
    if _UP_TO.search(text, nearest, start):  # "rose to 14" limits nothing
        return Bound.EXACT, start, end
    for bound, pattern in _BOUNDS:
        if before := pattern.search(text, nearest, start):
            return bound, before.start(), end
    for bound, pattern in _BOUNDS_BEHIND:
        if behind := pattern.match(text, end):
            return bound, start, behind.end()
    return Bound.EXACT, start, end


def _value(match: re.Match[str]) -> tuple[float | None, Unit]:
    value, unit = _number(match)
    if not match["and"]:
        return value, unit
    # "Five and a half", "a million and a half", "one and a half million".
    _, _, part, *behind = _low(match["and"]).split()
    before = _low(match[0]).removesuffix(_low(match["and"])).split()[-1]
    whole = 1.0 if value is None else value
    return (whole + _PARTS[part] * _SCALES.get(before, 1.0)) * (_SCALES[behind[0]] if behind else 1.0), unit


def _number(match: re.Match[str]) -> tuple[float | None, Unit]:
    if match["hour"]:
        hour = int(match["hour"]) % 12 + (12 if _low(match["half"]) == "p" else 0)
        return 60.0 * hour + int(match["minute"] or 0), Unit.CLOCK
    if match["clock"]:
        hours, minutes = match["clock"].split(":")
        return 60.0 * int(hours) + int(minutes), Unit.CLOCK
    if match["part"]:
        number, part = re.split(r"[\s-]", _low(match["part"]))
        return _SMALL.get(number, 1.0) * _part(part), Unit.COUNT
    if match["share"]:
        one, *_, other = _low(match["share"]).split()
        return _count(one) / (_count(other) or 1.0), Unit.COUNT
    if match["part_of"]:
        first, *_, whole = _low(match["part_of"]).split()
        return {"half": 0.5, "a": 0.25}.get(first, 0.75) * (_spelled(whole) or 1.0), Unit.COUNT
    if match["digits"]:
        value = float(re.sub(r"[,\u202f\u00a0]", "", match["digits"]))
        for scale in _low(match["scales"] or "").split():
            value *= _SCALES[scale]
        value *= _SHORT_SCALES.get(_low(match["short"] or ""), 1.0)
        return round(value, 6), Unit.PLACE if match["place"] else Unit.COUNT
    if match["named"]:
        return _named(_low(match["named"]))
    return _spelled(_low(match["words"])), Unit.COUNT


def _count(word: str) -> float:
    return _SMALL[word] if word in _SMALL else float(word)


def _part(word: str) -> float:
    """Return the value of "third" in "two thirds"."""
    one = word.removesuffix("s")
    return _PARTS[one] if one in _PARTS else 1 / _PLACES[one]


def _named(word: str) -> tuple[float, Unit]:
    for unit, values in ((Unit.PLACE, _PLACES), (Unit.TIMES, _TIMES), (Unit.MANY, _MANY)):
        if word in values:
            return values[word], unit
    return _PARTS[word], Unit.COUNT


def _spelled(words: str) -> float | None:
    """Return the value of "two hundred and fifty thousand"; None for "one" alone, which seldom counts."""
    parts = [part for part in re.findall(r"[a-z]+", words) if part not in ("a", "an")]
    if parts == ["one"] or not parts:
        return None
    total = current = 0.0
    for part in parts:
        if part in _SMALL:
            current += _SMALL[part]
        elif part == "dozen":
            current = (current or 1.0) * 12
        elif part == "hundred":
            current = (current or 1.0) * 100
        elif part in _SCALES:
            total += (current or 1.0) * _SCALES[part]
            current = 0.0
    return total + current
