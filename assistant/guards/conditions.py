"""Does a claim leave out on what it depends, or that it only almost came to pass?"""

import re
from collections.abc import Sequence

from assistant.readers.judge import Evidence

_CONDITION = re.compile(
    r"(?<!asked )(?<!asks )(?<!know )(?<!see )(?<!even )\b(?:if|unless|provided(?:\s+that)?|on\s+condition)\b",
    re.IGNORECASE,
)
# "Nearly 200" is a number; "nearly crossed" did not happen.
_ALMOST = re.compile(
    r"\b(?:almost|nearly|barely|all\s+but|as\s+good\s+as)\s+(?=[a-z]+ed\b|\w+(?:ose|ell|ook|ent)\b)", re.IGNORECASE
)


def conditions(claim: str, cited: Sequence[Evidence]) -> tuple[str, ...]:
    """Return a reason for each kind of word that all cited sentences have and the claim does not."""
    found = []
    for pattern, reason in (
        (_CONDITION, "The briefing says on what condition ({0!r}), the claim does not."),
        (_ALMOST, "The briefing says {0!r}, the claim says that it happened."),
    ):
        there = [pattern.search(evidence.text) for evidence in cited]
        if there and there[0] and all(there) and not pattern.search(claim):
            found.append(reason.format(there[0][0].strip()))
    return tuple(found)
