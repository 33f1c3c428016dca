"""Names: where one sentence has a name, the other has another one, and all else is the same."""

import re
from difflib import SequenceMatcher

from assistant.analysis.differences.difference import Difference
from assistant.analysis.differences.matter import Matter, on_other_days
from assistant.answer import About
from assistant.follow_ups.mentions import is_date
from assistant.guards.names import Known

ALIKE = 0.7  # how much of the words two sentences must share in order for their places to be compared
_WORD = re.compile(r"[^\W_](?:[\w’'-]*\w)?")
_NAME = re.compile(r"(?:[Tt]he )?[A-Z][\w.’'-]*(?: (?:of|the|de|al|bin|van|von|&|[A-Z][\w.’'-]*))*")
# A thing of which there is one: only one can be its maker, its head, its place. Two may each send "two ships".
_ONE_ONLY = re.compile(r"\b(?i:the|its|his|her|their)\s+(?!same\b)[a-z]|['’]s\s")


def names(one: Matter, other: Matter) -> Difference | None:
    """Return the names that stand in the same place of two sentences that are otherwise the same."""
    if on_other_days(one, other):
        return None
    mine, theirs = _WORD.findall(one.text), _WORD.findall(other.text)
    matcher = SequenceMatcher(None, [w.lower() for w in mine], [w.lower() for w in theirs], autojunk=False)
    if matcher.ratio() < ALIKE:
        return None
    changed = [found for found in matcher.get_opcodes() if found[0] != "equal"]
    if len(changed) != 1 or changed[0][0] != "replace":
        return None
    _, start, end, other_start, other_end = changed[0]
    # "United Kingdom" and "United States" differ as a whole.
    while start and mine[start - 1][0].isupper() and theirs[other_start - 1][0].isupper() and other_start:
        start, other_start = start - 1, other_start - 1
    first, second = " ".join(mine[start:end]), " ".join(theirs[other_start:other_end])
    rest = " ".join((*mine[:start], "_", *mine[end:]))
    if _is_name(first) and _is_name(second) and _ONE_ONLY.search(rest) and not _same(first, second):
        return Difference(About.NAME, first, second, False)
    return None


def _is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text)) and not is_date(text)


def _same(one: str, other: str) -> bool:
    return Known(other).has(one) or Known(one).has(other)
