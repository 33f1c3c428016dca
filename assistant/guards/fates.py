"""What a text says became of those it counts: killed, hurt, missing, trapped, arrested, stranded."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from assistant.guards.amounts import Amount, amounts
from assistant.readers.judge import Evidence

# What became of those who are counted, as one part of a sentence tells it.
_FATES = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        r"kill\w*|dead|deaths?|die[sd]?|drown\w*|lives|fatal\w*|corpses",
        r"injur\w*|wound\w*|hurt\w*|burn\w*|sicken\w*|hospitali[sz]\w*|in hospital|to the hospital",
        r"missing|unaccounted",
        r"arrest\w*|detain\w*|jail\w*|imprison\w*",
        r"strand\w*|displace\w*|homeless|evacuat\w*",
        r"trapped|buried",
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


def fates(claim: str, cited: Sequence[Evidence]) -> tuple[str, ...]:
    """Say whose numbers the claim has the other way round: "6 killed, 41 hurt" for "41 killed, 6 hurt"."""
    said = _by_fate(claim)
    return tuple(
        f"The claim has {some!r} and {others!r} the other way round than the cited sentence."
        for there in (_by_fate(evidence.text) for evidence in cited)
        for one, other in combinations(sorted(said.keys() & there.keys()), 2)
        for some, others in _exchanged(said, there, one, other)
    )


def _exchanged(
    said: dict[int, dict[float, str]], there: dict[int, dict[float, str]], one: int, other: int
) -> list[tuple[str, str]]:
    some = said[one].keys() & there[other].keys() - there[one].keys()
    others = said[other].keys() & there[one].keys() - there[other].keys()
    return [(there[other][a], there[one][b]) for a, b in zip(sorted(some), sorted(others), strict=False)]


def _by_fate(text: str) -> dict[int, dict[float, str]]:
    """Return for each fate the numbers of those it came to, each with its words."""
    found: dict[int, dict[float, str]] = defaultdict(dict)
    for amount in amounts(text):
        for fate in fates_of(text, amount):
            found[fate][amount.value] = amount.words
    return found
