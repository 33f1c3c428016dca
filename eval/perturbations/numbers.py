"""A number changed: figures, number words, ordinals, million ↔ billion. What counts stays plausible.

TRAIN scales or adds; UNSEEN changes one digit or trebles. The words for sizes are shared out between them.
"""

import re
from collections.abc import Iterator, Sequence
from random import Random

from eval.perturbations.family import Family, by_family, pairs
from eval.perturbations.text import replaced, word_pattern

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTHS_ABBREVIATED = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
# Not in "COVID-19", "6:12", "F-16", "2–1", "Boeing 737", "21 October", "October 21", "7 p.m."
_FIGURE = re.compile(
    r"(?<![\w:/–.,-])(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d:/–]|[.,]\d|(?:st|nd|rd|th)\b)"
    rf"(?! ?(?:{_MONTHS}|{_MONTHS_ABBREVIATED})\b)(?!\s?[ap]\.?m\b)"
)
# Before a figure, though with a capital letter at the start: no name that the figure is part of.
_COUNTS = "At|About|Only|Some|Over|Least|Than|The|All|Another|Nearly|Around"
_AFTER_NAME = re.compile(rf"\b(?:(?:{_MONTHS}|{_MONTHS_ABBREVIATED})\.?|(?!(?:{_COUNTS}) )[A-Z][\w.]+) $")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_AT_LEAST = re.compile(
    r"\b(?:at least|more than|over|above|exceed(?:s|ed|ing)?)(?: (?:US|C|A)?[$€£]?)?$", re.IGNORECASE
)
_AT_MOST = re.compile(
    r"\b(?:at most|up to|fewer than|less than|under|below|as many as|nearly|almost)(?: (?:US|C|A)?[$€£]?)?$",
    re.IGNORECASE,
)
_LIMITED_SIZE = re.compile(
    r"\b(?:at least|more than|over|up to|fewer than|less than|under|as many as|nearly|almost)"
    r" [^ ]+(?: [a-z]+)? ?(?:hundred|thousand|million|billion|trillion|dozen)",
    re.IGNORECASE,
)
_WORDS = ("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
          "eighteen nineteen twenty").split()  # fmt: skip
_WORD = re.compile(rf"(?<![\w-])(?:{'|'.join(_WORDS)})(?![\w-])", re.IGNORECASE)
_SIZES = by_family(
    pairs("million/billion hundred/thousand first/third half/quarter doubled/tripled doubles/triples dozen/hundred"),
    pairs(
        "second/fourth thousands/millions hundreds/thousands third/fifth dozens/hundreds twice/three_times "
        "fourth/sixth trillion/billion billion/trillion thousand/million",
        both_ways=False,
    ),
)
_SIZE_PATTERNS = {family: word_pattern(words) for family, words in _SIZES.items()}
_NOT_A_SIZE = re.compile(
    r"(?:first|second|half|quarter)[ -](?:final|time|lady|minister|half|world|hand|person|place|degree|round)",
    re.IGNORECASE,
)


def changed(text: str, family: Family, _others: Sequence[str], random: Random) -> Iterator[str]:
    """Yield the sentence with one of its numbers changed, for each that can be."""
    for found in _FIGURE.finditer(text):
        before = text[: found.start()]
        old = found["number"]
        if (_YEAR.fullmatch(old) and not text[found.end() :].startswith("%")) or _AFTER_NAME.search(before):
            continue
        new = _figure(old, family, _direction(before), text[found.end() : found.end() + 9], random)
        if new and new != old:
            yield before + new + text[found.end() :]
    for found in _WORD.finditer(text):
        before = text[: found.start()]
        new = _word(found.group().lower(), family, _direction(before), random)
        yield before + (new.capitalize() if found.group()[0].isupper() else new) + text[found.end() :]
    # "Over one hundred" is true where over one thousand came.
    if not _NOT_A_SIZE.search(text) and not _LIMITED_SIZE.search(text):
        yield from replaced(text, _SIZE_PATTERNS[family], _SIZES[family])


def _direction(before: str) -> int:
    """Return 1 where only a larger number says something else, -1 where only a smaller one does, else 0.

    Where at least 10 came, it is true that at least 8 came.
    """
    return 1 if _AT_LEAST.search(before) else -1 if _AT_MOST.search(before) else 0


def _figure(old: str, family: Family, direction: int, after: str, random: Random) -> str:
    places = len(old.partition(".")[2])
    value = float(old.replace(",", ""))
    is_share = after.startswith(("%", " %", " percent", " per cent"))
    for _ in range(20):
        new = _value(value, places, family, random)
        if new <= 0 or (is_share and value <= 100 < new) or (value >= 2 > new):
            continue
        if (new - value) * direction > 0 or (direction == 0 and new != value):
            return f"{new:,.{places}f}" if "," in old or (new >= 10_000 and places == 0) else f"{new:.{places}f}"
    return ""


def _value(value: float, places: int, family: Family, random: Random) -> float:
    if family is Family.TRAIN:
        if value < 20:
            return round(value + random.choice((-3, -2, -1, 1, 2, 4)) * (0.3 if places and value < 3 else 1), places)
        return _as_round(value * random.choice((0.5, 0.7, 0.8, 1.25, 1.4, 2)), value, places)
    if value < 10:
        return round(value + random.choice((-4, 3, 5)) * (0.2 if places and value < 3 else 1), places)
    digits = f"{value:.{places}f}"
    at = random.choice([i for i, digit in enumerate(digits) if digit.isdigit() and (digit != "0" or i == 1)])
    one = random.choice([digit for digit in "123456789" if digit != digits[at]])
    return random.choice((float(digits[:at] + one + digits[at + 1 :]), round(3 * value, places)))


def _as_round(new: float, old: float, places: int) -> float:
    """Round to as many zeros as the old number ends with, unless nothing would be left of it."""
    whole = str(int(old))
    zeros = len(whole) - len(whole.rstrip("0")) if not places else 0
    return round(new, places if not zeros else -min(zeros, len(whole) - 1))


def _word(old: str, family: Family, direction: int, random: Random) -> str:
    at = _WORDS.index(old)
    steps = (1, 2, 4) if family is Family.TRAIN else (3, 5, 6)
    signed = [sign * step for step in steps for sign in ((direction,) if direction else (1, -1))]
    fitting = [at + step for step in signed if 0 <= at + step < len(_WORDS)]
    return _WORDS[random.choice(fitting)] if fitting else ("thirty" if direction >= 0 else "one")
