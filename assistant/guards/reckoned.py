"""What a sentence does not count but tells: sums, differences and shares of its numbers, and how many it lists."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from assistant.follow_ups.mentions import names
from assistant.guards.amounts import Amount, Bound, Unit
from assistant.guards.days import mentions

LISTED = 12  # more than that nobody counts in a list
_TWO = re.compile(r"\b(?:both|pair|couple|twins?|duo|either|neither|each\sother|bilateral)\b", re.IGNORECASE)


def reckoned(there: Sequence[Amount]) -> Iterator[Amount]:
    """Yield what any two amounts of a sentence are together, apart, and the one as a share of the other."""
    for one, other in combinations(there, 2):
        if one.unit is other.unit and one.unit in (Unit.COUNT, Unit.MONEY, Unit.PERCENT):
            yield _of(one, one.value + other.value)
            yield _of(one, abs(one.value - other.value))
            if one.unit is Unit.COUNT and (most := max(one.value, other.value)):
                yield replace(_of(one, 100 * min(one.value, other.value) / most), unit=Unit.PERCENT)


def lists(sentence: str, amount: Amount) -> bool:
    """Does a sentence name or tell apart as many as a small number says, or years that lie so far from each other?"""
    if not amount.counted or amount.bound is not Bound.EXACT or amount.unit is not Unit.COUNT:
        return False
    years = [day.year for day in mentions(sentence) if day.year]
    if amount.counted.startswith("year") and any(abs(a - b) == amount.value for a, b in combinations(years, 2)):
        return True
    return (amount.value == 2 and bool(_TWO.search(sentence))) or 2 <= amount.value <= min(LISTED, len(names(sentence)))


def _of(one: Amount, value: float) -> Amount:
    return replace(one, value=round(value, 6), bound=Bound.EXACT, counted="")
