"""Polarity: what one sentence says, the other denies or turns round."""

import re

from assistant.analysis.differences.difference import Difference
from assistant.analysis.differences.matter import Matter, alike, apart, shared
from assistant.answer import About
from assistant.follow_ups.mentions import is_same
from assistant.guards.negation import negation
from assistant.guards.opposites import opposites
from assistant.guards.said import spelled_out
from assistant.readers.judge import Evidence
from index.words import content_words

ALIKE = 0.7
DENIED = 0.4  # what a speaker denies is told in other words than what is claimed
SURE = 0.75
_ACCEPTS = re.compile(r"\b(?:accept(?:s|ed)?|admit(?:s|ted)?|acknowledge[sd]?|concede[sd]?)\b", re.IGNORECASE)
# "Denied that he had delayed the order": that it was ordered is not denied.
_DEED = re.compile(
    r"\b(?:denies|denied|deny|denying)\s(?:(?:having|being|(?:that\s)?(?:he|she|it|they))\s"
    r"(?:(?:has|had|have|was|were|is|are|did|would|will|been|being|ever|already)\s)*(\w+)|(\w+ing)\b)",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\bwithout\s(?:any\s|the\s)?(\w+)", re.IGNORECASE)
_CAME_OR_WENT = re.compile(
    r"\b(?:restored?|reconnected|returned|interrupted|lost|lose|cut|failed|out)\b", re.IGNORECASE
)


def polarity(one: Matter, other: Matter) -> Difference | None:
    """Return what one of two sentences affirms and the other denies, None where they agree."""
    common = shared(one, other)
    if accepted := _accepted(one, other) or _accepted(other, one):
        words = (one.quote.verb, accepted) if one.is_denied else (accepted, other.quote.verb)
        return Difference(About.POLARITY, *words, sure=False)
    if apart(one, other) or common < DENIED or not _say_of_the_same(one, other):
        return None
    is_turned = common >= ALIKE and turned(one, other)
    if one.is_denied != other.is_denied and not is_turned:
        denied, said = (one, other) if one.is_denied else (other, one)
        if _is_other_deed(denied, said, common):
            return None
        verb = denied.quote.verb or "denied"
        return Difference(About.POLARITY, *((verb, "") if denied is one else ("", verb)), common >= SURE)
    if one.is_denied == other.is_denied and is_turned:
        return Difference(About.POLARITY, "", "", common >= SURE)
    return None


def _is_other_deed(denied: Matter, said: Matter, common: float) -> bool:
    """Is what a speaker denies having done nothing that the other tells? It may, in nearly the same words."""
    found = _DEED.search(denied.quote.sentence.text)
    deed = (found[1] or found[2]).lower() if found else ""
    return bool(deed) and alike(deed) not in said.words and (deed.endswith("ed") or common < ALIKE)


def _accepted(denied: Matter, other: Matter) -> str:
    """Return by which word a speaker accepts what he denies in the one sentence, "" where he does not.

    What is denied may not be named at all: "denied this".
    """
    is_same_speaker = bool(denied.quote.speaker) and is_same(denied.quote.speaker, other.quote.speaker)
    if not denied.is_denied or other.is_denied or not is_same_speaker:
        return ""
    found = _ACCEPTS.search(other.text)
    return found[0] if found and (not denied.words or shared(denied, other) >= DENIED) else ""


def _say_of_the_same(one: Matter, other: Matter) -> bool:
    """Have they more in common than a name, or than a word? "It was not passed on" denies nothing that was paid for."""
    common = (one.words & (other.words | other.around)) | (other.words & one.around)
    return bool(one.stems & other.stems) and len(common) > 1


def turned(one: Matter, other: Matter) -> bool:
    """Does one deny a word that the other says, or say its opposite?"""
    mine, theirs = spelled_out(one.text), spelled_out(other.text)
    if _is_cut_off(mine, theirs) or _is_cut_off(theirs, mine):
        return False
    found = negation(mine, [Evidence(theirs)]) or negation(theirs, [Evidence(mine)])
    return bool(found or opposites(mine, [Evidence(theirs)]) or opposites(theirs, [Evidence(mine)]))


def _is_cut_off(one: str, other: str) -> bool:
    """Is one "without electricity", and the other tells how it went or came back?"""
    lacking = _WITHOUT.search(one)
    return bool(lacking and alike(lacking[1]) in map(alike, content_words(other)) and _CAME_OR_WENT.search(other))
