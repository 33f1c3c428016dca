"""Does a claim leave out on what it depends, or that it only almost came to pass?"""

import re
from collections.abc import Iterator, Sequence

from assistant.guards.said import near, stems
from assistant.readers.judge import Evidence

# "Asked if", "even if" and "dozens if not hundreds" make nothing depend on anything; nor does "aid provided by them".
_CONDITION = re.compile(
    r"(?<!asked )(?<!asks )(?<!ask )(?<!know )(?<!knows )(?<!see )(?<!unclear )(?<!wonder )(?<!even )(?<!as )"
    r"\b(?:only\s+(?:if|when|once)|if(?!\s+(?:not|any|at\s+all)\b)|unless|provided(?:\s+that|(?=\s+(?:the|it|they|he|she|its|their|all|no)\b))"
    r"|providing\s+that|on\s+(?:the\s+)?condition\s+that|on\s+condition|in\s+case(?!\s+of\b)|in\s+the\s+event"
    r"|(?:as|so)\s+long\s+as|assuming|(?:depending|contingent|conditional)\s+(?:up)?on|subject\s+to|should(?=\s+(?:the|a|an|it|they|he|she|its|their)\b))",
    re.IGNORECASE,
)
# These bind only what is still to come: "the army left once the talks ended" says that it left.
_BINDS_WHAT_COMES = re.compile(
    r"\b(?:once|as\s+soon\s+as)(?=\s+(?:[\w’'-]+\s+){1,6}?(?:has|have|is|are|\w+s)\b)|(?:^|\bthat\s)without(?=\s[^,]+,)"
    r"|(?<=\s)without(?=\s(?!\w+ing\b))",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"\b(?:will|would|can|could|may|might|shall|(?:is|are|was|were)\s+to)\b|['’]ll\b", re.IGNORECASE)
_WOULD = re.compile(r"\b(?:would|could|might)\b", re.IGNORECASE)
# "Only to households that earn less than 900 crowns": to whom, and which of them.
_ONLY = re.compile(
    r"\bonly\s+(?:(?:to|for|by|from|in|on|with|at)\s+)?(?:(?:the|those|a|an)\s+)?(?P<who>[\w’'-]+)"
    r"\s+(?:that|who|which|whose|where|with|without|from|under|over|above|below|aged|earning|living|having)\s+(?P<which>[^,;:.]+)",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\b(?:only|alone|just|nobody|none|not|no|restrict\w*|limit\w*|confin\w*|reserv\w*)\b", re.IGNORECASE
)
_UNLESS = re.compile(r"\bunless\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|no|never|without)\b", re.IGNORECASE)
# Where what a condition is for begins, seen from its end.
_BOUND = re.compile(
    r"[;:—]|,\s+(?:and|but|while|whereas)\s|\b(?:that|but|whereas|while)\s|\sand\s(?=will\b|would\b|may\b|could\b|is\b)"
)
# "Nearly 200" is a number; "nearly crossed" did not happen.
_ALMOST = re.compile(
    r"\b(?:almost|nearly|barely|all\s+but|as\s+good\s+as)\s+(?=[a-z]+ed\b|\w+(?:ose|ell|ook|ent)\b)", re.IGNORECASE
)
_TIED = re.compile(
    r"\b(?:once|as\s+soon\s+as|when|after|until|before|without|following|lack\w*|need\w*|requir\w*|depend\w*|no)\b",
    re.IGNORECASE,
)
DEPENDENT = 0.5  # how many words of what depends on a condition a claim has to have for saying it


def conditions(claim: str, cited: Sequence[Evidence]) -> tuple[str, ...]:
    """Say what a claim leaves out of all cited sentences that say the same: a condition, or that it almost happened."""
    return (*_without_condition(claim, cited), *_for_anybody(claim, cited), *_happened(claim, cited))


def _without_condition(claim: str, cited: Sequence[Evidence]) -> Iterator[str]:
    mine = stems(claim)
    bound = [found for evidence in cited if (found := _condition(evidence.text)) and _depends(mine, found)]
    if not bound or any(_is_free(mine, evidence.text) for evidence in cited):
        return
    if not (_condition(claim) or (bound[0].re is _BINDS_WHAT_COMES and _TIED.search(claim))):
        yield f"The briefing says on what condition ({bound[0][0].strip()!r}), the claim does not."
    elif _is_turned(claim, bound[0].string):
        yield "The claim has the condition the other way round than the cited sentence."


def _condition(text: str) -> re.Match[str] | None:
    """Return the first word that makes something depend on something else."""
    return _CONDITION.search(text) or next(filter(_binds, _BINDS_WHAT_COMES.finditer(text)), None)


def _binds(found: re.Match[str]) -> bool:
    """Is what hangs on it still to come, and with "without" within the sentence not even sure to?"""
    is_within = found[0].lower() == "without" and found.start() > 0
    return bool((_WOULD if is_within else _TO_COME).search(_dependent(found)))


def _for_anybody(claim: str, cited: Sequence[Evidence]) -> Iterator[str]:
    """Say where a claim leaves out for whom alone something is."""
    mine = stems(claim)
    found = [_ONLY.search(evidence.text) for evidence in near(claim, cited)]
    for only in found if found and all(found) else ():
        which = stems(only["which"]) if only else frozenset()
        is_said = only and (stems(only["who"]) <= mine or _depends(mine, only))
        if only and is_said and 2 * len(which & mine) < len(which) and not _ALONE.search(claim):
            yield f"The briefing says {only[0].strip()!r}, the claim does not."


def _depends(mine: frozenset[str], condition: re.Match[str]) -> bool:
    """Does a claim say what depends on the condition, and not only what stands beside it?"""
    dependent = stems(_dependent(condition))
    return len(mine & dependent) >= DEPENDENT * len(dependent) > 0


def _dependent(condition: re.Match[str]) -> str:
    """Return what a condition is for: what stands before it, or behind its comma where it opens the sentence."""
    before = _BOUND.split(condition.string[: condition.start()])[-1]
    if len(stems(before)) >= 2 or "," not in condition.string[condition.end() :]:
        return before
    return condition.string[condition.end() :].split(",", 1)[1]


def _is_free(mine: frozenset[str], text: str) -> bool:
    return _condition(text) is None and 2 * len(mine & stems(text)) > len(mine)


def _is_turned(claim: str, sentence: str) -> bool:
    """Is it "if" for "unless", and nothing denied in the one that is not denied in the other?"""
    is_other = bool(_UNLESS.search(claim)) != bool(_UNLESS.search(sentence))
    return is_other and len(_NOT.findall(claim)) == len(_NOT.findall(sentence))


def _happened(claim: str, cited: Sequence[Evidence]) -> Iterator[str]:
    there = [_ALMOST.search(evidence.text) for evidence in cited]
    if there and there[0] and all(there) and not _ALMOST.search(claim):
        yield f"The briefing says {there[0][0].strip()!r}, the claim says that it happened."
