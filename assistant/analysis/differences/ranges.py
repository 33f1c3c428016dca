"""Text → its amounts with the least and the most that each can be: "1,400 to 1,600" is one amount."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.guards.amounts import Amount, Bound, Unit, amounts

ABOUT = 0.1  # how far from "about 100" a number may be, as a share of it
_TO = re.compile(r"\s?[–—-]\s?|\s(?:to|or)\s", re.IGNORECASE)
_OPENED = re.compile(r"\b(?:between|rang(?:es?|ed|ing)\sfrom)\s(?:(?:about|around|some|roughly)\s)?$", re.IGNORECASE)
_OPENED_TO = re.compile(r"\s(?:\w+\s)?(?:and|to)\s", re.IGNORECASE)
# "Rose from 12 to 15", "raised the fund of 12 to 15 million": what it was, and what it is.
_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:raised?|lower(?:s|ed)?|cut|increased?|reduced?|doubled)\b.{0,40}\bto\s(?:\S\s?)?$", re.IGNORECASE
)
# "$2 to 3 million": both in millions.
_SCALE = re.compile(r"[\s-]?(?:hundred|thousand|million|billion|trillion|bn|mn|mln|tn|m|k)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Limited:
    """An amount, and the least and the most that it can be; a range is one amount, of its higher value."""

    amount: Amount
    low: float
    high: float


def limited(text: str) -> Iterator[Limited]:
    """Yield the amounts of a text in order."""
    left = list(amounts(text))
    while left:
        one = left.pop(0)
        low = one.value
        if left and (found := _range(text, one, left[0])):
            one, low = found
            left.pop(0)
        yield Limited(one, _limits(low, one.bound)[0], _limits(one.value, one.bound)[1])


def is_moved(before: str) -> bool:
    """Is what stands before an amount "raised … to", "cut … to"?"""
    return bool(_MOVED.search(before))


def _range(text: str, one: Amount, other: Amount) -> tuple[Amount, float] | None:
    """Return two amounts that are the ends of a range as one, and the lower end; None where they are none."""
    before, between = text[: one.start], text[one.end : other.start]
    if opened := _OPENED.search(before):
        # "The battle between 300 rebels and 500 soldiers" counts two things.
        is_range = _OPENED_TO.fullmatch(between) and one.counted in ("", other.counted)
    else:
        is_range = _TO.fullmatch(between) and not _FROM.search(before) and not is_moved(text[: other.start])
    low = _scaled(one, other)
    if not is_range or low >= other.value or not _are_of_one_kind(one, other):
        return None
    unit = one.unit or other.unit  # "$5 to 10 million"
    start = opened.start() if opened else one.start
    counted, words = other.counted if unit is Unit.COUNT else "", text[start : other.end].strip()
    return replace(other, unit=unit, bound=one.bound, counted=counted, words=words, start=start), low


def _are_of_one_kind(one: Amount, other: Amount) -> bool:
    units = {one.unit, other.unit}
    return len(units - {Unit.COUNT}) <= 1 and units <= {Unit.COUNT, Unit.PERCENT, Unit.MONEY}


def _scaled(one: Amount, other: Amount) -> float:
    """Return the first of "2 to 3 million" in millions."""
    scale = _SCALE.search(other.words)
    if not scale or _SCALE.search(one.words):
        return one.value
    low = max((amount.value for amount in amounts(one.words + scale[0])), default=one.value)
    return low if low < other.value else one.value


def _limits(value: float, bound: Bound) -> tuple[float, float]:
    match bound:
        case Bound.AT_LEAST | Bound.MORE:
            return value, math.inf
        case Bound.AT_MOST | Bound.LESS:
            return -math.inf, value
        case Bound.ABOUT:
            return value * (1 - ABOUT), value * (1 + ABOUT)
        case _:
            return value, value
