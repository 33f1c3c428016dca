"""Quotes → those that disagree, two by two: both are shown with their dates, and none is chosen.

Rules find them, for they can say what differs; a judge says how sure that is. What a newer report says of a count that
goes on (12 dead, then 20) is found too: the relation tells which is the newer.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from assistant.analysis.differences.dates import dates
from assistant.analysis.differences.difference import Difference
from assistant.analysis.differences.matter import Matter, matter, tied
from assistant.analysis.differences.names import names
from assistant.analysis.differences.numbers import numbers
from assistant.analysis.differences.polarity import polarity
from assistant.analysis.differences.status import status
from assistant.analysis.near_copies import are_copies
from assistant.answer import Citation, Claim, Conflict, Quote, Verdict
from assistant.compose import quote
from assistant.read import Reading
from assistant.readers.judge import Evidence, Judge
from assistant.readers.pair import context
from index.copies import what_it_says

KINDS = (numbers, dates, status, polarity, names)  # the first that finds something is the one that is told
CONTRADICTED = 0.5  # how likely a judge finds it from where a conflict is sure
AGREED = 0.1  # and up to where it is not, whatever the wording
NEXT = 12  # sentences that are not cited and looked at as well
BROUGHT = 3  # of them shown at most because they disagree with what is cited


def conflicts(quotes: Sequence[Quote], judge: Judge | None = None) -> tuple[Conflict, ...]:
    """Return the pairs of quotes that disagree, in their order; of copies of a sentence the first stands for all.

    With a judge `sure` is what it says, where it says anything clearly.
    """
    distinct = {what_it_says(one.sentence.text): one for one in reversed(quotes)}
    read = [matter(one) for one in quotes if distinct[what_it_says(one.sentence.text)] is one]
    found = tuple(
        Conflict(a.quote, b.quote, told.about, told.first, told.second, told.sure)
        for a, b in combinations(read, 2)
        if (told := difference(a, b))
    )
    return _judged(found, judge) if judge and found else found


def difference(one: Matter, other: Matter) -> Difference | None:
    """Return what two sentences differ in, None where they can both be right or speak of two things."""
    if not tied(one, other):
        return None
    return next((found for kind in KINDS if (found := kind(one, other))), None)


def with_conflicts(
    claims: Sequence[Claim], reading: Reading, threshold: float, judge: Judge | None = None
) -> tuple[tuple[Claim, ...], tuple[Conflict, ...]]:
    """Return the claims of an answer, those that disagree with them brought along behind, and the conflicts.

    Looked at are the sentences cited and those that answer next best and are sure enough to.
    """
    cited = list(dict.fromkeys(citation.quote for claim in claims for citation in claim.citations))
    known = {citation.quote.sentence for claim in claims for citation in claim.citations}
    others = [one for one in reading.sentences if one.score >= threshold and one.sentence not in known]
    further = [quote(one) for one in others[:NEXT]] if claims else []
    found = [one for one in conflicts((*cited, *further), judge) if one.first in cited or one.second in cited]
    # The surest first; what is sure to both is shown in the order of the answer.
    sides = (side for one in sorted(found, key=lambda one: not one.sure) for side in (one.first, one.second))
    brought = list(dict.fromkeys(side for side in sides if side not in cited))[:BROUGHT]
    shown = {*cited, *brought}
    kept = _once(one for one in found if {one.first, one.second} <= shown)
    return (*claims, *_as_claims(brought, claims)), kept


def _once(found: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Tell a conflict once that is there again between near-copies of both sentences."""
    kept: list[Conflict] = []
    for one in found:
        if not any(_is_same(one, other) for other in kept):
            kept.append(one)
    return tuple(kept)


def _is_same(one: Conflict, other: Conflict) -> bool:
    if {one.first_words, one.second_words} != {other.first_words, other.second_words}:
        return False
    mine, theirs = (side.sentence.text for side in (one.first, one.second)), (other.first, other.second)
    if one.first_words != other.first_words:
        theirs = theirs[::-1]
    return all(are_copies(a, b.sentence.text) for a, b in zip(mine, theirs, strict=True))


def _as_claims(brought: Iterable[Quote], claims: Sequence[Claim]) -> Iterator[Claim]:
    last = max((citation.number for claim in claims for citation in claim.citations), default=0)
    for number, one in enumerate(brought, last + 1):
        yield Claim(one.sentence.text, (Citation(number, one),), Verdict.SUPPORTED)


def _judged(found: Sequence[Conflict], judge: Judge) -> tuple[Conflict, ...]:
    pairs = [pair for one in found for pair in ((one.first, one.second), (one.second, one.first))]
    supports = judge.supports([(claim.sentence.text, _evidence(other)) for claim, other in pairs])
    likely = (max(a.contradicted, b.contradicted) for a, b in zip(supports[::2], supports[1::2], strict=True))
    return tuple(
        replace(one, sure=p >= CONTRADICTED or (one.sure and p > AGREED)) for one, p in zip(found, likely, strict=True)
    )


def _evidence(one: Quote) -> Evidence:
    return Evidence(one.sentence.text, context(one.date.isoformat() if one.date else "", one.title))
