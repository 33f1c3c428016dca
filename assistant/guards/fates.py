"""What a text says became of those it counts: killed, hurt, missing, arrested, stranded."""

import re
from collections import defaultdict
from itertools import combinations

from assistant.guards.amounts import Amount, amounts

# What became of those who are counted, as one part of a sentence tells it.
_FATES = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"kill\w*|dead|deaths?|die[sd]?|drown\w*|lives|fatal\w*|corpses",
        r"injur\w*|wound\w*|hurt\w*|burn\w*|sicken\w*|hospitali[sz]\w*|in hospital|to the hospital",
        r"missing|unaccounted",
        r"arrest\w*|detain\w*|jail\w*|imprison\w*",
        r"strand\w*|displace\w*|homeless|evacuat\w*",
    )
)
_PART = re.compile(
    r"[,;:]|\b(?:and|while|with|after|before|as|including|from|for|leaving|that|who|which)\b", re.IGNORECASE
)


def fates_of(text: str, amount: Amount) -> frozenset[int]:
    """Return which of the fates above its part of the text tells of an amount; none where it tells of none."""
    start = max((cut.end() for cut in _PART.finditer(text, 0, amount.start)), default=0)
    cut = _PART.search(text, amount.end)
    part = text[start : cut.start() if cut else len(text)]
    return frozenset(n for n, fate in enumerate(_FATES) if fate.search(part))


def exchanged(claim: str, sentence: str) -> bool:
    """Does a claim take the numbers of two fates for each other: "6 killed, 41 hurt" for "41 killed, 6 hurt"?"""
    said, there = _by_fate(claim), _by_fate(sentence)
    return any(
        said[one] & there[other] - there[one] and said[other] & there[one] - there[other]
        for one, other in combinations(sorted(said.keys() & there.keys()), 2)
    )


def _by_fate(text: str) -> dict[int, set[float]]:
    found: dict[int, set[float]] = defaultdict(set)
    for amount in amounts(text):
        for fate in fates_of(text, amount):
            found[fate].add(amount.value)
    return found
