"""Numbers of a claim that no cited sentence holds."""

from collections.abc import Sequence

from assistant.guards.amounts import Amount, Bound, Unit, amounts
from assistant.guards.said import around, said
from assistant.readers.judge import Evidence
from index.words import stem

NEAR = 0.1  # how far from "about 100" a number may be, as a share of it


def numbers(claim: str, cited: Sequence[Evidence]) -> tuple[str, ...]:
    """Say which amounts of the claim the cited sentences do not hold, or hold of something else."""
    there = amounts(said(cited))
    nearby = amounts(around(cited))
    reasons: list[str] = []
    for amount in amounts(claim):
        if amount.unit is Unit.PLACE and not any(other.unit is Unit.PLACE for other in there):
            continue  # "first" says when as often as which
        same = [other for other in there if _counts_same(other, amount)]
        matching = [other for other in _comparable(amount, there) if _holds(other, amount)]
        if not matching and (same or not any(_equals(other, amount) for other in nearby)):
            reasons.append(_missing(amount, there))
        elif matching and same and not any(other in same or not other.counted for other in matching):
            reasons.append(
                f"The claim says {amount.words!r} of {amount.counted!r}, the cited sentence says {same[0].words!r}."
            )
    return tuple(reasons)


def _comparable(amount: Amount, there: Sequence[Amount]) -> Sequence[Amount]:
    """Return the cited amounts that may bear out a claimed one: "at least 5 men" not those of ships or dollars."""
    if amount.bound in (Bound.EXACT, Bound.ABOUT):
        return there
    same = [other for other in there if _counts_same(other, amount)] if amount.counted else there
    limited = [other for other in same if other.bound is not Bound.EXACT]
    return limited or same or [other for other in there if _equals(other, amount)]


def _counts_same(one: Amount, other: Amount) -> bool:
    return bool(one.counted) and one.unit == other.unit and stem(one.counted) == stem(other.counted)


def _equals(one: Amount, other: Amount) -> bool:
    return one.unit == other.unit and one.value == other.value


def _missing(amount: Amount, there: Sequence[Amount]) -> str:
    alike = [other for other in there if other.unit == amount.unit]
    only = alike[0] if len(alike) == 1 else None
    instead = next((other for other in alike if _counts_same(other, amount)), only)
    written = f"{amount.bound} {amount.words}".strip()
    if instead:
        says = f"{instead.bound} {instead.words}".strip()
        return f"The claim says {written!r}, the cited sentence says {says!r}."
    return f"The claim says {written!r}, which no cited sentence says."


def _holds(cited: Amount, claimed: Amount) -> bool:
    """Is the claimed amount true where the cited one is?"""
    if claimed.unit is Unit.MANY and cited.unit is Unit.COUNT:
        return 2 * claimed.value <= cited.value < 100 * claimed.value
    if cited.unit != claimed.unit:
        return False
    low, high, value = cited.value, cited.value, claimed.value
    if claimed.bound is Bound.AT_LEAST and cited.bound not in (Bound.AT_MOST, Bound.LESS):
        return low >= value
    if claimed.bound is Bound.MORE and cited.bound not in (Bound.AT_MOST, Bound.LESS):
        return low > value or (low == value and cited.bound is Bound.MORE)
    if claimed.bound is Bound.AT_MOST and cited.bound not in (Bound.AT_LEAST, Bound.MORE):
        return high <= value
    if claimed.bound is Bound.LESS and cited.bound not in (Bound.AT_LEAST, Bound.MORE):
        return high < value or (high == value and cited.bound is Bound.LESS)
    if claimed.bound is Bound.ABOUT:
        # "About 100" is true of 97; "about 97" is not, where the sentence says about 100.
        is_rounder = _zeros(value) > _zeros(cited.value) and cited.bound is Bound.EXACT
        return cited.value == value or (is_rounder and abs(cited.value - value) <= NEAR * max(cited.value, value))
    return claimed.bound is Bound.EXACT and cited.value == value


def _zeros(value: float) -> int:
    digits = f"{value:.0f}"
    return len(digits) - len(digits.rstrip("0")) if value == round(value) else -1
