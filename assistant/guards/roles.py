"""Who did it to whom: a claim that has the two sides of a deed the other way round than the cited sentence.

Deeds are the same that are told with the same verb, or with one that says the same (`deeds.py`).
"""

from collections.abc import Iterator, Sequence

from assistant.guards.deeds import kind
from assistant.guards.negation import base
from assistant.guards.said import SHARED
from assistant.guards.sides import Party, Sides, all_sides
from assistant.readers.judge import Evidence
from index.words import content_words

# The same whichever way round they are told, and those of saying: another guard knows who said what.
_EITHER_WAY = frozenset(
    base(verb)
    for verb in """meet met marry married talk talked agree agreed disagree clash clashed negotiate negotiated merge
    merged match equal equalled resemble differ border trade traded fight fought say said says according include
    included""".split()
)


def roles(claim: str, cited: Sequence[Evidence]) -> tuple[str, ...]:
    """Say which verbs of the claim have their sides exchanged; nothing where some cited sentence has them like this."""
    there = [sides for evidence in _about(claim, cited) for sides in _told(evidence.text)]
    found = []
    for mine in _told(claim):
        alike = [theirs for theirs in there if kind(theirs.verb) == kind(mine.verb)]
        same = [theirs for theirs in alike if base(theirs.verb) == base(mine.verb)]
        if any(_exchanged(mine, theirs) for theirs in alike) and not any(_agree(mine, theirs) for theirs in alike):
            found.append(f"The claim has the sides of {mine.verb!r} the other way round than the cited sentence.")
        elif _has_other_doers(mine, alike, there) or (same and all(_was_done_to_doer(mine, one) for one in same)):
            found.append(f"The cited sentence says {mine.verb!r} of somebody else.")
        elif same and all(_has_other_subject(mine, theirs) for theirs in same):
            found.append(f"The claim has another subject of {mine.verb!r} than the cited sentence.")
        elif same and all(_has_other_object(mine, theirs) for theirs in same):
            found.append(f"The claim has another object of {mine.verb!r} than the cited sentence.")
    return tuple(dict.fromkeys(found))


def _about(claim: str, cited: Sequence[Evidence]) -> list[Evidence]:
    """Return the sentences that tell of the same, whichever verbs they tell it with."""
    mine = frozenset(map(kind, content_words(claim)))
    return [e for e in cited if len(mine & frozenset(map(kind, content_words(e.text)))) >= SHARED * len(mine) > 0]


def _exchanged(mine: Sides, theirs: Sides) -> bool:
    to_doers = (mine.done_to & theirs.doers) - theirs.done_to - mine.doers
    to_done_to = (mine.doers & theirs.done_to) - theirs.doers - mine.done_to
    # "The union was accused", where the union accused somebody; "schools were closed" may be schools that closed.
    is_told_without_doer = mine.is_passive and not mine.doers and not theirs.is_passive and bool(theirs.direct)
    return bool(to_doers) and (bool(to_done_to) or is_told_without_doer)


def _has_other_doers(mine: Sides, alike: Sequence[Sides], there: Sequence[Sides]) -> bool:
    is_other = any(_has_another_doer(mine, theirs, there) for theirs in alike)
    return is_other and not any(mine.doers & theirs.doers for theirs in alike)


def _has_another_doer(mine: Sides, theirs: Sides, there: Sequence[Sides]) -> bool:
    """Did gunmen kidnap them and the police free them, and the claim has the police kidnap them?"""
    others = [sides.doers for sides in there if kind(sides.verb) != kind(mine.verb)]
    return bool(theirs.doers and mine.done_to & theirs.done_to) and mine.doers in others and bool(mine.doers)


def _was_done_to_doer(mine: Sides, theirs: Sides) -> bool:
    """Did the coast guard rescue men from a trawler, and the claim has the trawler rescue them?

    Not where the claim names nobody to whom: what somebody closed has closed.
    """
    is_told = not mine.is_passive and mine.direct and theirs.doers and mine.subject.head
    return bool(is_told) and mine.subject.head <= theirs.done_to - theirs.doers and not mine.doers & theirs.doers


def _has_other_subject(mine: Sides, theirs: Sides) -> bool:
    """Did lawyers for the minister resign, and the claim has the minister resign?"""
    return mine.is_passive == theirs.is_passive and _is_another(mine.subject, theirs.subject)


def _has_other_object(mine: Sides, theirs: Sides) -> bool:
    """Was the mayor's aide charged, and the claim has the mayor charged?"""
    one, other = (sides.subject if sides.is_passive else sides.object for sides in (mine, theirs))
    return _is_another(one, other)


def _is_another(mine: Party, theirs: Party) -> bool:
    return bool(mine.head and theirs.head) and mine.head <= theirs.of - theirs.head


def _agree(mine: Sides, theirs: Sides) -> bool:
    return bool(mine.doers & theirs.doers and mine.done_to & theirs.done_to) and not _exchanged(mine, theirs)


def _told(text: str) -> Iterator[Sides]:
    return (sides for sides in all_sides(text) if base(sides.verb.lower()) not in _EITHER_WAY)
