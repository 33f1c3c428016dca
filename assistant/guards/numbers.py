"""Numbers of a claim that no cited sentence holds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.guards.amounts import Amount, Bound, Unit, amounts
from assistant.guards.fates import fates_of
from assistant.guards.reckoned import lists, reckoned
from assistant.guards.said import around, said
from assistant.readers.judge import Evidence
from index.words import stem

NEAR = 0.1  # how far from "about 100" a number may be, as a share of it
_HOURS = {
    stem(word): hours
    for word, hours in (
        ("minute", 1 / 60),
        ("hour", 1.0),
        ("day", 24.0),
        ("week", 168.0),
        ("fortnight", 336.0),
        ("month", 730.0),
        ("year", 8760.0),
        ("decade", 87600.0),
        ("century", 876000.0),
    )
}
_ONE = re.compile(r"\ban?\s(minute|hour|day|week|fortnight|month|year|decade|century)\b", re.IGNORECASE)
# The third time is three times, the sixth day of it six days.
_ALSO = {Unit.COUNT: (Unit.PLACE, Unit.TIMES), Unit.TIMES: (Unit.PLACE, Unit.COUNT)}
_OLD = re.compile(r"[\s-]year(?:s)?[\s-]olds?\b", re.IGNORECASE)
# "Two people died and 14 injured": no noun, whoever was named before is counted.
_NO_NOUN = re.compile(r"\w{2,}ed|dead|hurt|missing|others|more|further")


def numbers(claim: str, cited: Sequence[Evidence]) -> tuple[str, ...]:
    """Say which amounts of the claim the cited sentences do not hold, or hold of something else."""
    return tuple(reason for _, reason in lacking(claim, cited))


def lacking(claim: str, cited: Sequence[Evidence]) -> Iterator[tuple[Amount, str]]:
    """Yield the amounts of the claim that the cited sentences do not hold, or of something else, and what to say."""
    sentences = said(cited)
    there, nearby = _amounts(sentences), _amounts(around(cited))
    fates = {other: fates_of(sentences, other) for other in there}
    for amount in _amounts(claim):
        if amount.unit is Unit.PLACE and not any(other.unit is Unit.PLACE for other in there):
            continue  # "first" says when as often as which
        same = [other for other in there if _counts_same(other, amount)]
        fate = fates_of(claim, amount)
        alike = [other for other in there if not fate or not fates[other] or fate & fates[other]]
        matching = [other for other in _comparable(amount, alike) if _holds(other, amount)]
        matching += [one for one in _ones(sentences) if _in_unit_of(one, amount) == 1.0]
        if not matching and (same or not any(_equals(other, amount) for other in nearby)):
            if not any(_holds(other, amount) for other in reckoned(alike, amount.counted)) and (
                same or not lists(sentences, amount)
            ):
                yield amount, _missing(amount, there)
        elif (
            matching
            and same
            and not any(other in same or (not other.counted and fates[other] == fate) for other in matching)
        ):
            of = f"{amount.words!r} of {amount.counted!r}"
            yield amount, f"The claim says {of}, the cited sentence says {same[0].words!r}."


def _amounts(text: str) -> list[Amount]:
    return [_read(text, amount) for amount in amounts(text)]


def _ones(text: str) -> Iterator[Amount]:
    """Yield "a year", which is no amount but as long as twelve months."""
    for one in _ONE.finditer(text):
        yield Amount(1.0, Unit.COUNT, Bound.EXACT, one[1].lower(), one[0], one.start(), one.end())


def _read(text: str, amount: Amount) -> Amount:
    """Read a part as percent, and leave out what is counted where it is no noun or an age."""
    if _NO_NOUN.fullmatch(amount.counted) or _OLD.match(text, amount.end):
        amount = replace(amount, counted="")
    if amount.unit is Unit.COUNT and 0 < amount.value < 1 and stem(amount.counted) not in _HOURS:
        return replace(amount, unit=Unit.PERCENT, value=100 * amount.value, counted="")
    return amount


def _comparable(amount: Amount, there: Sequence[Amount]) -> Sequence[Amount]:
    """Return the cited amounts that may bear out a claimed one: "at least 5 men" not those of ships or dollars."""
    if amount.bound in (Bound.EXACT, Bound.ABOUT):
        return there
    same = [other for other in there if not amount.counted or not other.counted or _counts_same(other, amount)]
    limited = [other for other in same if other.bound is not Bound.EXACT]
    return limited or same or [other for other in there if 0.5 <= _in_unit_of(other, amount) / (other.value or 1) <= 2]


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
    if claimed.unit is Unit.MANY and cited.unit is Unit.MANY:
        return claimed.value <= cited.value < 2 * claimed.value  # "scores" are dozens
    if cited.unit not in (claimed.unit, *_ALSO.get(claimed.unit, ())) and not (
        cited.unit in (Unit.MONEY, Unit.PERCENT) and claimed.unit is Unit.COUNT and not claimed.counted
    ):
        return False
    value, there = _in_unit_of(cited, claimed), cited.value
    # Three months are as good as ninety days, a third 33.3 per cent.
    loose = NEAR if claimed.unit is Unit.PERCENT else 0.0 if value == claimed.value else 0.02 * there
    is_same = abs(value - there) <= loose
    if claimed.bound is Bound.AT_LEAST and cited.bound not in (Bound.AT_MOST, Bound.LESS):
        return there >= value
    if claimed.bound is Bound.MORE and cited.bound not in (Bound.AT_MOST, Bound.LESS):
        return there > value or (there == value and cited.bound is Bound.MORE)
    if claimed.bound is Bound.AT_MOST and cited.bound not in (Bound.AT_LEAST, Bound.MORE):
        return there <= value
    if claimed.bound is Bound.LESS and cited.bound not in (Bound.AT_LEAST, Bound.MORE):
        return there < value or (there == value and cited.bound in (Bound.LESS, Bound.AT_MOST))
    if claimed.bound is Bound.ABOUT:
        # "About 100" is true of 97; "about 97" is not, where the sentence says about 100.
        is_part = claimed.unit is Unit.PERCENT and not re.search(r"%|cent", claimed.words)
        is_rounder = (is_part or _zeros(claimed.value) > _zeros(there)) and cited.bound is Bound.EXACT
        return is_same or (is_rounder and abs(there - value) <= NEAR * max(there, value))
    return claimed.bound is Bound.EXACT and is_same


def _in_unit_of(cited: Amount, claimed: Amount) -> float:
    """Return how much is claimed in the cited unit of time: two days are 48 hours, twelve months a year."""
    mine, theirs = _HOURS.get(stem(claimed.counted)), _HOURS.get(stem(cited.counted))
    return claimed.value if mine is None or theirs is None else round(claimed.value * mine / theirs, 6)


def _zeros(value: float) -> int:
    digits = f"{value:.0f}"
    return len(digits) - len(digits.rstrip("0")) if value == round(value) else -1
