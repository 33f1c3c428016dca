"""What a text says became of those it counts: killed, hurt, missing, arrested, stranded."""

import re

from assistant.guards.amounts import Amount

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
