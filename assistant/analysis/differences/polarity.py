"""Polarity: what one sentence says, the other denies or turns round."""

from assistant.analysis.differences.difference import Difference
from assistant.analysis.differences.matter import Matter, apart, shared
from assistant.answer import About
from assistant.guards.negation import negation
from assistant.guards.opposites import opposites
from assistant.guards.said import spelled_out
from assistant.readers.judge import Evidence

ALIKE = 0.7
DENIED = 0.4  # what a speaker denies is told in other words than what is claimed
SURE = 0.75


def polarity(one: Matter, other: Matter) -> Difference | None:
    """Return what one of two sentences affirms and the other denies, None where they agree."""
    common = shared(one, other)
    if apart(one, other) or common < DENIED:
        return None
    is_turned = common >= ALIKE and turned(one, other)
    if one.is_denied != other.is_denied and not is_turned:
        denied = one if one.is_denied else other
        verb = denied.quote.verb or "denied"
        return Difference(About.POLARITY, *((verb, "") if denied is one else ("", verb)), common >= SURE)
    if one.is_denied == other.is_denied and is_turned:
        return Difference(About.POLARITY, "", "", common >= SURE)
    return None


def turned(one: Matter, other: Matter) -> bool:
    """Does one deny a word that the other says, or say its opposite?"""
    mine, theirs = spelled_out(one.text), spelled_out(other.text)
    found = negation(mine, [Evidence(theirs)]) or negation(theirs, [Evidence(mine)])
    return bool(found or opposites(mine, [Evidence(theirs)]) or opposites(theirs, [Evidence(mine)]))
