"""Clauses that tell of what stands before them: "a move critics say is late", "a claim Kyiv denies", "which he denies".

Their pronoun is left out, so that a verb of saying in them looks like that of the main clause.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Denial:
    """A verb that denies what stands before it: `text[start:end]`.

    All that stands before `told` is denied; None where only a claim is that the sentence names ("charges he denies").
    """

    start: int
    end: int
    told: int | None


_CLAIMS = r"(?:claim|charge|allegation|accusation|assertion|suggestion|rumou?r|report)s?"
_A_MOVE = r"(?:move|step|act|attack|decision|measure|practice|policy|figure|number|toll)"
# Who tells it begins with an article or a capital, or is many: "a step ladder said" is no such clause.
_TELLER = r"(?=(?:an?|the|its|his|her|their|some|many|most|several|it|he|she|they|police)\s|[A-Z]|[\w-]+s\s)"
_NAME = r"(?:(?!(?:of|in|by|on|at|for|that|which|who|to|with|is|are|was|were|has|have|had)\b)[\w'’.-]+\s){0,6}?"
_OFTEN = r"(?:(?:has|have|had|also|now|again|always|long|\w+ly)\s)*"
_SAY = (
    r"(?:say|says|said|believe[sd]?|claim(?:s|ed)?|describe[sd]?|call(?:s|ed)?|argue[sd]?|fear(?:s|ed)?|hope[sd]?|thinks?|thought"
    r"|insist(?:s|ed)?|warn(?:s|ed)?|contend(?:s|ed)?|makes?|made)"
)
_DENY = r"(?:den(?:y|ies|ied)|reject(?:s|ed)?|dispute[sd]?|dismiss(?:es|ed)?|refute[sd]?)"
# What is denied stands before: "charges that Moscow rejects", not "the claim that Moscow rejects the offer".
_NO_OBJECT = r"(?=\s*(?:[.,;:!?)(\"”—–]|$)|\s(?:as|and|but|in|on|since|when|after|while)\b)"

_TOLD_OF = re.compile(
    rf"(?:(?<=,\s)|\b(?:in|as|at|with)\s)(?P<what>(?:an?|the|one)\s(?:[\w-]+\s)?(?:{_A_MOVE}|{_CLAIMS})|something|allegations|claims|accusations)"
    rf"\s{_TELLER}{_NAME}{_OFTEN}{_SAY}\b[^,;:]*"
)
_DENIED = re.compile(
    rf"(?P<told>,\s)?\b(?P<what>which|something|(?:(?:an?|the)\s(?:[\w-]+\s)?)?{_CLAIMS}(?:\s(?:of|about|over)\s[\w\s-]{{1,40}}?)?)(?:,?\s(?:that|which))?"
    rf"\s(?:{_TELLER}{_NAME}{_OFTEN}(?P<verb>{_DENY}){_NO_OBJECT}|(?P<by>denied|rejected|disputed|dismissed)\sby\b)"
)
# "Held over the killing, a charge he denies": there the killing is claimed, and not that he is held.
_CHARGED = re.compile(
    r"\b(?:accus|alleg|arrest|charge|claim|convict|detain|fraud|indict|investigat|jail|prosecut|sentenc|suspect|suspici|trial|tried|lawsuit|sued?\b|(?:held|wanted)\s(?:over|for)\b)",
    re.IGNORECASE,
)
CLAIMED = re.compile(
    r",\s(?:an?|the)\s(?:[\w-]+\s)?(?P<claim>claim|charge|accusation|allegation|assertion|suggestion)"
    r"(?=\s*(?:[.,;]|$)|\s\s|\s(?:denied|rejected|disputed|dismissed)\sby\b|\s(?:that|which)\s(?:could|can|cannot|has|have|was|is)\b)"
)


def denials(text: str) -> Iterator[Denial]:
    """Yield the verbs that deny what stands before them, in order."""
    for match in _DENIED.finditer(text):
        group = "verb" if match["verb"] else "by"
        is_told = match["told"] and not is_charged(text, match.start())
        yield Denial(match.start(group), match.end(group), match.start() if is_told else None)


def is_charged(text: str, end: int) -> bool:
    """Does the text up to `end` speak of something that somebody is charged with?"""
    return bool(_CHARGED.search(text, 0, end))


def without_what_is_told_of(text: str) -> str:
    """Return the text with these clauses blanked out, and not the noun that they follow; offsets stay."""
    return _DENIED.sub(_but_for_the_noun, _TOLD_OF.sub(_but_for_the_noun, text))


def _but_for_the_noun(match: re.Match[str]) -> str:
    end = match.end("what") - match.start()
    return match[0][:end] + " " * (len(match[0]) - end)
