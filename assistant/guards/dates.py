"""Dates of a claim that no cited sentence holds, and that do not follow from the day it was written."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from assistant.guards.days import DayMention, mentions, resolved
from assistant.guards.said import around
from assistant.readers.judge import Evidence
from index.tense import Tense, tense

# "It was announced that the bank is to close on 4 May" tells of what is to come in the past.
_PLANNED = re.compile(
    r"\b(?:will|would|could|(?-i:may)|might|should|if|unless|not|never|nothing|supposed|await\w*|(?:was|were|is|are|has|have|had|agreed|wants?|wanted|ready|about)\s+to|plan\w*|set|due|schedul\w*|expect\w*|until|till|deadline|by|agreed|decided|postpon\w*|delay\w*|promis\w*|announc\w*"
    r"|vow\w*|call\w*|fix\w*|for(?=\s+(?:[A-Z\d]|next|this))|said|propos\w*|appoint\w*|chose\w*|book\w*|summon\w*|invit\w*|convene\w*)\b",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def dates(claim: str, cited: Sequence[Evidence]) -> tuple[str, ...]:
    """Say which dates of the claim no cited sentence holds.

    "Tuesday" and "yesterday" are counted from the day in a sentence's context, written as 2025-11-14; where there is
    none, they may be any day that the sentences do not write in the same way.
    """
    there = [(mention, evidence) for evidence in cited for mention in mentions(evidence.text)]
    nearby = mentions(around(cited))
    written = [day for evidence in cited if (day := _written(evidence))]
    known = [mention for mention, _ in there]
    known += [resolved(mention, day) for mention, evidence in there if (day := _written(evidence))]
    reasons: list[str] = []
    for mention in mentions(claim):
        meant = [
            mention,
            *(resolved(mention, day) for day in written if mention.relative or mention.weekday is not None),
        ]
        if not any(one.agrees(other) for one in meant for other in known) and not _follows(
            mention, nearby, known, written
        ):
            reasons.append(_missing(mention, [one for one, _ in there]))
    return (*reasons, *_as_over(claim, cited))


def _as_over(claim: str, cited: Sequence[Evidence]) -> Iterator[str]:
    """Say of which day the claim tells as over, where every cited sentence that names it tells of what is to come."""
    for mine in mentions(claim):
        if tense(claim, mine.start, mine.end) is not Tense.PAST:
            continue
        told = [
            tense(evidence.text, there.start, there.end)
            for evidence in cited
            for there in mentions(evidence.text)
            if mine.agrees(there)
        ]
        if told and all(one is Tense.FUTURE for one in told) and not _PLANNED.search(claim):
            yield f"The claim says that {mine.words!r} is over, for the cited sentence it is still to come."


def _follows(
    mention: DayMention, nearby: Sequence[DayMention], known: Sequence[DayMention], written: Sequence[date]
) -> bool:
    # What stands around a sentence fills in what it leaves open, and changes nothing of what it says.
    if not any(_same_parts(mention, other) for other in known) and any(mention.agrees(other) for other in nearby):
        return True
    # Without the day of writing, a weekday cannot be compared with a date, nor "yesterday" with either.
    if written or not known or not (mention.relative or mention.weekday is not None):
        return False
    return not any(_same_parts(mention, other) for other in known)


def _same_parts(one: DayMention, other: DayMention) -> bool:
    """Do both say which year, or which month, or which weekday it is?"""
    parts = ((one.year, other.year), (one.month, other.month), (one.weekday, other.weekday))
    return any(a is not None and b is not None for a, b in parts) or bool(one.relative and other.relative)


def _missing(mention: DayMention, there: Sequence[DayMention]) -> str:
    if len(there) == 1:
        return f"The claim says {mention.words!r}, the cited sentence says {there[0].words!r}."
    return f"The claim says {mention.words!r}, which no cited sentence says."


def _written(evidence: Evidence) -> date | None:
    found = _WRITTEN.search(evidence.context)
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None
