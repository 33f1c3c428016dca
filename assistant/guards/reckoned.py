"""What a sentence does not count but tells: sums, differences and shares of its numbers, and how many it lists."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from assistant.follow_ups.mentions import names
from assistant.guards.amounts import Amount, Bound, Unit
from assistant.guards.days import mentions
from index.words import stem

LISTED = 12  # more than that nobody counts in a list
TABLE = 40  # amounts, of which nearly any number is a sum or a difference
_TWO = re.compile(r"\b(?:both|pair|couple|twins?|duo|either|neither|each\sother|bilateral)\b", re.IGNORECASE)

# Between two of a list: "Ravel, the king, and Osman", "Ravel and the old Osman".
_BESIDE = re.compile(r"[^.;]*?(?:,|\b(?:and|or|&)\b)[^.;]*?")


def reckoned(there: Sequence[Amount], counted: str) -> Iterator[Amount]:
    """Yield what any two amounts of a sentence are together, apart, and the one as a share of the other.

    Nothing of a whole table. What is `counted` is not told by an amount of it and one of something else: 200 men and
    50 tonnes are not 250 men.
    """
    for one, other in combinations(there if len(there) <= TABLE else (), 2):
        nouns = {stem(amount.counted) for amount in (one, other) if amount.counted}
        if stem(counted) in nouns and len(nouns) > 1:
            continue
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
    return (amount.value == 2 and bool(_TWO.search(sentence))) or 2 <= amount.value <= min(LISTED, _listed(sentence))


def _listed(sentence: str) -> int:
    """Return how many names stand side by side: two in "Osman met Ravel and Keller in Lydia"."""
    longest = run = 0
    named = names(sentence)
    for before, name in zip([None, *named], named, strict=False):
        run = run + 1 if before and _BESIDE.fullmatch(sentence, before.end, name.start) else 1
        longest = max(longest, run)
    return longest


def _of(one: Amount, value: float) -> Amount:
    return replace(one, value=round(value, 6), bound=Bound.EXACT, counted="")
