"""Does a claim say that somebody did what the cited sentence says that he was asked, told or invited to do?"""

import re
from collections.abc import Iterator, Sequence

from assistant.guards.negation import base
from assistant.guards.said import near
from assistant.readers.judge import Evidence
from index.words import content_words, words

_VERBS = (
    r"(?:ask|beg|order|instruct|advis|urg|press|pressur|implor|petition|lobb|invit|challeng|command|direct|counsel|encourag|remind|request)"
    r"(?:s|es|ies|ed|ied|ing)?|(?:tell|told)s?|telling|(?:call(?:s|ed|ing)?|appeal(?:s|ed|ing)?)\s+(?:on|to)|want(?:s|ed)?"
)
# "Asked the queen to pardon the smuggler".
_ASKED = re.compile(
    rf"\b(?:{_VERBS})\s+(?:[\w’'-]+\s+){{1,6}}?(?<!\bnot\s)to\s+(?!\w+ing\b|the\b|an?\b)(?=(?P<deed>[a-z]+)\b)",
    re.IGNORECASE,
)
# A claim with one of these does not say that it was done.
_NOT_SAID_DONE = re.compile(
    rf"\b(?:{_VERBS}|will|would|should|must|shall|may|might|can|could|to|not|never|no|(?:is|are|was|were)\s+being|if|until|demand\w*|orders?|call|appeal"
    r"|plea|instructions?|according)\b",
    re.IGNORECASE,
)


def asked(claim: str, cited: Sequence[Evidence]) -> tuple[str, ...]:
    """Say what the claim has done and every cited sentence near it has only asked for."""
    if _NOT_SAID_DONE.search(claim):
        return ()
    told = {base(word) for word in content_words(claim)}
    found = [tuple(_found(told, evidence.text)) for evidence in near(claim, cited)]
    return tuple(dict.fromkeys(reason for reasons in found for reason in reasons)) if found and all(found) else ()


def _found(told: set[str], sentence: str) -> Iterator[str]:
    there = [base(word) for word in words(sentence)]
    for request in _ASKED.finditer(sentence):
        deed = base(request["deed"].lower())
        if deed in told and there.count(deed) == 1:
            yield f"The cited sentence says {request[0].strip()!r} of it, the claim says that it was done."
