"""What came first: a claim that has two things in the other order than the cited sentence."""

import re
from collections.abc import Sequence

from assistant.guards.negation import base
from assistant.guards.said import near
from assistant.readers.judge import Evidence
from index.words import content_words

_JOINT = re.compile(r"\b(?P<joint>before|after)\b", re.IGNORECASE)
_Part = frozenset[str]


def order(claim: str, cited: Sequence[Evidence]) -> tuple[str, ...]:
    """Say where the claim has last what every cited sentence near it has first."""
    mine = _read(claim)
    theirs = [read for evidence in near(claim, cited) if (read := _read(evidence.text))]
    if mine is None or not theirs or not all(_is_turned(mine, read) for read in theirs):
        return ()
    return ("The claim has what came first and what came after it the other way round than the cited sentence.",)


def _is_turned(mine: tuple[_Part, _Part], theirs: tuple[_Part, _Part]) -> bool:
    (early, late), (first, last) = mine, theirs
    turned = early & (last - first), late & (first - last)
    kept = early & (first - last), late & (last - first)
    # Who does both stands with what is told first: "the judge fined it before suspending its licence".
    return all(turned) and all(len(words) >= len(others) for words, others in zip(turned, kept, strict=True))


def _read(text: str) -> tuple[_Part, _Part] | None:
    """Return the words of what came first and of what came after; None where the text does not tell, or of more."""
    found = list(_JOINT.finditer(text))
    if len(found) != 1:
        return None
    before, behind = text[: found[0].start()], text[found[0].end() :]
    if not before.strip():  # "After the vote, the army left."
        behind, _, before = behind.partition(",")
    parts = _words(before), _words(behind)
    return parts if found[0]["joint"].lower() == "before" else parts[::-1]


def _words(text: str) -> _Part:
    return frozenset(base(word) for word in content_words(text))
