"""By how much, from what and to what: a number of a claim that is another one of these in the cited sentence."""

import re
from collections.abc import Iterator, Sequence

from assistant.guards.amounts import Amount, amounts, span
from assistant.guards.said import near
from assistant.readers.judge import Evidence

BY, FROM, TO = "by", "from", "to"
_VERB = (
    r"(?:rose|rises?|risen|rising|fell|falls?|fallen|falling|gr[eo]ws?|grown|growing|dropp?(?:s|ed|ing)?|climb(?:s|ed|ing)?|slow(?:s|ed|ing)?"
    r"|shr[aiu]nk\w*|declin(?:e[sd]?|ing)|slipp?(?:s|ed)?|gain(?:s|ed)?|jump(?:s|ed)?|soar(?:s|ed)?|surg(?:e[sd]?|ing)|plung(?:e[sd]?|ing)"
    r"|slid(?:es?)?|increas(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|reduc(?:e[sd]?|ing)|rais(?:e[sd]?|ing)|lower(?:s|ed|ing)?|cuts?|cutting"
    r"|expand(?:s|ed)?|up|down|more|less|ris\w+|change[sd]?)"
)
_CHANGE = re.compile(rf"\b{_VERB}\b", re.IGNORECASE)
_BEFORE = (
    (FROM, re.compile(r"\bfrom\s+(?:an?\s+|the\s+)?$", re.IGNORECASE)),
    (
        TO,
        re.compile(
            r"\b(?:to|at|was|were|is|are|reach(?:es|ed|ing)?|held|totall?ed)"
            r"\s+(?:an?\s+|the\s+)?(?:\w+\s+(?:high|low)\s+of\s+)?$",
            re.IGNORECASE,
        ),
    ),
    (BY, re.compile(rf"\b(?:by|{_VERB})\s+(?:an?\s+|the\s+)?$", re.IGNORECASE)),
)
# "The fall was 7 percent" tells by how much.
_NOUN = re.compile(
    r"\b(?:an?|the|its|their|this)\s+(?:[\w%-]+\s+){0,2}?(?:rise|fall|drop|increase|decrease|decline|cut|growth|change|reduction|gain|jump|slide)\b",
    re.IGNORECASE,
)
# "A 7 percent rise", "7 percent more".
_BEHIND = re.compile(rf"\s+(?:points?\s+)?{_VERB}\b", re.IGNORECASE)


def changes(claim: str, cited: Sequence[Evidence]) -> tuple[str, ...]:
    """Say which numbers the claim has for how far something rose or fell, and the cited sentence for where it stood."""
    there = [found for evidence in near(claim, cited) for found in _told(evidence.text)]
    reasons: list[str] = []
    for amount, how in _told(claim):
        same = {other for one, other in there if one.unit == amount.unit and one.value == amount.value}
        if same and how not in same:
            reasons.append(f"The claim says {how!r} {amount.words!r}, the cited sentence says {min(same)!r}.")
    return tuple(dict.fromkeys(reasons))


def _told(text: str) -> Iterator[tuple[Amount, str]]:
    """Yield the numbers of a text that tells how something changed, each with what it is of the change."""
    if not _CHANGE.search(text):
        return
    for amount in amounts(text):
        start, end = span(text, amount)
        before = text[max(0, start - 60) : start]
        # "Rose to as many as 14" limits a number with the same word.
        how = next((how for how, pattern in _BEFORE if pattern.search(before)), None)
        if how is TO and _NOUN.search(text):
            continue
        if how or _BEHIND.match(text, end):
            yield amount, how or BY
