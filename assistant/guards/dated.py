"""A number of a claim that the cited sentence tells of another day: "4.1 percent in April" for that of May."""

import re
from collections.abc import Iterator, Sequence

from assistant.guards.amounts import Amount, amounts
from assistant.guards.days import DayMention, mentions
from assistant.readers.judge import Evidence

# What may stand between a number and its day: "12 percent of the vote in May", "31 (2019)".
_OF = re.compile(
    r"(?:\s+(?!(?:and|to|from|but|than|after|before)\b)[^\W\d_][\w’'-]*){0,4}?\s+(?:in|on|for|by|during|of|at)\s+|\s*\("
)


def dated(claim: str, cited: Sequence[Evidence]) -> tuple[str, ...]:
    """Say which numbers of the claim the cited sentences have for another day, and another number for that day."""
    there = [pair for evidence in cited for pair in _pairs(evidence.text)]
    reasons: list[str] = []
    for amount, day in _claimed(claim):
        of_it = [when for other, when in there if _equals(other, amount)]
        at_it = [other for other, when in there if day.agrees(when) and other.unit == amount.unit]
        if of_it and at_it and not any(map(day.agrees, of_it)) and not any(_equals(other, amount) for other in at_it):
            reasons.append(
                f"The claim has {amount.words!r} for {day.words!r}, the cited sentence has {at_it[0].words!r}."
            )
    return tuple(dict.fromkeys(reasons))


def _claimed(claim: str) -> Iterator[tuple[Amount, DayMention]]:
    """Yield the numbers of a claim with their days; of a single day it tells all that it tells."""
    days = mentions(claim)
    yield from ((amount, days[0]) for amount in amounts(claim)) if len(days) == 1 else _pairs(claim)


def _pairs(text: str) -> Iterator[tuple[Amount, DayMention]]:
    found = amounts(text)
    for day in mentions(text):
        before = next((amount for amount in reversed(found) if amount.end <= day.start), None)
        if before and _OF.fullmatch(text, before.end, day.start):
            yield before, day


def _equals(one: Amount, other: Amount) -> bool:
    return one.unit == other.unit and one.value == other.value
